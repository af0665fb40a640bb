// Parts of the statements by which rows are stored (`rows.ts`).

import { type Key, toKey } from '../../domain/key.ts';
import type { StoredValues, Transaction } from '../handle.ts';
import type { OwnTableName } from '../schema/own.ts';
import { idColumn, stampColumn, type TableName } from '../schema/tables.ts';
import type { Insert } from './held-rows.ts';
import type { Bound } from './select.ts';
import { quoted } from './statement-texts.ts';

/** Of a row that has one: until the database gives it a key it is undefined. */
export const keyIn = (table: TableName, row: object): Key => (row as Record<string, Key>)[idColumn(table)]!;

/**
 * Both engines give the rows of one statement keys in equal steps; SQLite tells the last of them, MariaDB the first
 * (InnoDB sets them aside together, because it knows the count beforehand).
 */
export function giveKeys(tx: Transaction, table: TableName, rows: readonly object[], insertId: bigint): void {
  if (keyIn(table, rows[0]!) !== undefined) return;
  const id = idColumn(table);
  const step = BigInt(tx.keyStep);
  const first = tx.engine === 'sqlite' ? insertId - BigInt(rows.length - 1) * step : insertId;
  for (const [index, row] of rows.entries()) Object.assign(row, { [id]: toKey(first + BigInt(index) * step) });
}

export function insertOf(table: TableName | OwnTableName, stored: readonly StoredValues[]): Insert {
  const columns = Object.keys(stored[0]!);
  return { table, columns, rows: stored.map((row) => columns.map((column) => (row[column] ?? null) as Bound)) };
}

/** The columns that a row does not hold yet. An empty text is told the same whether it is stored or NULL, so it is no change. */
export function differences<R extends object>(row: R, changes: Partial<R>): Partial<R> {
  const current = row as Record<string, unknown>;
  const different: Record<string, unknown> = {};
  // Most estimates of a plan stay as they are, and each has thirty columns.
  for (const [name, value] of Object.entries(changes)) {
    const held = current[name];
    if (value !== undefined && held !== value && !(value === '' && held === null)) different[name] = value;
  }
  return different as Partial<R>;
}

export function withStamp(tx: Transaction, table: TableName, changes: object): Readonly<Record<string, unknown>> {
  const stamp = stampColumn(table);
  return stamp ? { ...changes, [stamp]: tx.now } : { ...changes };
}

/** Only equality lets MariaDB lock a single row; a list of one would lock the gap beside it too. */
export function isOneOf(table: TableName, rows: readonly object[]): { sql: string; keys: Key[] } {
  const keys = rows.map((row) => keyIn(table, row));
  const sql = keys.length === 1 ? '= ?' : `in (${keys.map(() => '?').join(', ')})`;
  return { sql: `where ${quoted(idColumn(table))} ${sql}`, keys };
}
