import type { Key } from '../../domain/key.ts';
import type { Row, TableName } from '../schema/tables.ts';
import type { HeldKey } from './held-rows.ts';

/**
 * One row that a unit of work stored, changed or removed. `before` is undefined for a new row and `after` for a removed
 * one; a changed row has both. What follows from a write (audit rows, signals to an office's workstations, events) is
 * derived from these.
 */
export type RowChange = { readonly [T in TableName]: RowChangeOf<T> }[TableName];

/** The rows of a change, as it was and as it is now, when one of these columns differs; in a new or gone row all do. */
export function rowsThatDiffer<T extends TableName>(
  { before, after }: RowChangeOf<T>,
  columns: readonly (keyof Row<T>)[],
): readonly Row<T>[] {
  if (!columns.some((column) => before?.[column] !== after?.[column])) return [];
  return [before, after].filter((row) => row !== undefined) as Row<T>[];
}

/** The columns of `after` in which it differs from `before`. */
export function columnsThatDiffer<R extends object>(before: R | undefined, after: R | undefined): Partial<R> {
  const names = Object.keys(after ?? {}) as (keyof R)[];
  return Object.fromEntries(
    names.filter((name) => before?.[name] !== after![name]).map((name) => [name, after![name]]),
  ) as Partial<R>;
}

export interface RowChangeOf<T extends TableName> {
  readonly table: T;
  /** Undefined while a row that was sent is not answered, or is stored with COMMIT: then `heldKey` stands for it. */
  readonly key: Key;
  readonly heldKey?: HeldKey;
  readonly before: Readonly<Partial<Row<T>>> | undefined;
  readonly after: Readonly<Partial<Row<T>>> | undefined;
}
