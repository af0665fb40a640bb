import type { Call, Expression } from '../../tree.ts';
import type { Printed } from '../dialect.ts';
import { findColumn, type Scope } from '../scope.ts';
import { sizeOf } from './text-sizes.ts';

/**
 * Steps that MariaDB may need for one value. It looks only between two rows whether it should end, and looks for a text within
 * a text letter by letter: a long one within another long one takes days.
 */

/** A letter that LIKE compares, or that is compared by a collation, takes as long as ten that LOCATE does. */
const COMPARED = 10;
/** Texts are moved so many bytes at once. */
const MOVED = 30;

/** For reading a value, in whatever it stands. */
export const stepsToRead = (value: Printed): number => sizeOf(value) * COMPARED;

const SEARCHING: Readonly<Record<string, readonly [text: number, part: number]>> = {
  LOCATE: [1, 0],
  INSTR: [0, 1],
  REPLACE: [0, 1],
  SUBSTRING_INDEX: [0, 1],
};

/** For a call, its arguments apart. */
export function stepsOfCall(call: Call, args: readonly Printed[], scope: Scope): number {
  if (/^REGEXP_/.test(call.name)) return stepsOfPattern(args[0]!, args[1]!, call.name === 'REGEXP_REPLACE');
  const [text, part] = (SEARCHING[call.name] ?? []).map((at) => args[at]!);
  if (!text || !part) return 0;
  const moved =
    call.name === 'REPLACE' && sizeOf(args[2]!) > 0 && !isOfField(call, scope) ? sizeOf(text) ** 2 / MOVED : 0;
  return sizeOf(text) * sizeOf(part) + moved;
}

/** For LIKE and REGEXP. */
export const stepsOfLike = (operator: 'LIKE' | 'REGEXP', text: Printed, pattern: Printed): number =>
  operator === 'LIKE' ? sizeOf(text) * sizeOf(pattern) * COMPARED : stepsOfPattern(text, pattern, false);

/** A pattern that repeats something may read the rest of the text at each letter, and whoever replaces goes there at each place. */
function stepsOfPattern(text: Printed, pattern: Printed, replaces: boolean): number {
  const repeats = replaces || pattern.literal === undefined || /[*+{]/.test(pattern.literal);
  return sizeOf(text) * (repeats ? sizeOf(text) : sizeOf(pattern));
}

/** Whether it replaces parts of what a field holds, however often: such a text is not as long as it might be. */
function isOfField(call: Call, scope: Scope): boolean {
  let text: Expression = call;
  while (text.kind === 'call' && text.name === 'REPLACE') text = text.args[0]!;
  return text.kind === 'column' && !findColumn(scope, text.table, text.name).column.isComputed;
}
