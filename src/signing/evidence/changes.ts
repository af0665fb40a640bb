import { type Key, toKey } from '../../domain/key.ts';
import type { PrintedFields, PrintedPlan } from './content.ts';

/** One difference between what was signed and what is there now, values in their published form. */
export interface Change {
  readonly where: 'plan' | 'line';
  readonly field: string;
  /** The row; null for the plan's own fields. */
  readonly ProcTPNum: Key | null;
  /** null if it was not there. */
  readonly signed: string | null;
  /** null if it is no longer there. */
  readonly now: string | null;
}

/**
 * Every difference, field by field. Lines are matched by ProcTPNum. A changed order appears as changes of ItemOrder, a
 * removed or an added line as one change of the field ProcTPNum.
 */
export function changesBetween(signed: PrintedPlan, now: PrintedPlan): Change[] {
  const changes = fieldChanges('plan', null, signed.plan, now.plan);
  const present = new Map(now.lines.map((line) => [line.ProcTPNum ?? '', line]));
  for (const line of signed.lines) {
    const number = line.ProcTPNum ?? '';
    const found = present.get(number);
    present.delete(number);
    if (found) changes.push(...fieldChanges('line', keyOf(number), line, found));
    else changes.push({ where: 'line', field: 'ProcTPNum', ProcTPNum: keyOf(number), signed: number, now: null });
  }
  for (const number of present.keys()) {
    changes.push({ where: 'line', field: 'ProcTPNum', ProcTPNum: keyOf(number), signed: null, now: number });
  }
  return changes;
}

/** A text that is no number becomes 0, which no row has: it comes from a record that somebody edited. */
const keyOf = (digits: string): Key => (/^-?\d{1,19}$/.test(digits) ? toKey(digits) : 0);

function fieldChanges(where: Change['where'], ProcTPNum: Key | null, signed: PrintedFields, now: PrintedFields) {
  const names = [...new Set([...Object.keys(signed), ...Object.keys(now)])];
  return names
    .filter((field) => signed[field] !== now[field])
    .map((field): Change => ({ where, field, ProcTPNum, signed: signed[field] ?? null, now: now[field] ?? null }));
}
