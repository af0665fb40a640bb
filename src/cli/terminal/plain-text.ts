/** Control characters that belong to the lines of a text. */
const LINES = '\n\t';

/**
 * Makes a text from somebody else safe for a terminal: control characters, which could colour it, move its cursor or
 * rename its window, are spelled out, and so are line separators and marks that change the direction of writing.
 */
export function plainText(text: string): string {
  return text.replace(/[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu, (sign) =>
    LINES.includes(sign) ? sign : `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** The same for one cell of a table: on one line, and of a bounded length. */
export function plainCell(text: string, longest = 40): string {
  const plain = plainText(text.slice(0, 10 * longest)).replace(/[\n\t]/g, ' ');
  return plain.length > longest ? `${plain.slice(0, longest - 1)}…` : plain;
}
