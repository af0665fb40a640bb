import type { Connection } from 'mariadb';
import type { ValueType } from '../../sql/functions.ts';
import type { Catalog, CatalogTable, Column } from '../../sql/writing/scope.ts';
import type { QueryOrder } from '../practice-queries.ts';
import { isHidden, readsAs } from './catalog.ts';

/** What this office's tables are, whatever its version: those that the query names, or all of them if it asks for that. */
export async function officeCatalog(
  connection: Connection,
  { tables: names, listsTables }: Pick<QueryOrder, 'tables' | 'listsTables'>,
): Promise<Catalog> {
  const wanted = names.filter((name) => !isHidden(name));
  if (wanted.length === 0 && !listsTables) return new Map();
  const named = listsTables ? '' : `AND LOWER(TABLE_NAME) IN (${wanted.map(() => '?').join(', ')})`;
  const rows: DeclaredRow[] = await connection.query(
    `SELECT TABLE_NAME AS tableName, COLUMN_NAME AS name, DATA_TYPE AS type, COLUMN_TYPE AS declared,
        IS_NULLABLE AS nullable, COLUMN_KEY AS key_, COLUMN_DEFAULT AS fallback, EXTRA AS extra
      FROM information_schema.COLUMNS
      WHERE TABLE_SCHEMA = DATABASE() ${named} ORDER BY TABLE_NAME, ORDINAL_POSITION`,
    listsTables ? [] : wanted,
  );
  const tables = Map.groupBy(rows, ({ tableName }) => String(tableName));
  return new Map(
    [...tables]
      .filter(([name]) => !isHidden(name.toLowerCase()))
      .map(([name, columns]): [string, CatalogTable] => [
        name.toLowerCase(),
        { name, columns: columns.map((column) => officeColumn(name, column)) },
      ]),
  );
}

/** One row of `information_schema.COLUMNS`. */
type DeclaredRow = Readonly<
  Record<'tableName' | 'name' | 'type' | 'declared' | 'nullable' | 'key_' | 'extra', string>
> & { readonly fallback: string | null };

const MOMENTS: Readonly<Record<string, ValueType>> = {
  date: 'date',
  datetime: 'dateTime',
  timestamp: 'dateTime',
  time: 'time',
};

function officeColumn(table: string, column: DeclaredRow): Column {
  const [name, dataType] = [String(column.name), String(column.type)];
  const type = MOMENTS[dataType] ?? (/text|char|blob|binary/.test(dataType) ? 'text' : 'number');
  const declared = {
    type: String(column.declared),
    nullable: column.nullable === 'YES',
    key: String(column.key_),
    fallback: column.fallback === null ? null : String(column.fallback),
    extra: String(column.extra),
  };
  return { name, type, readsAs: readsAs(table.toLowerCase(), name, type), declared };
}
