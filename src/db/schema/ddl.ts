import type { Column, TableDefinition } from './columns.ts';
import { emptyValue } from './tables.ts';

export type Engine = 'sqlite' | 'mariadb';

/** CREATE TABLE with its indexes; `primaryKey` names the key of a table that does not count its own. */
export function createTable(engine: Engine, name: string, table: TableDefinition, primaryKey?: string): string[] {
  const columns = Object.entries(table).map(([column, definition]) => declare(engine, column, definition));
  const id = Object.entries(table).find(([, column]) => column.role === 'id')?.[0];
  const indexes = [...indexesOf(table)];
  if (engine === 'sqlite') {
    if (primaryKey) columns.push(`PRIMARY KEY (${primaryKey})`);
    return [
      `CREATE TABLE ${name} (\n  ${columns.join(',\n  ')}\n)${primaryKey ? ' WITHOUT ROWID' : ''}`,
      ...indexes.map(([index, on]) => createIndex(engine, name, index, on)),
    ];
  }
  const keys = indexes.map(([index, on]) => `KEY \`${index}\` (${quoted(on)})`);
  const body = [...columns, `PRIMARY KEY (\`${primaryKey ?? id}\`)`, ...keys].join(',\n  ');
  return [`CREATE TABLE \`${name}\` (\n  ${body}\n) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci`];
}

export function createIndex(engine: Engine, table: string, index: string, on: readonly string[]): string {
  return `CREATE INDEX ${indexName(engine, table, index)} ON ${table} (${quoted(on)})`;
}

export function dropIndex(engine: Engine, table: string, index: string): string {
  return `DROP INDEX ${indexName(engine, table, index)}${engine === 'sqlite' ? '' : ` ON ${table}`}`;
}

/** Index names of SQLite are those of the whole file, so the table's name stands before them. */
const indexName = (engine: Engine, table: string, index: string) =>
  engine === 'sqlite' ? `${table}_${index}` : `\`${index}\``;

/** A column as CREATE TABLE and ADD COLUMN take it. */
export function declare(engine: Engine, name: string, column: Column): string {
  return engine === 'sqlite' ? declareSqlite(name, column) : declareMariadb(name, column);
}

function declareSqlite(name: string, column: Column): string {
  if (column.role === 'id') return `\`${name}\` INTEGER PRIMARY KEY AUTOINCREMENT`;
  const type = { key: 'INTEGER', whole: 'INTEGER', real: 'REAL' }[column.kind as string] ?? 'TEXT';
  // Open Dental's collation ignores case except in a few code columns.
  const collation = column.kind === 'text' && !column.caseSensitive ? ' COLLATE NOCASE' : '';
  // SQLite gets a default for every column, so that rows written by hand need only what matters.
  const empty = emptyValue(column);
  const fallback =
    column.role === 'stamp'
      ? " DEFAULT (strftime('%Y-%m-%d %H:%M:%S', 'now', 'localtime'))"
      : ` DEFAULT ${empty === null ? 'NULL' : literal(empty)}`;
  return `\`${name}\` ${type}${collation}${column.nullable ? '' : ' NOT NULL'}${fallback}`;
}

function declareMariadb(name: string, column: Column): string {
  if (column.role === 'id') return `\`${name}\` bigint(20) NOT NULL AUTO_INCREMENT`;
  if (column.role === 'stamp') {
    return `\`${name}\` timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP`;
  }
  const collation = column.caseSensitive ? ' CHARACTER SET utf8mb4 COLLATE utf8mb4_bin' : '';
  const fallback = column.default === undefined ? '' : ` DEFAULT ${literal(column.default)}`;
  return `\`${name}\` ${column.type}${collation}${column.nullable ? '' : ' NOT NULL'}${fallback}`;
}

const quoted = (columns: readonly string[]) => columns.map((column) => `\`${column}\``).join(', ');

/** A value as it stands in a statement: defaults of the definitions, which hold no quotes. */
export const literal = (value: string | number) => (typeof value === 'number' ? String(value) : `'${value}'`);

/** Index name → its columns in order, from the `name#position` marks of the columns. */
export function indexesOf(table: TableDefinition): Map<string, string[]> {
  const indexes = new Map<string, string[]>();
  for (const [column, { index }] of Object.entries(table)) {
    for (const mark of index?.split(' ') ?? []) {
      const [name, position] = mark.split('#') as [string, string];
      const on = indexes.get(name) ?? [];
      on[Number(position) - 1] = column;
      indexes.set(name, on);
    }
  }
  // A multi-column index may name a position that this version's table no longer has.
  return new Map([...indexes].map(([name, on]) => [name, on.filter(Boolean)]));
}
