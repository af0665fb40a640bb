import { type Key, toKey } from '../../domain/key.ts';
import type { StoredValues, Transaction } from '../handle.ts';
import type { OwnTableName } from '../schema/own.ts';
import { columnsOf, idColumn, type Row, type TableName } from '../schema/tables.ts';
import type { RowChange } from './changes.ts';
import { HeldKey, type HeldRows, type HeldValue } from './held-rows.ts';
import { newRow } from './new-row.ts';
import { differences, giveKeys, insertOf, isOneOf, keyIn, withStamp } from './row-statements.ts';
import type { Bound } from './select.ts';
import { eachText, filledUp, insertText, quoted, rowsAtOnce } from './statement-texts.ts';

export { findRow, hasRow, rememberedRow, rememberedRows, requireRow, rowsNamed, rowsWhere } from './find-rows.ts';
export { newRow } from './new-row.ts';

// The only writer of practice tables. Whatever it stores, changes or removes is told in `tx.changes`.

/**
 * Tells of a change. What is remembered of the table was forgotten when the statement was sent, so that whoever asks
 * behind it reads it; and once more now, because an office's database is asked things between the two.
 */
function note<T extends TableName>(
  tx: Transaction,
  table: T,
  before: Partial<Row<T>> | undefined,
  after: Partial<Row<T>> | undefined,
): void {
  tx.remember.forget(table);
  tx.changes.push({ table, key: keyIn(table, (after ?? before)!), before, after } as unknown as RowChange);
}

/**
 * Stores new rows whose keys the work does not ask for. Where that saves an exchange they are held back until something
 * else is sent, or until COMMIT (`held-rows.ts`); until then neither these rows nor their changes have a key.
 */
export async function sendRows<T extends TableName>(tx: Transaction, table: T, rows: readonly Row<T>[]): Promise<void> {
  if (!tx.held || rows.length === 0 || rows.length > MOST_HELD) return insertRows(tx, table, rows);
  tx.remember.forget(table);
  const noted = tx.changes.length;
  for (const row of rows) note(tx, table, undefined, row);
  const changes = tx.changes.slice(noted) as { key: Key; heldKey?: HeldKey | undefined }[];
  const insert = insertOf(
    table,
    rows.map((row) => tx.storable(table, row, 'insert')),
  );
  const first = tx.held.hold(insert, (firstKey) => {
    giveKeys(tx, table, rows, firstKey);
    for (const [index, row] of rows.entries()) {
      Object.assign(changes[index]!, { key: keyIn(table, row), heldKey: undefined });
    }
  });
  // Those that bring their keys move no counter of the database.
  if (changes[0]!.key !== undefined) return;
  for (const [index, change] of changes.entries()) {
    change.heldKey = new HeldKey(first.insert, index * tx.keyStep);
  }
}

/** More rows are worth an exchange of their own. */
export const MOST_HELD = 40;

/** Stores a new row and answers it with its key. */
export async function insertRow<T extends TableName>(
  tx: Transaction,
  table: T,
  values: Partial<Row<T>>,
): Promise<Row<T>> {
  const row = newRow(table, tx.now, values);
  const { insertId } = await insertValues(tx, table, [tx.storable(table, row, 'insert')]);
  giveKeys(tx, table, [row], insertId);
  note(tx, table, undefined, row);
  return row;
}

/**
 * The same for a row whose key the rest of the unit only writes into rows that it sends (`sendRows`), without asking the
 * database anything more. Such a row can be stored with COMMIT. Until then its key is a placeholder (`held-rows.ts`), and no
 * text may be made of it.
 */
export async function insertRowWithPlaceholder<T extends TableName>(
  tx: Transaction,
  table: T,
  values: Partial<Row<T>>,
): Promise<Row<T>> {
  const row = newRow(table, tx.now, values);
  const id = idColumn(table);
  const setKey = (key: Key) => void Object.assign(row, { [id]: key });
  const placeholder = tx.held?.holdWithPlaceholder(insertOf(table, [tx.storable(table, row, 'insert')]), setKey);
  if (placeholder === undefined) return insertRow(tx, table, values);
  setKey(placeholder);
  note(tx, table, undefined, row);
  return row;
}

/** Bound values of one statement: below what either engine accepts (SQLite 32,766, MariaDB 65,535). */
const MOST_BOUND_VALUES = 30_000;

/**
 * Stores whole rows (see `newRow`), many to a statement. Either all of them bring their keys or none does; those without
 * get the key that the database gave them.
 */
export async function insertRows<T extends TableName>(
  tx: Transaction,
  table: T,
  rows: readonly Row<T>[],
): Promise<void> {
  const perStatement = tx.insertsSingly?.(table) ? 1 : Math.floor(MOST_BOUND_VALUES / columnsOf(table).length);
  for (let start = 0; start < rows.length; start += perStatement) {
    const some = rows.slice(start, start + perStatement);
    const { insertId } = await insertValues(
      tx,
      table,
      some.map((row) => tx.storable(table, row, 'insert')),
    );
    giveKeys(tx, table, some, insertId);
  }
  for (const row of rows) note(tx, table, undefined, row);
}

/** Stores rows of a table of our own, which is no change of the practice. */
export async function insertOwnRows(
  tx: Transaction,
  table: OwnTableName,
  rows: readonly Readonly<Record<string, Bound>>[],
): Promise<void> {
  const perStatement = Math.floor(MOST_BOUND_VALUES / Math.max(1, Object.keys(rows[0] ?? {}).length));
  for (let start = 0; start < rows.length; start += perStatement) {
    await insertValues(tx, table, rows.slice(start, start + perStatement));
  }
}

