import { existsSync } from 'node:fs';
import {
  type CheckedOperation,
  type DatabaseReport,
  type Finding,
  operationName,
  type TableReport,
} from '../database-report.ts';
import { columnsOf, idColumn, type TableName, tables } from '../schema/tables.ts';
import { openSqlite, type SqliteConnection } from './connection.ts';

/** The report on an SQLite file. */
export function checkSqlite(path: string, operations: readonly CheckedOperation[]): DatabaseReport {
  const base = { database: path, version: '', settings: {}, grants: [], tables: [], operations: [] };
  if (!existsSync(path)) {
    const sentence = 'There is no such file; a server would create it.';
    return { ...base, server: 'SQLite', kind: 'empty', findings: [{ kind: 'cost', sentence }], isUsable: true };
  }
  const connection = openSqlite(path, { readOnly: true });
  try {
    const one = (sql: string) => String(Object.values(connection.all(sql, [])[0] ?? {})[0] ?? '');
    const found = new Set(
      connection.all("SELECT name FROM sqlite_master WHERE type = 'table'", []).map(({ name }) => name),
    );
    const kind = found.size === 0 ? 'empty' : found.has('bitewing_meta') ? 'own' : 'other';
    const findings: Finding[] = [];
    const integrity = one('PRAGMA integrity_check');
    if (integrity !== 'ok') {
      findings.push({ kind: 'problem', sentence: `The file is damaged (${integrity}). Restore it from a backup.` });
    }
    if (kind === 'other') findings.push({ kind: 'problem', sentence: 'The file holds tables of another program.' });
    const own = kind === 'own';
    return {
      ...base,
      server: `SQLite ${one('SELECT sqlite_version()')}`,
      kind,
      settings: { journal_mode: one('PRAGMA journal_mode'), page_size: one('PRAGMA page_size') },
      tables: own ? (Object.keys(tables) as TableName[]).map((name) => tableReport(connection, found, name)) : [],
      operations: operations.map((each) => ({ operation: operationName(each), works: own, reason: '' })),
      findings,
      isUsable: findings.every((finding) => finding.kind !== 'problem'),
    };
  } finally {
    connection.close();
  }
}

function tableReport(connection: SqliteConnection, found: ReadonlySet<unknown>, name: TableName): TableReport {
  const base = { name, engine: 'SQLite', trouble: '', missingIndexes: [] };
  if (!found.has(name)) return { ...base, rows: 0, largestKey: '', isMissing: true, missingColumns: [] };
  const sql = `SELECT COUNT(*) AS total, CAST(MAX(${idColumn(name)}) AS TEXT) AS largest FROM ${name}`;
  const [row] = connection.all(sql, []);
  const columns = new Set(connection.all(`PRAGMA table_info(${name})`, []).map((column) => column.name));
  return {
    ...base,
    rows: Number(row!.total),
    largestKey: String(row!.largest ?? ''),
    isMissing: false,
    missingColumns: columnsOf(name).flatMap(([column]) => (columns.has(column) ? [] : [column])),
  };
}
