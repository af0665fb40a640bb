import type { Key } from '../../domain/key.ts';
import { notFound } from '../../domain/refusal.ts';
import type { Handle, Reader } from '../handle.ts';
import { idColumn, type Row, type TableName } from '../schema/tables.ts';
import type { Bound } from './select.ts';
import { quoted } from './statement-texts.ts';
import { hasOtherCases, isText } from './text-conditions.ts';

/** A table as a SELECT names it. */
const tableIn = ({ tablesInBraces }: Reader, table: TableName) =>
  tablesInBraces ? `{${table}} as ${quoted(table)}` : quoted(table);

/** The row with this key, or undefined. */
export async function findRow<T extends TableName>(reader: Reader, table: T, key: Key): Promise<Row<T> | undefined> {
  const rows = await reader.select(`select * from ${tableIn(reader, table)} where ${quoted(idColumn(table))} = ?`, [
    key,
  ]);
  return rows[0] as Row<T> | undefined;
}

/** The same, or 404 with the name of the thing. */
export async function requireRow<T extends TableName>(
  reader: Reader,
  table: T,
  key: Key,
  thing: string,
): Promise<Row<T>> {
  const row = await findRow(reader, table, key);
  if (!row) throw notFound(thing);
  return row;
}

/** A row that several rules of one unit of work ask for: it is read once, until one of its table changes. */
export const rememberedRow = <T extends TableName>(reader: Reader, table: T, key: Key): Promise<Row<T> | undefined> =>
  reader.remember(`row ${table} ${key}`, () => findRow(reader, table, key), [table]);

/** Every row whose column holds this value, by ascending key. */
export async function rowsWhere<T extends TableName, C extends keyof Row<T> & string>(
  reader: Reader,
  table: T,
  column: C,
  value: Row<T>[C],
): Promise<Row<T>[]> {
  const rows = await reader.select(
    `select * from ${tableIn(reader, table)} where ${quoted(column)} = ? order by ${quoted(idColumn(table))}`,
    [value as Bound],
  );
  return rows as Row<T>[];
}

/**
 * The same where several rules of a unit of work ask, or where it is read ahead: read once, until a row of the table changes.
 */
export const rememberedRows = <T extends TableName, C extends keyof Row<T> & string>(
  reader: Reader,
  table: T,
  column: C,
  value: Row<T>[C] & Key,
): Promise<readonly Row<T>[]> =>
  reader.remember(`rows ${table} ${column} ${value}`, () => rowsWhere(reader, table, column, value), [table]);

/** Whether there is a row that holds these values; each is compared, so none of them may be null. */
export async function hasRow<T extends TableName>(reader: Reader, table: T, values: Partial<Row<T>>): Promise<boolean> {
  const conditions = Object.keys(values).map((column) => `${quoted(column)} = ?`);
  const rows = await reader.select(
    `select ${quoted(idColumn(table))} from ${tableIn(reader, table)} where ${conditions.join(' and ')} limit 1`,
    Object.values(values) as Bound[],
  );
  return rows.length > 0;
}

/** Every row whose column holds this name or, as far as the engine knows letters, the name in another case, by ascending key. */
export async function rowsNamed<T extends TableName>(
  handle: Handle,
  table: T,
  column: keyof Row<T> & string,
  name: string,
): Promise<Row<T>[]> {
  // An equals sign uses the index, but on SQLite knows both cases of ASCII letters only.
  if (handle.engine !== 'sqlite' || !hasOtherCases(name)) {
    return rowsWhere(handle, table, column, name as Row<T>[typeof column]);
  }
  const [condition, ...values] = isText(quoted(column))(name, handle);
  const rows = await handle.select(
    `select * from ${tableIn(handle, table)} where ${condition} order by ${quoted(idColumn(table))}`,
    values,
  );
  return rows as Row<T>[];
}
