import type { SqliteConnection } from './connection.ts';

/** All of it is stored, or none; other processes wait until it is done. */
export function inOne<T>(file: SqliteConnection, work: () => T): T {
  file.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    file.exec('COMMIT');
    return result;
  } catch (error) {
    try {
      file.exec('ROLLBACK');
    } catch {
      // A failed COMMIT has already undone it.
    }
    throw error;
  }
}
