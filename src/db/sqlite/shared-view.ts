import type { SqliteConnection } from './connection.ts';

/** Reads within these milliseconds may share a transaction: so much later at most is a commit of another program seen. */
const SAME_MOMENT_MS = 1;

/** A connection for reading. */
export interface SharedView extends SqliteConnection {
  /** The next read looks anew. */
  end(): void;
}

/**
 * Lets the reads of one turn of the event loop, a millisecond at most, share a transaction: to begin and end one for each
 * is three calls of the system, 2 of 15 µs that a small read takes without HTTP. Our own commits end it first, so that
 * what was acknowledged is seen by every later request.
 */
export function sharedView(connection: SqliteConnection, milliseconds = () => performance.now()): SharedView {
  let begun: number | undefined;

  function begin(): void {
    const now = milliseconds();
    if (begun !== undefined && now - begun < SAME_MOMENT_MS) return;
    end();
    connection.column('BEGIN', []);
    begun = now;
    setImmediate(end);
  }

  /** After a fault of the disk SQLite may have ended the transaction by itself. Whoever read was told; here nothing is lost. */
  function end(): void {
    if (begun === undefined) return;
    begun = undefined;
    for (const statement of ['COMMIT', 'ROLLBACK']) {
      try {
        connection.column(statement, []);
        return;
      } catch {}
    }
  }

  return {
    ...connection,
    all(sql, parameters) {
      begin();
      return connection.all(sql, parameters);
    },
    column(sql, parameters) {
      begin();
      return connection.column(sql, parameters);
    },
    end,
    close() {
      end();
      connection.close();
    },
  };
}
