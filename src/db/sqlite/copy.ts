import { closeSync, fsyncSync, openSync, rmSync } from 'node:fs';
import { openToLook } from './at-rest.ts';
import type { SqliteConnection } from './connection.ts';

/**
 * Writes a complete copy of the database, as it is at this moment, to a new file that only its owner may read. Other
 * programs may read and write the database meanwhile. Throws when the file exists.
 */
export function copyDatabase(connection: SqliteConnection, to: string): void {
  // VACUUM INTO takes an empty file, and keeps the rights it was made with.
  const file = openSync(to, 'wx', 0o600);
  try {
    connection.run('VACUUM INTO ?', [to]);
    fsyncSync(file);
  } catch (error) {
    rmSync(to, { force: true });
    throw error;
  } finally {
    closeSync(file);
  }
}

/** The same for a file that is not open here. */
export function copyFile(from: string, to: string): void {
  const connection = openToLook(from);
  try {
    copyDatabase(connection, to);
  } finally {
    connection.close();
  }
}
