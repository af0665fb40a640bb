import type { Condition } from '../../db/select.ts';

/** `column` begins with the text, letter case ignored; left out when there is none. */
export function beginsWith(column: string, text: string | undefined): Condition[] {
  return text ? [[`${column} LIKE ? ESCAPE '!'`, `${literally(text)}%`]] : [];
}

/** `column` has the text anywhere, letter case ignored; left out when there is none. */
export function contains(column: string, text: string | undefined): Condition[] {
  return text ? [[`${column} LIKE ? ESCAPE '!'`, `%${literally(text)}%`]] : [];
}

/**
 * One of the columns has these digits in a row, whatever punctuation stands between them. The first LIKE only sorts out
 * numbers without the digits, which is quicker than taking the punctuation out of every number.
 */
export function containsDigits(columns: readonly string[], digits: string | undefined): Condition[] {
  if (!digits) return [];
  const each = columns.map((column) => `(${column} LIKE ? AND ${withoutPunctuation(column)} LIKE ?)`);
  const scattered = `%${[...digits].join('%')}%`;
  return [[`(${each.join(' OR ')})`, ...columns.flatMap(() => [scattered, `%${digits}%`])]];
}

function withoutPunctuation(column: string): string {
  return [...'()-. /+'].reduce((sql, mark) => `REPLACE(${sql}, '${mark}', '')`, column);
}

/** The text with nothing in it that LIKE reads as a pattern. */
function literally(text: string): string {
  return text.replace(/[%_!]/g, '!$&');
}
