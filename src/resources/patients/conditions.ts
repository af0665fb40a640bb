import type { Bound, Condition } from '../../db/rows/select.ts';
import { equal } from '../../http/filters.ts';
import { keyInput } from '../../wire/input.ts';

/** The patient of this number and nobody else: not on the page, but programs in use ask a list so and take its first row. */
export const thisPatient = () => equal(keyInput({ emptyIsAbsent: true, description: 'Only this patient.' }));

/**
 * One of the columns has these digits in a row, whatever punctuation is between them. The first LIKE only excludes
 * numbers without these digits, which is quicker than removing the punctuation from every number.
 */
export function containsDigits(columns: readonly string[], digits: string): Condition[] {
  const each = columns.map((column) => `(${column} LIKE ? AND ${withoutPunctuation(column)} LIKE ?)`);
  const scattered = `%${[...digits].join('%')}%`;
  const values: Bound[] = columns.flatMap(() => [scattered, `%${digits}%`]);
  return [[`(${each.join(' OR ')})`, ...values]];
}

/** Signs that offices write between digits, and the letters of an extension: x, ext. */
const PUNCTUATION = [...'()-. /+,:;#*_xXeEtT'];

function withoutPunctuation(column: string): string {
  return PUNCTUATION.reduce((sql, mark) => `REPLACE(${sql}, '${mark}', '')`, column);
}
