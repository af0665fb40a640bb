import type { CheckedOperation, TableReport } from '../database-report.ts';
import type { OfficeSchema } from '../mariadb/tables/database-schema.ts';
import { type TableName, tables } from '../schema/tables.ts';
import { isLostTable, lostColumns, missingTable } from './missing.ts';

/** Why an operation that reads cannot be answered from this office's database: everything at once; empty where it can. */
export function readObstacle(
  { answer: { row }, touches }: CheckedOperation,
  schema: OfficeSchema,
  reports: readonly TableReport[],
): string {
  const own = row ? tablesOf(row) : [];
  const read = [...new Set([...own, ...(touches?.read ?? [])])] as TableName[];
  const lost = read.filter((name) => isLostTable(schema, name));
  const reasons = lost.length > 0 ? [`Hidden or missing: ${lost.toSorted().join(', ')}.`] : [];
  for (const name of own) {
    const columns = lostColumns(schema, name).filter((column) => names(row!, column));
    if (columns.length > 0) reasons.push(`The table ${name} has no ${columns.join(', ')}.`);
  }
  // What is locked now is free again in a moment.
  for (const { name, trouble } of reports) {
    if (isDamage(trouble) && read.includes(name as TableName)) reasons.push(trouble);
  }
  const main = row?.source?.table;
  if (reasons.length > 0 || main === undefined || schema.tables.has(main)) return reasons.join(' ');
  return missingTable(schema, main).message;
}

const isDamage = (trouble: string) => trouble !== '' && !/ locked\b/.test(trouble);

type CheckedRow = NonNullable<CheckedOperation['answer']['row']>;

/** The tables a row is made of: its own, those joined to it, and those that its fields name. */
function tablesOf({ source, fields = {} }: CheckedRow): TableName[] {
  if (!source) return [];
  const named = Object.values(fields).flatMap(({ sql = '' }) =>
    [...sql.matchAll(/\{(\w+)\}/g)].map((each) => each[1]!),
  );
  return [source.table, ...source.joins.map(({ table }) => table), ...named].filter(
    (name): name is TableName => name in tables,
  );
}

/** Whether a row is made with this column. */
function names({ source, fields = {} }: CheckedRow, column: string): boolean {
  const texts = Object.entries(fields).map(([name, field]) => field.sql ?? field.column ?? name);
  const all = [...texts, ...(source?.joins.map(({ on }) => on) ?? [])].join(' ');
  return new RegExp(`\\b${column}\\b`, 'i').test(all);
}
