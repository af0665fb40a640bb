import type { Field, Shape } from '../../wire/shape.ts';
import { idColumn, type TableName } from '../schema/tables.ts';

/** Where a row is read from. Everything that needs a part of it takes it from here; no text is parsed. */
interface Source {
  readonly table: TableName;
  /** Short name of the table in SQL; the table's own name unless the definition gives one. */
  readonly alias: string;
  /** Column of the primary key, e.g. `AptNum`. */
  readonly key: string;
  readonly joins: readonly Join[];
}

/** A table whose row may be missing (LEFT JOIN). */
export interface Join {
  readonly alias: string;
  readonly table: TableName;
  readonly on: string;
}

/** The one definition of a row of a table: what it looks like, and where it is read from. */
export interface TableRow extends Shape {
  readonly source: Source;
}

/**
 * Defines the row of a resource. `joins` gives every further table a short name: `{ p: ['provider', 'p.ProvNum =
 * a.ProvNum'] }`. A table that SQL of a field or a condition names by itself stands in braces (`FROM {emailaddress} m`),
 * because an office's database may lack some of its columns (`db/office/select.ts`).
 */
export function tableRow<const F extends Shape['fields']>(definition: {
  name: string;
  table: TableName;
  alias?: string;
  joins?: Readonly<Record<string, readonly [table: TableName, on: string]>>;
  fields: F;
}): TableRow & { readonly fields: F } {
  const { name, table, alias = table, joins = {}, fields } = definition;
  const joined = Object.entries(joins).map(([short, [other, on]]) => ({ alias: short, table: other, on }));
  return { name, fields, source: { table, alias, key: idColumn(table), joins: joined } };
}

/** The row's primary key in SQL, e.g. `a.AptNum`. */
export const keyOf = ({ source }: Pick<TableRow, 'source'>) => `${source.alias}.${source.key}`;

/** SQL expression of each field, in order. */
export function expressionsOf(row: TableRow): [name: string, field: Field, sql: string][] {
  const { alias } = row.source;
  return Object.entries(row.fields).map(([name, field]) => [
    name,
    field,
    field.sql ?? `${alias}.${field.column ?? name}`,
  ]);
}

/** The SQL with every table in braces written as `textOf` has it; `plainTable` where the database is our own. */
export function withTables(sql: string, textOf: (table: string) => string): string {
  return sql.replace(/\{(\w+)\}/g, (_, table) => textOf(table));
}

export const plainTable = (table: string) => table;
