import type { ValueType } from '../../sql/functions.ts';
import type { Catalog, CatalogTable, Column, DeclaredColumn } from '../../sql/writing/scope.ts';
import { beginsIndex, type ColumnKind, type Column as SchemaColumn } from '../schema/columns.ts';
import { columnsOf, type TableName, tables } from '../schema/tables.ts';
import { openValueSql } from '../secrets.ts';

/** Tables of keys: no query sees them (`companions-people.md` 11.1). */
const HIDDEN = new Set(['apikey']);

/** Passwords, pins and keys, which read as empty texts. */
const SECRETS: Readonly<Record<string, readonly string[]>> = {
  userod: ['Password', 'MobileWebPin', 'EClipboardClinicalPin', 'DomainUser'],
  apisubscription: ['CustomerKey'],
};

/** Names of secrets in tables this server does not know. */
const LIKE_A_SECRET = /password|passwd|secret|token|apikey|pinhash/i;

const isText = (type: ValueType) => type === 'text';

export const isHidden = (table: string) => HIDDEN.has(table) || table.startsWith('bitewing_');

/** What a column that nobody may see reads as; undefined for all others. */
export function readsAs(table: string, column: string, type: ValueType): string | undefined {
  if (table === 'preference' && column === 'ValueString') return openValueSql('');
  return SECRETS[table]?.includes(column) || (isText(type) && LIKE_A_SECRET.test(column)) ? "''" : undefined;
}

const TYPES: Readonly<Record<ColumnKind, ValueType>> = {
  key: 'number',
  whole: 'number',
  real: 'number',
  text: 'text',
  date: 'date',
  dateTime: 'dateTime',
  time: 'time',
};

/** The tables of a practice of ours, as a query sees them. */
export const ownCatalog: Catalog = new Map(
  (Object.keys(tables) as TableName[])
    .filter((table) => !isHidden(table))
    .map((table): [string, CatalogTable] => [table, { name: table, columns: columnsOf(table).map(columnIn(table)) }]),
);

function columnIn(table: string) {
  return ([name, column]: ReturnType<typeof columnsOf>[number]): Column => {
    const type = TYPES[column.kind];
    const declared = declaredAs(column);
    const fraction = column.kind === 'real' ? 'double' : undefined;
    const unsigned = / unsigned\b/.test(column.type);
    return {
      name,
      type,
      fraction,
      unsigned,
      caseSensitive: column.caseSensitive,
      readsAs: readsAs(table, name, type),
      declared,
    };
  };
}

function declaredAs(column: SchemaColumn): DeclaredColumn {
  const { type, nullable, role, default: fallback } = column;
  return {
    type,
    nullable,
    key: role === 'id' ? 'PRI' : beginsIndex(column) ? 'MUL' : '',
    fallback: fallback === undefined ? null : String(fallback),
    extra: role === 'id' ? 'auto_increment' : '',
  };
}
