import type { Show } from '../tree.ts';
import type { Dialect } from './dialect.ts';
import { type Catalog, type Column, type DeclaredColumn, emptyScope, requireTable } from './scope.ts';
import { type Bind, columnName } from './text.ts';

/** What MySQL calls the column of SHOW TABLES in a database with the usual name. */
const TABLES = 'Tables_in_opendental';

interface Printing {
  readonly dialect: Dialect;
  readonly bind: Bind;
  readonly slice: { readonly limit: number; readonly offset: number };
}

/** A query that answers what the catalog tells, so that nobody learns of a table or column that no query may read. */
export function printShow(show: Show, catalog: Catalog, { dialect, bind, slice }: Printing) {
  const [names, rows] = show.table === undefined ? tableRows(catalog) : columnRows(catalog, show.table);
  const columns = names.map((name): Column => ({ name, type: 'text' }));
  const listed = rows.map((row, place) => {
    const values = row.map(
      (value, index) => `${value === null ? 'NULL' : bind(value)} AS ${columnName(names[index]!)}`,
    );
    return `SELECT ${place} AS place, ${values.join(', ')}`;
  });
  const first = columnName(names[0]!);
  const pattern = { type: 'text', sql: bind(show.like ?? '%') } as const;
  const found = dialect.like('LIKE', { type: 'text', sql: first }, pattern, undefined, bind);
  const sql =
    `SELECT ${names.map(columnName).join(', ')} FROM (${listed.join(' UNION ALL ')}) AS listed WHERE ${found} ` +
    `ORDER BY place LIMIT ${slice.limit} OFFSET ${slice.offset}`;
  return { sql, columns };
}

type Rows = readonly [names: readonly string[], rows: readonly (readonly (string | null)[])[]];

function tableRows(catalog: Catalog): Rows {
  const names = [...catalog.values()].map(({ name }) => name).sort();
  return [[TABLES], names.map((name) => [name])];
}

const UNKNOWN: DeclaredColumn = { type: '', nullable: false, key: '', fallback: null, extra: '' };

function columnRows(catalog: Catalog, table: string): Rows {
  const rows = requireTable(emptyScope(catalog), table).columns.map(({ name, declared = UNKNOWN }) => {
    const { type, nullable, key, fallback, extra } = declared;
    return [name, type, nullable ? 'YES' : 'NO', key, fallback, extra];
  });
  return [['Field', 'Type', 'Null', 'Key', 'Default', 'Extra'], rows];
}
