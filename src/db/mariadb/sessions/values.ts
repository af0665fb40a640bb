import type { FieldInfo } from 'mariadb';
import { type Key, toKey } from '../../../domain/key.ts';
import { rowMaker, type Values } from '../../rows/row-maker.ts';

/** How a column's values are put right; undefined where the driver's form is ours already. */
type Repair = ((value: never) => unknown) | undefined;

/**
 * The driver hands every BIGINT over as a bigint and a FLOAT as the double nearest to its 32 bits (1.2 as
 * 1.2000000476837158); ours are one-form keys and the shortest number that stores as the same 32 bits.
 */
function repairOf(field: FieldInfo): Repair {
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

/** Makes objects of rows that came as arrays, with their values put right. */
export type RowReader = (rows: readonly unknown[][], fields: readonly FieldInfo[]) => Values[];

/** One for each statement. A server that sends the same columns with every answer gives them as another array each time. */
export function rowReader(): RowReader {
  let known: readonly FieldInfo[] | undefined;
  let columns = '';
  let make: (values: readonly unknown[]) => Values;
  return (rows, fields) => {
    if (fields !== known) {
      known = fields;
      const names = fields.map((field) => field.name());
      const found = fields.map(({ type }, index) => `${type} ${names[index]}`).join('\n');
      if (found !== columns) make = rowMaker(names, fields.map(repairOf));
      columns = found;
    }
    return rows.map((values) => make(values));
  };
}

/** Puts the values of rows that stay arrays right, in place; `isExact` tells which columns may stay bigint. */
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
