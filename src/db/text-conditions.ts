/** `column` begins with the text, letter case ignored; every row for none. */
export const beginsWith = (column: string) => (text: string) =>
  text ? [[`${column} LIKE ? ESCAPE '!'`, `${literally(text)}%`] as const] : [];

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
