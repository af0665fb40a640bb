import type { FieldInfo } from 'mariadb';
import { type Key, toKey } from '../../../domain/key.ts';
import { rowMaker, type Values } from '../../rows/row-maker.ts';

/** How a column's values are put right; undefined where the driver's form is ours already. */
type Repair = ((value: never) => unknown) | undefined;

/**
 * The driver hands every BIGINT over as a bigint, a FLOAT as the double nearest to its 32 bits (1.2 as 1.2000000476837158),
 * and a column of bytes (`varbinary`, `blob`), as an office may have made of a text, as a Buffer; ours are one-form keys, the
 * shortest number that stores as the same 32 bits, and texts.
 */
function repairOf(field: FieldInfo): Repair {
  if (field.type === 'BIGINT') return keyOf as Repair;
  if (field.type === 'FLOAT') return shortestFloat as Repair;
  return isOfBytes(field) ? (textOf as Repair) : undefined;
}

/** By the collation `binary`, which numbers and moments have, too: those never come as a Buffer. */
const isOfBytes = ({ collation, type }: FieldInfo) => collation?.index === 63 && /STRING|CHAR|BLOB/.test(type);

const textOf = (value: Buffer | string | null) => (Buffer.isBuffer(value) ? value.toString() : value);

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
      const found = fields.map((field, index) => `${field.type} ${isOfBytes(field)} ${names[index]}`).join('\n');
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