/** The same as the last thing of a unit of work, in one exchange with COMMIT. Values may be keys of held rows. */
export function insertOwnRowsAtEnd(
  held: HeldRows,
  table: OwnTableName,
  rows: readonly Readonly<Record<string, HeldValue>>[],
): void {
  if (rows.length > 0) held.insertAtEnd(insertOf(table, rows));
}

/** Stores one row of a table of our own that counts its keys, and answers the key. */
export async function insertOwnRow(
  tx: Transaction,
  table: OwnTableName,
  row: Readonly<Record<string, Bound>>,
): Promise<Key> {
  const { insertId } = await insertValues(tx, table, [row]);
  return toKey(insertId);
}

/** One statement for rows that all have the columns of the first. */
function insertValues(tx: Transaction, table: TableName | OwnTableName, rows: readonly StoredValues[]) {
  tx.remember.forget(table as TableName);
  const insert = insertOf(table, rows);
  return tx.run(insertText(table, insert.columns, rows.length), insert.rows.flat() as Bound[]);
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
  const different = differences(row, changes);
  if (Object.keys(different).length === 0) return row;
  const set = withStamp(tx, table, different);
  await writeColumns(tx, table, [row], set);
  return { ...row, ...set };
}

interface Update<T extends TableName> {
  readonly row: Row<T>;
  readonly changes: Partial<Row<T>>;
}

/** So many rows are worth a statement of their own, which is longer and must be prepared. */
const FEW = 3;

/**
 * The same as `updateRow` for many rows, each with values of its own. A database server gets them in one statement, where
 * each would cost an exchange; in SQLite, and in an office's database, which is undone row by row, they go one by one.
 */
export async function updateEach<T extends TableName>(
  tx: Transaction,
  table: T,
  updates: readonly Update<T>[],
): Promise<void> {
  const isOneByOne = tx.engine === 'sqlite' || tx.tablesInBraces;
  const left = updates.filter(({ row, changes }) => Object.keys(differences(row, changes)).length > 0);
  while (!isOneByOne && left.length >= FEW) {
    await updateTogether(tx, table, left.splice(0, rowsAtOnce(left.length)));
  }
  for (const { row, changes } of left) await updateRow(tx, table, row, changes);
}

async function updateTogether<T extends TableName>(
  tx: Transaction,
  table: T,
  updates: readonly Update<T>[],
): Promise<void> {
  const id = idColumn(table);
  const names = [...new Set(updates.flatMap(({ row, changes }) => Object.keys(differences(row, changes))))].sort();
  const sets = updates.map(({ row, changes }) => {
    const wanted = { ...row, ...changes } as Record<string, unknown>;
    return withStamp(tx, table, Object.fromEntries(names.map((name) => [name, wanted[name]])));
  });
  const columns = Object.keys(sets[0]!);
  const all = filledUp(updates.map(({ row }, index) => ({ key: keyIn(table, row), set: sets[index]! })));
  tx.remember.forget(table);
  await send(tx, eachText(table, id, columns, all.length), [
    ...columns.flatMap((column) => all.flatMap(({ key, set }) => [key, set[column] as Bound])),
    ...all.map(({ key }) => key),
  ]);
  for (const [index, { row }] of updates.entries()) note(tx, table, row, { ...row, ...sets[index] } as Row<T>);
}

/** Stores the same columns in several rows with one statement and moves their time stamps. */
export async function updateRows<T extends TableName>(
  tx: Transaction,
  table: T,
  rows: readonly Partial<Row<T>>[],
  changes: Partial<Row<T>>,
): Promise<void> {
  if (rows.length > 0) await writeColumns(tx, table, rows, withStamp(tx, table, changes));
}

async function writeColumns<T extends TableName>(
  tx: Transaction,
  table: T,
  rows: readonly Partial<Row<T>>[],
  set: Readonly<Record<string, unknown>>,
): Promise<void> {
  const values = tx.storable(table, set, 'update');
  const columns = Object.keys(values);
  // An office's database may lack all of them.
  if (columns.length > 0) {
    const { sql, keys } = isOneOf(table, rows);
    tx.remember.forget(table);
    await send(
      tx,
      `update ${quoted(table)} set ${columns.map((column) => `${quoted(column)} = ?`).join(', ')} ${sql}`,
      [...columns.map((column) => values[column] as Bound), ...keys],
    );
  }
  for (const row of rows) note(tx, table, row, { ...row, ...set } as Partial<Row<T>>);
}

/** Removes these rows. They are given as they were read, since nobody can read them afterwards. */
export async function deleteRows<T extends TableName>(
  tx: Transaction,
  table: T,
  rows: readonly Partial<Row<T>>[],
): Promise<void> {
  if (rows.length === 0) return;
  const { sql, keys } = isOneOf(table, rows);
  tx.keepLastRows?.(table, keys);
  tx.remember.forget(table);
  await send(tx, `delete from ${quoted(table)} ${sql}`, keys);
  for (const row of rows) note(tx, table, row, undefined);
}

/** A statement that changes or removes rows. Where that saves an exchange it is held back like new rows (`sendRows`). */
async function send(tx: Transaction, sql: string, parameters: readonly Bound[]): Promise<void> {
  if (tx.held) tx.held.change(sql, parameters);
  else await tx.run(sql, parameters);
}

/** Removes every row of a table without telling one by one, as a practice that begins anew does. */
export async function emptyTable(tx: Transaction, table: TableName): Promise<void> {
  await tx.run(`delete from ${quoted(table)}`, []);
  tx.remember.forget(table);
}
