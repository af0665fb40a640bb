import type { PublishedRows } from '../../db/feed/published-rows.ts';
import type { Handle } from '../../db/handle.ts';
import type { Condition } from '../../db/rows/select.ts';
import { keyOf, type TableRow } from '../../db/rows/table-row.ts';
import { stampColumn, type TableName } from '../../db/schema/tables.ts';
import { compare } from '../../domain/compare.ts';
import type { Key } from '../../domain/key.ts';
import type { Operation } from '../../http/operation.ts';
import type { DateFormats } from '../../wire/encode.ts';

/** The row of each table as GET gives it, without the serverDateTime. */
export type RowsOfTables = ReadonlyMap<TableName, TableRow>;

/** Name of the field that comes before the row's own while it is read: the key, in one form for every row. */
const KEY_FIELD = '#';

/**
 * For each table the row that `GET /{resource}/{number}` answers, or else the row of its list, with its key in front. A
 * table that no method reads has none.
 */
export function rowsOfTables(operations: readonly Operation[]): RowsOfTables {
  const rows = new Map<TableName, TableRow>();
  const read = operations.filter(({ verb, base }) => verb === 'GET' && base === undefined);
  const single = read.filter(({ path }) => /^\/\w+\/\{\w+\}$/.test(path));
  const plain = read.filter(({ path }) => /^\/\w+$/.test(path));
  for (const { answer } of [...single, ...plain]) {
    if (answer.kind !== 'row' && answer.kind !== 'list') continue;
    const { row } = answer;
    if ('source' in row && !rows.has((row as TableRow).source.table)) {
      rows.set((row as TableRow).source.table, withKey(row as TableRow));
    }
  }
  return rows;
}

/** Resource of the published API → its row, for those that are read from one table. */
export function rowsOfResources(operations: readonly Operation[], rows: RowsOfTables): ReadonlyMap<string, TableRow> {
  const found = new Map<string, TableRow>();
  for (const { verb, base, path, answer } of operations) {
    const resource = /^\/(\w+)(?:\/\{\w+\})?$/.exec(path)?.[1];
    if (verb !== 'GET' || base !== undefined || resource === undefined) continue;
    if ((answer.kind !== 'row' && answer.kind !== 'list') || !('source' in answer.row)) continue;
    found.set(resource, rows.get((answer.row as TableRow).source.table)!);
  }
  return new Map([...found].sort(([one], [other]) => compare(one, other)));
}

function withKey(row: TableRow): TableRow {
  const fields = Object.entries(row.fields).filter(([, { kind }]) => kind !== 'serverDateTime');
  return { ...row, fields: { [KEY_FIELD]: { kind: 'key', sql: keyOf(row) }, ...Object.fromEntries(fields) } };
}

/** JSON text of each of these rows that exists, by its key. */
export async function rowTexts(
  handle: Handle,
  row: TableRow,
  keys: readonly Key[],
  formats: DateFormats,
): Promise<Map<string, string>> {
  const asked = padded([...new Set(keys)]);
  const texts = await handle.jsonRows(
    { row, where: [[`${keyOf(row)} IN (${asked.map(() => '?').join(', ')})`, ...asked]], orderBy: keyOf(row) },
    { formats, serverDateTime: '' },
  );
  return new Map(texts.map(withoutKey));
}

/** The first rows with a key after this one, by ascending key: the JSON text of each with its key. */
export async function rowTextsAfter(
  handle: Handle,
  row: TableRow,
  after: Key,
  limit: number,
  formats: DateFormats,
  also: readonly Condition[] = [],
): Promise<[key: string, text: string][]> {
  const key = keyOf(row);
  const texts = await handle.jsonRows(
    { row, where: [[`${key} > ?`, after], ...also], orderBy: key, limit },
    { formats, serverDateTime: '' },
  );
  return texts.map(withoutKey);
}

/** Pads lists to a few lengths, so that few prepared statements are kept for them. */
function padded(keys: readonly Key[]): Key[] {
  const length = 2 ** Math.ceil(Math.log2(keys.length));
  return [...keys, ...Array.from({ length: length - keys.length }, () => keys.at(-1)!)];
}

/** `{"#":12,"ProcNum":12,…}` → `12` and `{"ProcNum":12,…}`. */
function withoutKey(text: string): [key: string, row: string] {
  const comma = text.indexOf(',');
  return [text.slice(`{"${KEY_FIELD}":`.length, comma), `{${text.slice(comma + 1)}`];
}

/** The same for code that sends rows without being asked, in the plain formats. */
export function publishedRows(rows: RowsOfTables): PublishedRows {
  return {
    async texts(handle, table, keys) {
      const row = rows.get(table);
      return row && keys.length > 0 ? rowTexts(handle, row, keys, {}) : new Map();
    },
    async stampedSince(handle, table, moment, after, limit) {
      const [row, stamp] = [rows.get(table), stampColumn(table)];
      if (!row || !stamp) return [];
      return rowTextsAfter(handle, row, after, limit, {}, [[`${row.source.alias}.${stamp} >= ?`, moment]]);
    },
  };
}
