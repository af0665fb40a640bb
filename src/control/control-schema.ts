import type { SqliteConnection } from '../db/sqlite/connection.ts';

/** What each version of the control file added, oldest first; PRAGMA user_version counts them. */
const STEPS: readonly string[] = [
  `CREATE TABLE IF NOT EXISTS api_key (
    KeyNum INTEGER PRIMARY KEY AUTOINCREMENT,
    PairHash TEXT NOT NULL UNIQUE,
    DeveloperName TEXT NOT NULL,
    Ending TEXT NOT NULL,
    Permissions TEXT NOT NULL,
    CreatedAt TEXT NOT NULL,
    RevokedAt TEXT NOT NULL DEFAULT ''
  )`,
  // '' for keys made before keys belonged to a practice: they belong to the next one that is served with them.
  `ALTER TABLE api_key ADD COLUMN PracticeId TEXT NOT NULL DEFAULT '';
  CREATE TABLE practice (PracticeId TEXT PRIMARY KEY, Place TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE former_id (FormerId TEXT PRIMARY KEY, PracticeId TEXT NOT NULL) WITHOUT ROWID`,
  'CREATE TABLE audit_note (PracticeId TEXT PRIMARY KEY, Number INTEGER NOT NULL, Hash TEXT NOT NULL) WITHOUT ROWID',
  // '' for a key that does not expire.
  `ALTER TABLE api_key ADD COLUMN ExpiresAt TEXT NOT NULL DEFAULT ''`,
  'CREATE TABLE reset_name (Place TEXT, Name TEXT, PRIMARY KEY (Place, Name)) WITHOUT ROWID',
];

/**
 * Tables that a control file may have before its first step or with the first version: those that are made elsewhere, when
 * they are first needed (`practice-key.ts`, `db/office/answers.ts`), may come before.
 */
const FIRST_TABLES = ['api_key', 'practice_key', 'answer', 'sqlite_sequence'];

/**
 * Brings the control file to the newest version in one transaction. Throws an Error with a sentence for a newer one, and
 * for a database that is something else.
 */
export function prepareControl(connection: SqliteConnection, path: string): void {
  refuseOtherFiles(connection, path);
  connection.exec('BEGIN IMMEDIATE');
  const version = versionOf(connection);
  for (const step of STEPS.slice(version)) connection.exec(step);
  if (version < STEPS.length) connection.exec(`PRAGMA user_version = ${STEPS.length}`);
  connection.exec('COMMIT');
}

export function refuseOtherFiles(connection: SqliteConnection, path: string): void {
  const version = versionOf(connection);
  if (version > STEPS.length) {
    throw new Error(
      `${path} was written by a newer release (version ${version}). Use that one, or another --control file.`,
    );
  }
  const tables = connection.column("SELECT name FROM sqlite_master WHERE type = 'table'", []);
  if (version === 0 && tables.some((name) => !FIRST_TABLES.includes(String(name))))
    throw new Error(`${path} is no control file: it holds tables of a practice or of another program.`);
}

const versionOf = (connection: SqliteConnection) => Number(connection.column('PRAGMA user_version', [])[0]);
