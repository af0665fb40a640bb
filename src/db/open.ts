import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { isDatabaseUrl } from './database-url.ts';
import { openMariadb } from './mariadb/open.ts';
import type { OfficeOptions } from './office/open.ts';
import type { Clock, Practice } from './practice.ts';
import { createPractice } from './schema/ddl.ts';
import { openSqlite } from './sqlite/connection.ts';
import { openSqlitePractice } from './sqlite/practice.ts';

export interface OpenedPractice {
  readonly practice: Practice;
  /** The database was absent or empty, and its tables were made just now. */
  readonly isNew: boolean;
  /** The version of the Open Dental database it is; undefined for Bitewing's own. */
  readonly officeVersion?: string | undefined;
  /** Sentences for the person who starts the server. */
  readonly warnings: readonly string[];
}

/** For commands that only look, and for databases of our own. */
const READ_ONLY: OfficeOptions = { writes: { kind: 'none' }, control: ':memory:' };

/**
 * Opens the practice database (a file path, `:memory:` or a `mysql://` URL), making its tables when it is absent or
 * empty. A server database has a clock of its own, for an embedded one this machine's `clock` counts; `travel` overrules
 * both, for tests. `office` says how a database that Open Dental created is treated. Throws an Error whose sentence is for the person who named the database.
 */
export async function openPractice(
  database: string,
  clock: Clock,
  travel?: Clock,
  office: OfficeOptions = READ_ONLY,
): Promise<OpenedPractice> {
  if (isDatabaseUrl(database)) return openMariadb(database, office, travel);
  if (office.writes.kind !== 'none') throw new Error('--writes is for a database that Open Dental created.');
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
