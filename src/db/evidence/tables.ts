import { closeSync, existsSync, openSync } from 'node:fs';
import { openToLook } from '../sqlite/at-rest.ts';
import { openSqlite, type SqliteConnection } from '../sqlite/connection.ts';

/**
 * The records, which no statement can change or remove; the numbers whose unit of work nobody reported the end of; and
 * the tokens of tablets that were handed over, by their hash.
 */
const TABLES = `
CREATE TABLE IF NOT EXISTS record (
  Number INTEGER PRIMARY KEY,
  Practice TEXT NOT NULL,
  TreatPlanNum INTEGER NOT NULL,
  Body TEXT NOT NULL,
  Hash TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS record_plan ON record (TreatPlanNum);
CREATE TRIGGER IF NOT EXISTS record_no_update BEFORE UPDATE ON record
BEGIN SELECT RAISE(ABORT, 'Evidence is never changed.'); END;
CREATE TRIGGER IF NOT EXISTS record_no_delete BEFORE DELETE ON record
BEGIN SELECT RAISE(ABORT, 'Evidence is never removed.'); END;
CREATE TABLE IF NOT EXISTS in_flight (
  Number INTEGER PRIMARY KEY,
  First INTEGER NOT NULL,
  TokenHash TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS handover (
  TokenHash TEXT PRIMARY KEY,
  Practice TEXT NOT NULL,
  TreatPlanNum INTEGER NOT NULL,
  Alternatives TEXT NOT NULL,
  Expires TEXT NOT NULL,
  Ended TEXT NOT NULL DEFAULT '',
  Developer TEXT NOT NULL,
  KeyNum INTEGER,
  Signed INTEGER
);
CREATE INDEX IF NOT EXISTS handover_plan ON handover (TreatPlanNum);`;

/** Opens the file for writing, readable by its owner alone, and makes its tables when it is new. */
export function openEvidenceFile(path: string): SqliteConnection {
  // SQLite gives its log the rights of the file, so the file is made first.
  if (path !== ':memory:') closeSync(openSync(path, 'a', 0o600));
  const file = openSqlite(path);
  file.exec(TABLES);
  addSignedPlan(file);
  return file;
}

/** Files made before a token led to what was signed with it lack that column. */
function addSignedPlan(file: SqliteConnection): void {
  const has = () => file.all("SELECT 1 FROM pragma_table_info('handover') WHERE name = 'Signed'", []).length > 0;
  if (has()) return;
  try {
    file.exec('ALTER TABLE handover ADD COLUMN Signed INTEGER');
  } catch (error) {
    // Another server may have added it in this moment.
    if (!has()) throw error;
  }
}

/**
 * Opens a file that may be looked at only; undefined when there is none. A command that looks and ends leaves nothing
 * beside it (`isBrief`).
 */
export function openEvidenceForReading(path: string, isBrief: boolean): SqliteConnection | undefined {
  try {
    const file = isBrief && existsSync(path) ? openToLook(path) : openSqlite(path, { readOnly: true });
    const [found] = file.all("SELECT 1 FROM sqlite_master WHERE name = 'record'", []);
    if (found) return file;
    file.close();
    return undefined;
  } catch (error) {
    // SQLITE_CANTOPEN: there is no such file.
    if ((((error as { errcode?: number }).errcode ?? 0) & 0xff) === 14) return undefined;
    throw error;
  }
}
