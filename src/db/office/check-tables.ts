import { Refusal } from '../../domain/refusal.ts';
import type { TableReport } from '../database-report.ts';
import type { Session } from '../mariadb/sessions/session.ts';
import type { OfficeSchema, OfficeTable } from '../mariadb/tables/database-schema.ts';
import { ownWords, tableTrouble } from '../mariadb/tables/table-trouble.ts';
import { indexesOf } from '../schema/ddl.ts';
import { idColumn, type TableName, tables } from '../schema/tables.ts';
import { absentColumns } from './missing.ts';

/** Each table this server knows, compared with what stands in the database. One that cannot be read is told by itself. */
export async function tableReports(session: Session, schema: OfficeSchema): Promise<TableReport[]> {
  const reports: TableReport[] = [];
  for (const name of Object.keys(tables) as TableName[]) {
    const table = schema.tables.get(name);
    if (!table) {
      const none = { engine: '', rows: 0, largestKey: '', trouble: '', missingColumns: [], missingIndexes: [] };
      reports.push({ name, isMissing: true, ...none });
      continue;
    }
    reports.push({
      name,
      isMissing: false,
      engine: table.engine,
      rows: table.rows,
      ...(await lastRow(session, name)),
      missingColumns: absentColumns(schema, name).map(([column]) => column),
      missingIndexes: missingIndexes(name, table),
    });
  }
  return reports;
}

/** The largest key, found by reading its whole row: an index alone can be sound where the rows are damaged. */
async function lastRow(session: Session, name: TableName): Promise<{ largestKey: string; trouble: string }> {
  const key = idColumn(name);
  try {
    const [row] = await session.all(`SELECT * FROM \`${name}\` ORDER BY \`${key}\` DESC LIMIT 1`);
    return { largestKey: String(row?.[key] ?? ''), trouble: '' };
  } catch (error) {
    const told = tableTrouble(error, `SELECT * FROM ${name}`, ownWords);
    if (told instanceof Refusal) return { largestKey: '', trouble: told.message };
    const { sqlMessage, message } = error as { sqlMessage?: string; message: string };
    return { largestKey: '', trouble: `The table "${name}" cannot be read: ${sqlMessage ?? message}.` };
  }
}

/** An index serves when its first columns are the wanted ones. */
function missingIndexes(name: TableName, table: OfficeTable): string[] {
  const present = [...table.indexes.values()];
  return [...indexesOf(tables[name])].flatMap(([index, on]) => {
    const wanted = on.map((column) => column.toLowerCase()).filter((column) => table.columns.has(column));
    const serves = present.some((columns) => wanted.every((column, position) => columns[position] === column));
    return wanted.length === 0 || serves ? [] : [`${index} (${on.join(', ')})`];
  });
}
