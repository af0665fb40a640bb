import { setTimeout as pause } from 'node:timers/promises';
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type { Bound } from '../select.ts';
import { unavailable } from '../trouble.ts';
import type { SqliteConnection } from './connection.ts';

/**
 * Kysely over one kept connection. The stock SQLite dialect prepares each statement anew (`performance.md` 6:
 * 175 µs against 11 µs for one row); this one goes through the connection's kept statements.
 */
export function sqliteDialect(connection: SqliteConnection): Dialect {
  const kysely: DatabaseConnection = {
    executeQuery: async <R>(query: CompiledQuery) => execute<R>(connection, query),
    // biome-ignore lint/correctness/useYield: the interface asks for a generator; nothing here streams
    async *streamQuery() {
      throw new Error('Streaming is not offered; read pages instead.');
    },
  };
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => ({
      init: async () => {},
      acquireConnection: async () => kysely,
      beginTransaction: () => beginPatiently(connection),
      commitTransaction: async () => connection.exec('COMMIT'),
      rollbackTransaction: async () => connection.exec('ROLLBACK'),
      releaseConnection: async () => {},
      destroy: async () => {},
    }),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

/** Milliseconds a write waits for another program that holds the file. */
const LONGEST_WAIT = 2000;
const SQLITE_BUSY = 5;

/**
 * Waits for the file between turns of the event loop: SQLite's own waiting would stop every other request too. The
 * transaction takes the write lock at its beginning, so nothing after it can find the file busy.
 */
async function beginPatiently(connection: SqliteConnection): Promise<void> {
  const start = performance.now();
  for (;;) {
    try {
      return connection.exec('BEGIN IMMEDIATE');
    } catch (error) {
      const isBusy = ((error as { errcode?: number }).errcode ?? 0) % 256 === SQLITE_BUSY;
      if (!isBusy) throw error;
      if (performance.now() - start > LONGEST_WAIT) throw unavailable('The database is busy. Try again in a moment.');
    }
    await pause(5 + Math.random() * 20);
  }
}

function execute<R>(connection: SqliteConnection, query: CompiledQuery): QueryResult<R> {
  const parameters = query.parameters as Bound[];
  if (query.query.kind === 'SelectQueryNode' || /^\s*(select|with|pragma)\b/i.test(query.sql)) {
    return { rows: connection.all(query.sql, parameters) as R[] };
  }
  const { changes, insertId } = connection.run(query.sql, parameters);
  return { rows: [], numAffectedRows: BigInt(changes), insertId };
}
