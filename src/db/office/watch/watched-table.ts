import { beginsIndex, type OfficeSchema, type OfficeTable } from '../../mariadb/tables/database-schema.ts';
import type { Column } from '../../schema/columns.ts';
import { columnsOf, emptyValue, idColumn, stampColumn, type TableName, tables } from '../../schema/tables.ts';

/** How a table of an office's database is looked at. */
export interface WatchedTable {
  readonly name: TableName;
  readonly key: string;
  /** SELECT of `RowKey`, `PatNum` and `Digest` without conditions. */
  readonly select: string;
  /** Column of the time stamp, where asking by it costs little. */
  readonly stamp: string | undefined;
  /** Rows read by one statement. */
  readonly atOnce: number;
}

/** Signals are themselves a log of changes, which the workstations write and clear all day. */
const NOT_WATCHED: ReadonlySet<TableName> = new Set(['signalod']);

/** Rows up to which a table is searched by its time stamp though no index begins with that. */
const FEW = 200_000;

/** Every table that this office's database has and the changes can name. */
export function watchedTables({ tables: found }: OfficeSchema): WatchedTable[] {
  return (Object.keys(tables) as TableName[]).flatMap((name) => {
    const table = found.get(name);
    const isHere = table?.columns.has(idColumn(name).toLowerCase()) && !NOT_WATCHED.has(name);
    return table && isHere ? [watchedTable(name, table)] : [];
  });
}

function watchedTable(name: TableName, table: OfficeTable): WatchedTable {
  const has = (column: string) => table.columns.has(column.toLowerCase());
  const columns = columnsOf(name);
  const key = idColumn(name);
  const stamp = stampColumn(name);
  const isQuick = stamp && has(stamp) && (table.rows <= FEW || beginsIndex(table, stamp));
  const texts = columns.map(([column, kind]) => (has(column) ? stored(column, kind) : absent(kind)));
  // A hash of 64 bits would not be exact as a number.
  const digest = `CAST(CONV(LEFT(MD5(CONCAT_WS(CHAR(0), ${texts.join(', ')})), 13), 16, 10) AS UNSIGNED)`;
  return {
    name,
    key,
    select: `SELECT \`${key}\` AS RowKey, ${has('PatNum') ? '`PatNum`' : '0'} AS PatNum, ${digest} AS Digest FROM \`${name}\``,
    stamp: isQuick ? stamp : undefined,
    atOnce: columns.some(([, column]) => isLong(column)) ? 200 : 1000,
  };
}

const isLong = ({ type }: Column) => /^(medium|long)(text|blob)$/.test(type);

/** No value that is stored equals it. */
const NULL = 'CHAR(1)';

/** As bytes, since columns compare their letters in different ways; long texts by a hash, since a packet has an end. */
function stored(name: string, { type }: Column): string {
  const column = `\`${name}\``;
  return `IFNULL(${/text|blob/.test(type) ? `MD5(${column})` : `CAST(${column} AS BINARY)`}, ${NULL})`;
}

/** What a column has once an update adds it: the rows that are there have not changed by that. */
function absent(column: Column): string {
  const value = emptyValue(column);
  if (value === null) return NULL;
  const text = `'${String(value).replaceAll("'", "''")}'`;
  return /text|blob/.test(column.type) ? `MD5(${text})` : text;
}
