import type { Key } from '../domain/key.ts';
import { toKey } from '../domain/key.ts';
import type { Handle, Transaction } from './practice.ts';
import { columnsOf, emptyValue, idColumn, type Row, stampColumn, type TableName } from './schema/tables.ts';

/** A whole row of a table: the given values, and the documented default for every other column. */
export function newRow<T extends TableName>(table: T, now: string, values: Partial<Row<T>>): Row<T> {
  const row: Record<string, unknown> = {};
  for (const [name, column] of columnsOf(table)) {
    if (column.role === 'id') continue;
    row[name] = column.role === 'stamp' ? now : emptyValue(column);
  }
  return Object.assign(row, values) as Row<T>;
}

/** Stores a new row and answers it with its key. */
export async function insertRow<T extends TableName>(
  tx: Transaction,
  table: T,
  values: Partial<Row<T>>,
): Promise<Row<T>> {
  const row = newRow(table, tx.now, values);
  const result = await tx.db
    .insertInto(table)
    .values(tx.storable(table, row, 'insert') as never)
    .executeTakeFirstOrThrow();
  const id = idColumn(table);
  if ((row as Record<string, unknown>)[id] === undefined) Object.assign(row, { [id]: toKey(result.insertId!) });
  return row;
}

/** Bound values of one statement: below what either engine accepts (SQLite 32,766, MariaDB 65,535). */
const MOST_BOUND_VALUES = 30_000;

/** Stores whole rows (see `newRow`), many to a statement. For rows whose keys are given or never asked for. */
export async function insertRows<T extends TableName>(
  tx: Transaction,
  table: T,
  rows: readonly Row<T>[],
): Promise<void> {
  const perStatement = Math.floor(MOST_BOUND_VALUES / columnsOf(table).length);
  for (let start = 0; start < rows.length; start += perStatement) {
    await tx.db
      .insertInto(table)
      .values(rows.slice(start, start + perStatement).map((row) => tx.storable(table, row, 'insert')) as never)
      .execute();
  }
}

/** The row with this key, or undefined. */
export async function findRow<T extends TableName>(handle: Handle, table: T, key: Key): Promise<Row<T> | undefined> {
  const rows = await handle.db
    .selectFrom(table as TableName)
    .selectAll()
    .where(idColumn(table) as never, '=', key as never)
    .execute();
  return rows[0] as Row<T> | undefined;
}

/**
 * Stores the columns of `changes` that differ from `row`, moves the row's time stamp when any does, and writes nothing
 * otherwise. Answers the row as it now stands; the same object when nothing changed.
 */
export async function updateRow<T extends TableName>(
  tx: Transaction,
  table: T,
  row: Row<T>,
  changes: Partial<Row<T>>,
): Promise<Row<T>> {
  const current = row as Record<string, unknown>;
  const different = Object.entries(changes).filter(([name, value]) => value !== undefined && current[name] !== value);
  if (different.length === 0) return row;
  const stamp = stampColumn(table);
  const set = Object.fromEntries(stamp ? [...different, [stamp, tx.now]] : different);
  const id = idColumn(table);
  await tx.db
    .updateTable(table as TableName)
    .set(tx.storable(table, set, 'update') as never)
    .where(id as never, '=', current[id] as never)
    .execute();
  return { ...row, ...set };
}

/** Removes the rows with these keys. */
export async function deleteRows(tx: Transaction, table: TableName, keys: readonly Key[]): Promise<void> {
  if (keys.length === 0) return;
  await tx.db
    .deleteFrom(table)
    .where(idColumn(table) as never, 'in', keys as never)
    .execute();
}
