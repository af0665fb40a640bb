import { badRequest, type Refusal } from '../../domain/refusal.ts';
import type { OfficeSchema } from '../mariadb/tables/database-schema.ts';
import { columnsOf, type TableName, tableDecidesSince, tableSince } from '../schema/tables.ts';
import { needsAdministrator } from '../trouble.ts';
import { isAtLeast, mustHave } from './version.ts';

// There are two reasons why an office's database does not show a table or column. Either a later version brought it:
// then a column has its documented default, and a table has no rows. Or the office's version has it: then an update
// was cut short, or the database user may not see it. In the second case answers would be wrong without a sign of it,
// so the statement is refused.

/** Whether the office's version has this table and the database does not show it. */
export function isLostTable(schema: OfficeSchema, name: TableName): boolean {
  return !schema.tables.has(name) && mustHave(schema.version, tableSince[name]);
}

/**
 * Whether a statement that reads this table is refused: the table is lost, or it is not known whether the version has it,
 * and whoever reads it makes amounts of its rows.
 */
export function isRefusedTable(schema: OfficeSchema, name: TableName): boolean {
  return isLostTable(schema, name) || isDoubtfulTable(schema, name);
}

/** Whether the database does not show this table, and nobody here knows whether it should. */
export function isDoubtfulTable(schema: OfficeSchema, name: TableName): boolean {
  const from = tableDecidesSince[name];
  return !schema.tables.has(name) && from !== undefined && isAtLeast(schema.version, from);
}

/** Columns that the office's version has and its table does not show. */
export function lostColumns(schema: OfficeSchema, name: TableName): string[] {
  return absentColumns(schema, name).flatMap(([column, { since }]) =>
    mustHave(schema.version, since ?? tableSince[name]) ? [column] : [],
  );
}

/** Columns this server knows and the table does not show, whatever the reason. */
export function absentColumns(schema: OfficeSchema, name: TableName) {
  const table = schema.tables.get(name);
  // A view that cannot be read shows no columns; the database tells what is wrong with it.
  return table?.columns.size ? columnsOf(name).filter(([column]) => !table.columns.has(column.toLowerCase())) : [];
}

/** The sentence for a table that came later (400), or one that should be there (503). */
export function missingTable(schema: OfficeSchema, name: string): Refusal {
  const { version } = schema;
  const since = tableSince[name as TableName];
  if (isDoubtfulTable(schema, name as TableName)) return needsAdministrator(doubtfulSentence(version, name));
  if (since && !mustHave(version, since)) {
    return badRequest(
      `The office's database (version ${version}) shows no table "${name}": it came with version ${since}.`,
    );
  }
  return needsAdministrator(`${lostTableSentence(version, name)} Until then what depends on it is refused.`);
}

const lostTableSentence = (version: string, name: string) =>
  `The office's database (version ${version}) shows no table "${name}", which its version has: the database user may lack ` +
  `the right to see it (grant SELECT on it), or an update of the database was cut short.`;

const doubtfulSentence = (version: string, name: string) =>
  `The office's database (version ${version}) shows no table "${name}", whose rows decide this: the database user may lack ` +
  'the right to see it (grant SELECT on it). Until then what depends on it is refused.';

const lostColumnsSentence = (version: string, name: string, columns: readonly string[]) =>
  `The office's table "${name}" (version ${version}) shows no column ${columns.join(', ')}, which its version has: the ` +
  `database user may lack the right to see it (grant SELECT on the whole table), or an update of the database was cut short.`;

/** 503 for a statement that needs columns which should be there. */
export const missingColumns = ({ version }: OfficeSchema, name: string, columns: readonly string[]) =>
  needsAdministrator(`${lostColumnsSentence(version, name, columns)} Until then what depends on it is refused.`);
