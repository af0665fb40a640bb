import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { isDatabaseUrl } from './database-url.ts';
import { openMariadb } from './mariadb/open.ts';
import type { Clock, Practice } from './practice.ts';
import { createPractice } from './schema/ddl.ts';
import { openSqlite } from './sqlite/connection.ts';
import { openSqlitePractice } from './sqlite/practice.ts';

export interface OpenedPractice {
  readonly practice: Practice;
  /** The database was absent or empty, and its tables were made just now. */
  readonly isNew: boolean;
  /** Sentences for the person who starts the server. */
  readonly warnings: readonly string[];
}

/**
 * Opens the practice database (a file path, `:memory:` or a `mysql://` URL), making its tables when it is absent or
 * empty. A server database has a clock of its own, for an embedded one this machine's `clock` counts; `travel` overrules
 * both, for tests. Throws an Error whose sentence is for the person who named the database.
 */
export async function openPractice(database: string, clock: Clock, travel?: Clock): Promise<OpenedPractice> {
  if (isDatabaseUrl(database)) return openMariadb(database, travel);
  return openEmbedded(database, travel ?? clock);
}

function openEmbedded(database: string, clock: Clock): OpenedPractice {
  if (database === ':memory:') return openInMemory(clock);
  mkdirSync(dirname(database), { recursive: true });
  const isNew = createTablesIn(database);
  return { practice: openSqlitePractice(database, clock), isNew, warnings: [] };
}

function openInMemory(clock: Clock): OpenedPractice {
  return { practice: openSqlitePractice(':memory:', clock, createPractice('sqlite')), isNew: true, warnings: [] };
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
