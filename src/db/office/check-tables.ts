import type { Finding, TableReport } from '../check.ts';
import type { ServerFeatures } from '../mariadb/server-features.ts';
import type { Session } from '../mariadb/session.ts';
import { indexesOf } from '../schema/ddl.ts';
import { columnsOf, idColumn, type TableName, tableSince, tables } from '../schema/tables.ts';
import { isTransactional, type OfficeSchema, type OfficeTable } from './schema.ts';

/** Each table this server knows, compared with what stands in the database. */
export async function tableReports(session: Session, schema: OfficeSchema): Promise<TableReport[]> {
  const reports: TableReport[] = [];
  for (const name of Object.keys(tables) as TableName[]) {
    const table = schema.tables.get(name);
    if (!table) {
      const none = { engine: '', rows: 0, largestKey: '', missingColumns: [], missingIndexes: [] };
      reports.push({ name, isMissing: true, ...none });
      continue;
    }
    const [row] = await session.all(`SELECT MAX(\`${idColumn(name)}\`) AS largest FROM \`${name}\``);
    reports.push({
      name,
      isMissing: false,
      engine: table.engine,
      rows: table.rows,
      largestKey: String(row?.largest ?? ''),
      missingColumns: columnsOf(name).flatMap(([column]) => (table.columns.has(column.toLowerCase()) ? [] : [column])),
      missingIndexes: missingIndexes(name, table),
    });
  }
  return reports;
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

/** Rows from which on a search without an index is felt. */
const MANY_ROWS = 10_000;

interface Looked {
  readonly kind: string;
  readonly version: string;
  readonly tables: readonly TableReport[];
  readonly features: ServerFeatures;
  readonly grants: readonly string[];
}

export function findingsOn({ kind, version, tables: reports, features, grants }: Looked): Finding[] {
  const findings: Finding[] = [];
  const problem = (sentence: string) => findings.push({ kind: 'problem', sentence });
  const cost = (sentence: string) => findings.push({ kind: 'cost', sentence });
  if (kind === 'empty') cost('The database is empty; a server would create its tables.');
  if (kind === 'office' && isOlderThanKnown(version)) {
    problem(`Version ${version || 'unknown'} is older than 21.1, the first this server knows.`);
  }
  if (kind === 'other') problem('The database holds tables of another program. Name an empty one, or an office’s.');

  for (const { name, isMissing, missingColumns, missingIndexes: indexes, rows, largestKey } of reports) {
    const since = tableSince[name as TableName];
    if (isMissing && since) cost(`Table ${name} came with version ${since}: it counts as empty.`);
    if (isMissing && !since) problem(`Table ${name} is missing, or the user may not see it: grant SELECT on it.`);
    if (missingColumns.length > 0) {
      cost(`Table ${name} has no ${missingColumns.join(', ')}: answered with the documented default.`);
    }
    for (const index of rows >= MANY_ROWS ? indexes : []) {
      cost(`Table ${name} has no index ${index}: such a search reads all of its about ${rows} rows.`);
    }
    if (largestKey.length >= 16 && BigInt(largestKey) > BigInt(Number.MAX_SAFE_INTEGER)) {
      cost(`Keys of ${name} exceed 2^53: clients must read them as 64-bit numbers.`);
    }
  }

  const unsafe = reports.filter(({ isMissing, engine }) => !isMissing && !isTransactional({ engine } as OfficeTable));
  if (unsafe.length > 0) {
    const cluster = features.isClusterNode ? ' A cluster does not copy their rows to its other nodes.' : '';
    cost(
      `${unsafe.length} tables have no transactions (${unsafe[0]!.engine}): with --writes direct a crash in the middle of a ` +
        `write leaves a part of it.${cluster}`,
    );
  }
  if (features.variables.get('innodb_flush_log_at_trx_commit') !== '1') {
    cost('innodb_flush_log_at_trx_commit is not 1: a power cut can lose answers already given.');
  }
  const mayWrite = grants.some((grant) => /\b(INSERT|UPDATE|DELETE|ALL PRIVILEGES)\b/.test(grant));
  if (kind === 'office' && mayWrite) {
    cost('The user may write. Reading needs SELECT only: a user of its own with that right is safer.');
  }
  return findings;
}

function isOlderThanKnown(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return !(major > 21 || (major === 21 && minor >= 1));
}
