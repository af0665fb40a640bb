import { MIN_DATE_TIME } from '../../domain/calendar.ts';
import type { OfficeSchema } from '../mariadb/tables/database-schema.ts';
import { withTables } from '../rows/table-row.ts';
import type { Column } from '../schema/columns.ts';
import { columnsOf, emptyValue, type TableName, tables } from '../schema/tables.ts';
import { absentColumns, isRefusedTable, lostColumns, missingColumns, missingTable } from './missing.ts';

/**
 * Adapts every SELECT to the office's version, in this one place: it replaces each table in braces. A table that
 * lacks columns is replaced by itself plus these columns, each with its documented default; MariaDB merges such a
 * derived table into the statement, so indexes work as before. A table that the office's version does not have yet is
 * replaced by an empty one. Throws a Refusal (503) for a statement that reads what the version has and the database
 * does not show.
 */
export function selectAdapter(schema: OfficeSchema): (sql: string) => string {
  const replacements = new Map<string, string>();
  const lost = new Map<string, readonly string[]>();
  for (const name of Object.keys(tables) as TableName[]) {
    replacements.set(name, replacementOf(schema, name));
    const columns = lostColumns(schema, name);
    if (columns.length > 0) lost.set(name, columns);
  }
  return (sql) =>
    withTables(sql, (table) => {
      if (isRefusedTable(schema, table as TableName)) throw missingTable(schema, table);
      const needed = lost.get(table)?.filter((column) => reads(sql, column));
      if (needed?.length) throw missingColumns(schema, table, needed);
      return replacements.get(table) ?? `\`${table}\``;
    });
}

/** Whether a statement may read this column: it names it, or takes whole rows. */
const reads = (sql: string, column: string) => WHOLE_ROWS.test(sql) || new RegExp(`\\b${column}\\b`, 'i').test(sql);

const WHOLE_ROWS = /(?:\bselect\s+|[.,]\s*)\*/i;

/** Refuses a table that the office has not, however that comes. */
export function requireMainTable(schema: OfficeSchema, name: string): void {
  if (!schema.tables.has(name)) throw missingTable(schema, name);
}

function replacementOf(schema: OfficeSchema, name: TableName): string {
  if (!schema.tables.has(name)) {
    return `(SELECT ${columnsOf(name).map(asDefault).join(', ')} FROM DUAL WHERE 1 = 0)`;
  }
  const absent = absentColumns(schema, name);
  if (absent.length === 0) return `\`${name}\``;
  return `(SELECT \`${name}\`.*, ${absent.map(asDefault).join(', ')} FROM \`${name}\`)`;
}

function asDefault([name, column]: readonly [string, Column]): string {
  const value = emptyValue(column);
  if (column.role === 'stamp') return `'${MIN_DATE_TIME}' AS \`${name}\``;
  if (column.kind === 'key') return `CAST(0 AS SIGNED) AS \`${name}\``;
  return `${value === null ? 'NULL' : typeof value === 'number' ? value : `'${value}'`} AS \`${name}\``;
}
