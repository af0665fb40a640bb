import { badRequest } from '../../domain/refusal.ts';
import type { Column } from '../schema/columns.ts';
import { columnsOf, emptyValue, type TableName, tableSince, tables } from '../schema/tables.ts';
import type { OfficeSchema } from './schema.ts';

/** Words that can follow a table without being its alias. */
const NOT_AN_ALIAS =
  /^(where|inner|left|right|cross|join|straight_join|natural|on|using|order|group|having|limit|union|for|set|window)$/i;

/**
 * Meets the differences between versions, in one place for every SELECT there is. A table that lacks columns is
 * replaced by itself plus the missing columns, each with its documented default: MariaDB merges such a derived table
 * into the statement, so indexes work as before. A table younger than the office's version is replaced by an empty one.
 */
export function selectAdapter(schema: OfficeSchema): (sql: string) => string {
  const replacements = new Map<string, string>();
  for (const name of Object.keys(tables) as TableName[]) {
    const replacement = replacementOf(schema, name);
    if (replacement) replacements.set(name, replacement);
  }
  return (sql) => {
    if (!/^\s*(select|with|\()/i.test(sql)) return sql;
    return sql.replace(
      /\b(from|join)\s+(`?)(\w+)\2(?=[\s),;]|$)(?:(\s+)(as\s+)?(`?)(\w+)\6(?=[\s),;]|$))?/gi,
      (text, word, _quote, table, blank = '', as = '', quote = '', next = '') => {
        const replacement = replacements.get(table.toLowerCase());
        if (!replacement) return text;
        const hasAlias = next !== '' && (as !== '' || quote !== '' || !NOT_AN_ALIAS.test(next));
        const rest = `${blank}${as}${quote}${next}${quote}`;
        return `${word} ${replacement}${hasAlias ? rest : ` \`${table}\`${rest}`}`;
      },
    );
  };
}

/** The table a SELECT is about: its first. Refuses, with the version it came with, when the office has none. */
export function requireMainTable(schema: OfficeSchema, sql: string): void {
  const name = /\bfrom\s+`?(\w+)/i.exec(sql)?.[1]?.toLowerCase() ?? '';
  if (name in tables && !schema.tables.has(name)) throw missingTable(schema, name);
}

export function missingTable({ version }: OfficeSchema, name: string) {
  const since = tableSince[name as TableName];
  const reason = since ? `it came with version ${since}` : 'the database user may lack the right to see it';
  return badRequest(`The office's database (version ${version}) shows no table "${name}": ${reason}.`);
}

function replacementOf(schema: OfficeSchema, name: TableName): string | undefined {
  const table = schema.tables.get(name);
  if (!table) {
    if (!tableSince[name]) return undefined;
    return `(SELECT ${columnsOf(name).map(asDefault).join(', ')} FROM DUAL WHERE 1 = 0)`;
  }
  const missing = columnsOf(name).filter(([column]) => !table.columns.has(column.toLowerCase()));
  if (missing.length === 0) return undefined;
  return `(SELECT \`${name}\`.*, ${missing.map(asDefault).join(', ')} FROM \`${name}\`)`;
}

function asDefault([name, column]: [string, Column]): string {
  const value = emptyValue(column);
  if (column.role === 'stamp') return `'0001-01-01 00:00:00' AS \`${name}\``;
  if (column.kind === 'key') return `CAST(0 AS SIGNED) AS \`${name}\``;
  return `${value === null ? 'NULL' : typeof value === 'number' ? value : `'${value}'`} AS \`${name}\``;
}
