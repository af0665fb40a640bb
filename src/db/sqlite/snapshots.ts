import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { feedTables } from '../schema/own.ts';
import type { PracticeSnapshot, Snapshots } from '../snapshots.ts';
import type { SqliteConnection } from './connection.ts';
import { inOne } from './in-one.ts';
import type { WrittenTables } from './written-tables.ts';

/**
 * Snapshots of an SQLite practice, as the bytes of a database file. In memory SQLite itself takes and puts them back, a
 * millisecond for two megabytes; for a file, and on a Node that has no `serialize`, the rows of the tables that were
 * written since are copied within one transaction, so that readers on other connections see the practice before or after.
 * `alone` runs work while no transaction is open, and `onPutBack` is told that every row may be another one now. Only the
 * numbering of changes never turns back: it goes on behind a number that nobody who read it before gets past.
 */
export function sqliteSnapshots(
  connection: SqliteConnection,
  written: WrittenTables,
  inMemory: boolean,
  alone: <T>(work: () => T) => Promise<T>,
  onPutBack: () => void,
): Snapshots {
  const image = inMemory ? connection.image : undefined;
  /** When the practice was last as each snapshot has it. */
  const alike = new WeakMap<PracticeSnapshot, number>();
  return {
    isQuick: image !== undefined,
    take: () =>
      alone(() => {
        if (image) return { bytes: image.take() };
        const snapshot = { bytes: copyOf(connection) };
        alike.set(snapshot, written.moment());
        return snapshot;
      }),
    putBack: (snapshot) =>
      alone(() => {
        const anew = feedAnew(connection);
        if (image) {
          image.putBack(snapshot.bytes);
          connection.exec(anew);
        } else {
          const tables = written.since(alike.get(snapshot), tablesOf(connection));
          copyBack(connection, snapshot.bytes, tables, anew);
          written.add(tables);
          alike.set(snapshot, written.moment());
        }
        onPutBack();
      }),
  };
}

function copyOf(connection: SqliteConnection): Uint8Array {
  return withTemporaryFile((file) => {
    connection.run('VACUUM INTO ?', [file]);
    return readFileSync(file);
  });
}

/**
 * What begins the feed anew behind the last number of now (as `beginFeedAnew` does); where nothing was ever told it
 * begins as it began.
 */
function feedAnew(connection: SqliteConnection): string {
  // A practice in memory may get its very tables from a snapshot.
  if (!tablesOf(connection, true).includes('bitewing_feed')) return '';
  const [head = 0] = connection.column('SELECT Head FROM bitewing_feed', []);
  const pending = connection.column('SELECT 1 FROM bitewing_outbox LIMIT 1', []).length;
  const next = Number(head) > 0 || pending > 0 ? Number(head) + 1 : 0;
  return `DELETE FROM bitewing_outbox; DELETE FROM bitewing_change; DELETE FROM bitewing_audit;
    REPLACE INTO bitewing_feed (Id, Version, Head, Oldest) VALUES (1, 1, ${next}, ${next + 1})`;
}

function copyBack(connection: SqliteConnection, bytes: Uint8Array, tables: readonly string[], anew: string): void {
  withTemporaryFile((file) => {
    writeFileSync(file, bytes, { mode: 0o600 });
    connection.run('ATTACH ? AS kept', [file]);
    try {
      inOne(connection, () => {
        for (const table of tables) {
          connection.exec(`DELETE FROM main."${table}"; ${refill(connection, table)}`);
        }
        connection.exec(anew);
      });
    } finally {
      connection.exec('DETACH kept');
    }
  });
}

/** SQLite copies pages rather than rows where it is asked for all columns in the same order. */
function refill(connection: SqliteConnection, table: string): string {
  const columnsIn = (schema: string) =>
    connection.column(`SELECT name FROM pragma_table_info('${table}', '${schema}')`, []).join('", "');
  const columns = columnsIn('main');
  // A table that an upgrade enlarged has the same columns in another order.
  if (columns === columnsIn('kept')) return `INSERT INTO main."${table}" SELECT * FROM kept."${table}"`;
  return `INSERT INTO main."${table}" ("${columns}") SELECT "${columns}" FROM kept."${table}"`;
}

/** Every table whose rows are put back, or all; the last numbers that AUTOINCREMENT gave are one. */
function tablesOf(connection: SqliteConnection, all = false): string[] {
  const sql = `SELECT name FROM main.sqlite_master
    WHERE type = 'table' AND (name = 'sqlite_sequence' OR name NOT LIKE 'sqlite@_%' ESCAPE '@')`;
  return connection
    .column(sql, [])
    .map(String)
    .filter((table) => all || !(table in feedTables));
}

function withTemporaryFile<T>(work: (file: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'bitewing-snapshot-'));
  try {
    return work(join(folder, 'rows.db'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
