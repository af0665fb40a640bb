import { accessSync, constants, existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { openSqlite, type SqliteConnection } from './connection.ts';

/**
 * Looks into a file that no program has open, without the files that SQLite makes beside it: whoever only reads a file with
 * a write-ahead log leaves an empty one behind. Undefined where that cannot be done: a log is there, which must be read too,
 * or this Node knows no such way (before 22.15).
 */
export function lookAtRest<T>(path: string, look: (connection: SqliteConnection) => T): T | undefined {
  if (existsSync(`${path}-wal`) || existsSync(`${path}-journal`)) return undefined;
  try {
    using connection = openSqlite(path, { readOnly: true, atRest: true });
    return look(connection);
  } catch (error) {
    // What SQLite says is said by whoever opens the file as usual.
    if (isOfSqlite(error)) return undefined;
    throw error;
  }
}

const isOfSqlite = (error: unknown) => (error as { code?: string }).code === 'ERR_SQLITE_ERROR';

/**
 * Opens a file of ours to look at it. SQLite leaves a log beside a file that was only read; whoever may also write removes it
 * at the end, if nobody else has the file open. A log that is there already stays as it is, and so does the file. Where no log
 * could be made, as on a disc that is only read, the file is at rest.
 */
export function openToLook(path: string): SqliteConnection {
  if (existsSync(`${path}-wal`)) return openSqlite(path, { readOnly: true });
  if (isWritable(path) && isWritable(dirname(path))) return openSqlite(path, { keepJournal: true });
  try {
    return openSqlite(path, { readOnly: true, atRest: true });
  } catch (error) {
    // Node before 22.15 knows no such way, and takes the address for a name.
    if (!isOfSqlite(error)) throw error;
    return openSqlite(path, { readOnly: true });
  }
}

function isWritable(place: string): boolean {
  try {
    accessSync(place, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
