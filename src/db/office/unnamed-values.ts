import type { CheckedOperation, Finding } from '../database-report.ts';
import type { Session } from '../mariadb/sessions/session.ts';
import type { OfficeSchema } from '../mariadb/tables/database-schema.ts';
import type { TableName } from '../schema/tables.ts';

/** Values told of one column. */
const TOLD = 5;

/**
 * Values for which this server has no name, as a later version may have brought: they are answered as `""`, and nothing in
 * an answer shows it. One look at each table.
 */
export async function unnamedValues(
  session: Session,
  schema: OfficeSchema,
  operations: readonly CheckedOperation[],
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const [table, columns] of namedColumns(schema, operations)) {
    const counts = [...columns].map(([column, values], at) => `SUM(${isUnnamed(column, values)}) AS c${at}`);
    // A table that cannot be read is told by itself.
    const [row] = await session.all(`SELECT ${counts.join(', ')} FROM \`${table}\``).catch(() => []);
    for (const [at, [column, values]] of [...columns].entries()) {
      const rows = Number(row?.[`c${at}`] ?? 0);
      if (rows === 0) continue;
      const sql = `SELECT DISTINCT \`${column}\` AS value FROM \`${table}\` WHERE ${isUnnamed(column, values)} LIMIT ${TOLD}`;
      const told = (await session.all(sql)).map(({ value }) => String(value).slice(0, 20)).join(', ');
      const sentence = `Table ${table}: ${column} is ${told} in ${rows} ${rows === 1 ? 'row' : 'rows'}, which has no name here: answered as "".`;
      findings.push({ kind: 'cost', sentence });
    }
  }
  return findings;
}

type Values = ReadonlySet<number | string>;

/** By table the columns that are answered by name, and the values that have one. */
function namedColumns(schema: OfficeSchema, operations: readonly CheckedOperation[]) {
  const found = new Map<TableName, Map<string, Values>>();
  for (const { answer } of operations) {
    const { source, fields = {} } = answer.row ?? {};
    const held = source && schema.tables.get(source.table);
    if (!held) continue;
    for (const [name, { names, sql, column = name }] of Object.entries(fields)) {
      if (!names || sql !== undefined || !held.columns.has(column.toLowerCase())) continue;
      const columns = found.get(source.table as TableName) ?? new Map<string, Values>();
      found.set(source.table as TableName, columns.set(column, new Set(Object.values(names))));
    }
  }
  return found;
}

/** 0 and an empty text are no value in most columns, and are answered as what they are. */
function isUnnamed(column: string, values: Values): string {
  const isNumber = [...values].every((value) => typeof value === 'number');
  const known = [...values, isNumber ? 0 : ''].map((value) =>
    isNumber ? value : `'${String(value).replaceAll("'", "''")}'`,
  );
  return `\`${column}\` NOT IN (${known.join(', ')})`;
}
