import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { toKey } from '../../domain/key.ts';
import type { Bound } from '../select.ts';

/** One SQLite connection whose statements are prepared once and kept by their text. */
export interface SqliteConnection {
  all(sql: string, parameters: readonly Bound[]): Record<string, unknown>[];
  /** The first column of every row; the fast way to fetch JSON text. */
  column(sql: string, parameters: readonly Bound[]): unknown[];
  run(sql: string, parameters: readonly Bound[]): { changes: number; insertId: bigint };
  exec(sql: string): void;
  close(): void;
}

/** Statements kept per connection; above it the oldest leave, so odd filters cannot fill the memory. */
const KEPT_STATEMENTS = 500;

/**
 * Opens a database file, or `:memory:`. Durability is asked for in words after WAL is on, because the build's own
 * default is NORMAL whatever the pragma reports (`reliability.md` 2: 0 fsyncs without it, one a commit with it).
 */
export function openSqlite(path: string, options: { readOnly?: boolean } = {}): SqliteConnection {
  const database = new DatabaseSync(path, { readOnly: options.readOnly ?? false });
  database.exec('PRAGMA busy_timeout = 5000');
  if (!options.readOnly) {
    database.exec('PRAGMA journal_mode = WAL');
    database.exec('PRAGMA synchronous = FULL');
  }
  database.exec('PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY');
  refuseOldSqlite(database);
  const kept = new Map<string, StatementSync>();

  function prepare(sql: string): StatementSync {
    const known = kept.get(sql);
    if (known) return known;
    if (kept.size >= KEPT_STATEMENTS) kept.delete(kept.keys().next().value!);
    const statement = database.prepare(sql);
    kept.set(sql, statement);
    return statement;
  }

  return {
    all(sql, parameters) {
      const statement = prepare(sql);
      try {
        return statement.all(...parameters) as Record<string, unknown>[];
      } catch (error) {
        if (!isKeyBeyondDouble(error)) throw error;
        return rereadExactly(statement, parameters);
      }
    },
    column(sql, parameters) {
      const statement = prepare(sql);
      statement.setReturnArrays(true);
      return (statement.all(...parameters) as unknown as unknown[][]).map((row) => row[0]);
    },
    run(sql, parameters) {
      const statement = prepare(sql);
      statement.setReadBigInts(true);
      const { changes, lastInsertRowid } = statement.run(...parameters);
      return { changes: Number(changes), insertId: BigInt(lastInsertRowid) };
    },
    exec: (sql) => database.exec(sql),
    close() {
      kept.clear();
      database.close();
    },
  };
}

/** SQLite before 3.51.3 could corrupt a WAL database when two connections met a checkpoint (`reliability.md` 1). */
function refuseOldSqlite(database: DatabaseSync): void {
  const { version } = database.prepare('SELECT sqlite_version() AS version').get() as { version: string };
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  if (major * 1e6 + minor * 1e3 + patch < 3_051_003) {
    throw new Error(`SQLite ${version} is too old: 3.51.3 or newer is needed.`);
  }
}

const isKeyBeyondDouble = (error: unknown) => (error as { code?: string }).code === 'ERR_OUT_OF_RANGE';

/** Only offices with random keys come here: the same read once more with every integer exact. */
function rereadExactly(statement: StatementSync, parameters: readonly Bound[]): Record<string, unknown>[] {
  statement.setReadBigInts(true);
  try {
    const rows = statement.all(...parameters) as Record<string, unknown>[];
    for (const row of rows) {
      for (const name in row) if (typeof row[name] === 'bigint') row[name] = toKey(row[name]);
    }
    return rows;
  } finally {
    statement.setReadBigInts(false);
  }
}
