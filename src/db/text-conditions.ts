import type { Handle } from './practice.ts';
import type { Condition } from './select.ts';

/** `column` begins with the text, letter case ignored; every row for none. */
export const beginsWith = (column: string) => (text: string) =>
  text ? [[`${column} LIKE ? ESCAPE '!'`, `${literally(text)}%`] as const] : [];

/**
 * The same for a column that has an index, which SQLite uses for a range only: it reads LIKE as one when it knows the text, and so
 * would compile the statement again for each text. MariaDB finds the range by itself, in the order of its own collation.
 */
export const indexedBeginsWith =
  (column: string) =>
  (text: string, { engine }: Pick<Handle, 'engine'>): Condition[] => {
    const like = beginsWith(column)(text);
    const after = engine === 'sqlite' && text ? firstAfter(text) : undefined;
    return after === undefined ? like : [...like, [`${column} >= ? AND ${column} < ?`, text, after]];
  };

/** A text that comes after all that begin with this one, whatever the case of their letters; none after the last of all. */
function firstAfter(text: string): string | undefined {
  const lower = [...text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())];
  while (lower.length > 0) {
    const last = lower.pop()!.codePointAt(0)! + 1;
    if (last <= LAST_CODE_POINT)
      return lower.join('') + String.fromCodePoint(last === SURROGATES ? AFTER_SURROGATES : last);
  }
  return undefined;
}

const LAST_CODE_POINT = 0x10ffff;
/** Code points that are no characters. */
const SURROGATES = 0xd800;
const AFTER_SURROGATES = 0xe000;

/** `column` has the text anywhere, letter case ignored; every row for none. */
export const contains = (column: string) => (text: string) =>
  text ? [[`${column} LIKE ? ESCAPE '!'`, `%${literally(text)}%`] as const] : [];

/** `column` is the text, letter case ignored. */
export const isText = (column: string) => (text: string) => [`${column} LIKE ? ESCAPE '!'`, literally(text)] as const;

/** `column` has the pieces of the text in their order, whatever stands between them; every row for none. */
export const containsPieces = (column: string, between: RegExp) => (text: string) => {
  const pieces = text.split(between).filter(Boolean);
  if (pieces.length === 0) return text ? contains(column)(text) : [];
  return [[`${column} LIKE ? ESCAPE '!'`, `%${pieces.map(literally).join('%')}%`] as const];
};

/** The text with nothing in it that LIKE reads as a pattern. */
function literally(text: string): string {
  return text.replace(/[%_!]/g, '!$&');
}
