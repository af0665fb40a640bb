import type { FieldInfo } from 'mariadb';
import { type Key, toKey } from '../../domain/key.ts';

/** How a column's values are put right; undefined where the driver's form is ours already. */
type Repair = ((value: never) => unknown) | undefined;

/**
 * The driver hands every BIGINT over as a bigint and a FLOAT as the double nearest to its 32 bits (1.2 as
 * 1.2000000476837158); ours are one-form keys and the shortest number that stores as the same 32 bits.
 */
export function repairOf(field: FieldInfo): Repair {
  if (field.type === 'BIGINT') return keyOf as Repair;
  if (field.type === 'FLOAT') return shortestFloat as Repair;
  return undefined;
}

function keyOf(value: bigint | null): Key | null {
  return value === null ? null : toKey(value);
}

function shortestFloat(value: number | null): number | null {
  if (value === null) return null;
  for (let digits = 6; digits <= 9; digits++) {
    const shorter = Number(value.toPrecision(digits));
    if (Math.fround(shorter) === value) return shorter;
  }
  return value;
}

/** Puts the rows of a result right, in place. */
export function repairRows(rows: Record<string, unknown>[], fields: readonly FieldInfo[]): Record<string, unknown>[] {
  for (const field of fields) {
    const repair = repairOf(field);
    if (!repair) continue;
    const name = field.name();
    for (const row of rows) row[name] = repair(row[name] as never);
  }
  return rows;
}

/** The same for rows that came as arrays; `isExact` tells which columns may stay bigint. */
export function repairArrays(
  rows: unknown[][],
  fields: readonly FieldInfo[],
  isExact: (index: number) => boolean,
): unknown[][] {
  for (const [index, field] of fields.entries()) {
    const repair = repairOf(field);
    if (!repair || (field.type === 'BIGINT' && isExact(index))) continue;
    for (const row of rows) row[index] = repair(row[index] as never);
  }
  return rows;
}
