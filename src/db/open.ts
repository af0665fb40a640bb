import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Clock, Practice } from './practice.ts';
import { createPractice } from './schema/ddl.ts';
import { openSqlite } from './sqlite/connection.ts';
import { openSqlitePractice } from './sqlite/practice.ts';

export interface OpenedPractice {
  readonly practice: Practice;
  /** The database was absent or empty, and its tables were made just now. */
  readonly isNew: boolean;
}

/** Opens the practice database, making its tables when it is absent or empty. */
export function openPractice(database: string, clock: Clock): OpenedPractice {
  if (database === ':memory:') return openInMemory(clock);
  mkdirSync(dirname(database), { recursive: true });
  const isNew = createTablesIn(database);
  return { practice: openSqlitePractice(database, clock), isNew };
}

function openInMemory(clock: Clock): OpenedPractice {
  return { practice: openSqlitePractice(':memory:', clock, createPractice('sqlite')), isNew: true };
}

/** False when the file already holds tables. All of them are made in one transaction, or none. */
function createTablesIn(path: string): boolean {
  const connection = openSqlite(path);
  try {
    connection.exec('BEGIN IMMEDIATE');
    const isNew = connection.all('SELECT 1 FROM sqlite_master LIMIT 1', []).length === 0;
    if (isNew) for (const statement of createPractice('sqlite')) connection.exec(statement);
    connection.exec('COMMIT');
    return isNew;
  } finally {
    connection.close();
  }
}
