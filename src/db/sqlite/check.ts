import { existsSync } from 'node:fs';
import {
  type CheckedOperation,
  type DatabaseReport,
  type Finding,
  operationName,
  type TableReport,
} from '../database-report.ts';
import { columnsOf, idColumn, type TableName, tables } from '../schema/tables.ts';
import { planUpgrade } from '../upgrade/plan.ts';
import { versions } from '../upgrade/versions/index.ts';
import { startFindings } from '../upgrade/words.ts';
import { lookAtRest, openToLook } from './at-rest.ts';
import type { SqliteConnection } from './connection.ts';
import { kindOfFile, readShape } from './shape.ts';

/** The report on an SQLite file. */
export function checkSqlite(path: string, operations: readonly CheckedOperation[]): DatabaseReport {
  const base = { database: path, version: '', settings: {}, grants: [], tables: [], operations: [] };
  if (!existsSync(path)) {
    const sentence = 'There is no such file; a server would create it.';
    return { ...base, server: 'SQLite', kind: 'empty', findings: [{ kind: 'cost', sentence }], isUsable: true };
  }
  const report = (connection: SqliteConnection): DatabaseReport => {
    const kind = kindOfFile(connection);
    const found = new Set(connection.column("SELECT name FROM sqlite_master WHERE type = 'table'", []));
    const own = kind === 'own';
    const start = own ? startFindings(() => planUpgrade('sqlite', readShape(connection), versions)) : [];
    const refused = start.find((finding) => finding.kind === 'problem')?.sentence ?? '';
    const findings = [...start, ...findingsOn(connection, kind)];
    return {
      ...base,
      server: `SQLite ${firstOf(connection, 'SELECT sqlite_version()')}`,
      kind,
      settings: {
        journal_mode: firstOf(connection, 'PRAGMA journal_mode'),
        page_size: firstOf(connection, 'PRAGMA page_size'),
      },
      tables: own ? (Object.keys(tables) as TableName[]).map((name) => tableReport(connection, found, name)) : [],
      operations: operations.map((each) => ({
        operation: operationName(each),
        works: own && refused === '',
        reason: refused,
      })),
      findings,
      isUsable: findings.every((finding) => finding.kind !== 'problem'),
    };
  };
  // Of what belongs to another program the settings do not matter, which are not known of a file at rest.
  const ofOthers = lookAtRest(path, (connection) =>
    kindOfFile(connection) === 'other' ? { ...report(connection), settings: {} } : undefined,
  );
  if (ofOthers) return ofOthers;
  using connection = openToLook(path);
  return report(connection);
}

const firstOf = (connection: SqliteConnection, sql: string) => String(connection.column(sql, [])[0] ?? '');

function findingsOn(connection: SqliteConnection, kind: DatabaseReport['kind']): Finding[] {
  const integrity = firstOf(connection, 'PRAGMA integrity_check');
  const findings: Finding[] = [];
  if (integrity !== 'ok') {
    findings.push({ kind: 'problem', sentence: `The file is damaged (${integrity}). Restore it from a backup.` });
  }
  if (kind === 'other') findings.push({ kind: 'problem', sentence: 'The file holds tables of another program.' });
  return findings;
}

function tableReport(connection: SqliteConnection, found: ReadonlySet<unknown>, name: TableName): TableReport {
  const base = { name, engine: 'SQLite', trouble: '', missingIndexes: [] };
  if (!found.has(name)) return { ...base, rows: 0, largestKey: '', isMissing: true, missingColumns: [] };
  const columns = new Set(connection.all(`PRAGMA table_info(${name})`, []).map((column) => column.name));
  const key = columns.has(idColumn(name)) ? idColumn(name) : 'NULL';
  const [row] = connection.all(`SELECT COUNT(*) AS total, CAST(MAX(${key}) AS TEXT) AS largest FROM ${name}`, []);
  return {
    ...base,
    rows: Number(row!.total),
    largestKey: String(row!.largest ?? ''),
    isMissing: false,
    missingColumns: columnsOf(name).flatMap(([column]) => (columns.has(column) ? [] : [column])),
  };
}
