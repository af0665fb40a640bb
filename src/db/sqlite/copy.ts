import { closeSync, fsyncSync, openSync, rmSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
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
    // SQLite may name a table that it could not write any more instead of the reason.
    throw hasRoomFor(connection, dirname(to)) ? error : Object.assign(new Error('full'), { errcode: FULL, path: to });
  } finally {
    closeSync(file);
  }
}

/** SQLite's own number for a disk without room. */
const FULL = 13;

function hasRoomFor(connection: SqliteConnection, folder: string): boolean {
  const [size] = connection.all('SELECT page_count * page_size AS bytes FROM pragma_page_count, pragma_page_size', []);
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize >= Number(size!.bytes);
}

/** The same for a file that is not open here. */
export function copyFile(from: string, to: string): void {
  using connection = openToLook(from);
  copyDatabase(connection, to);
}
