import type { Bound, Condition } from '../../db/select.ts';

/**
 * One of the columns has these digits in a row, whatever punctuation stands between them. The first LIKE only sorts out
 * numbers without the digits, which is quicker than taking the punctuation out of every number.
 */
export function containsDigits(columns: readonly string[], digits: string): Condition[] {
  const each = columns.map((column) => `(${column} LIKE ? AND ${withoutPunctuation(column)} LIKE ?)`);
  const scattered = `%${[...digits].join('%')}%`;
  const values: Bound[] = columns.flatMap(() => [scattered, `%${digits}%`]);
  return [[`(${each.join(' OR ')})`, ...values]];
}

function withoutPunctuation(column: string): string {
  return [...'()-. /+'].reduce((sql, mark) => `REPLACE(${sql}, '${mark}', '')`, column);
}
