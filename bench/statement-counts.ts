/** Counts what this process asks its database, by wrapping the methods of the driver. */
import { StatementSync } from 'node:sqlite';
import { parseAddress } from '../src/db/mariadb/sessions/address.ts';

interface Sent {
  readonly sql: string;
  /**
   * Which round trip it belongs to: one more than the latest one that was answered when it was sent. What is sent
   * together shares a trip, so the highest number is how often the process waits for the server.
   */
  readonly trip: number;
  /** Functions of ours that asked, the nearest first. */
  readonly askers: readonly string[];
}

interface StatementCounts {
  /** Everything sent since it was last asked. */
  take(): Sent[];
}

/** Statements inside SQLite's own binding, which waits for each. */
export function countSqlite(): StatementCounts {
  const sent: Sent[] = [];
  for (const method of ['all', 'get', 'run'] as const) {
    const original = StatementSync.prototype[method] as (...values: never[]) => unknown;
    StatementSync.prototype[method] = function (this: StatementSync, ...values: never[]) {
      sent.push({ sql: this.sourceSQL, trip: sent.length + 1, askers: askers() });
      return original.apply(this, values);
    } as never;
  }
  return { take: () => sent.splice(0) };
}

/** Statements of every connection that this process opens to the server of a `mysql://` URL. */
export async function countMariadb(url: string): Promise<StatementCounts> {
  const { servers, user, password, database } = parseAddress(url);
  const { createConnection } = await import('mariadb');
  const connection = await createConnection({ ...servers[0]!, user, password, database, prepareCacheLength: 0 });
  const statement = await connection.prepare('SELECT 1');
  const sent: Sent[] = [];
  let answered = 0;
  const watch = (prototype: object, method: string, textOf: (self: never, sql: string) => string) => {
    const methods = prototype as Record<string, (...values: unknown[]) => Promise<unknown>>;
    const original = methods[method]!;
    methods[method] = function (this: never, ...values) {
      const trip = answered + 1;
      sent.push({ sql: textOf(this, values[0] as string), trip, askers: askers() });
      return original.apply(this, values).finally(() => {
        answered = Math.max(answered, trip);
      });
    };
  };
  watch(Object.getPrototypeOf(connection), 'query', (_, sql) => sql);
  watch(Object.getPrototypeOf(connection), 'prepare', (_, sql) => `PREPARE ${sql}`);
  watch(Object.getPrototypeOf(statement), 'execute', ({ query }: { query: string }) => query);
  await connection.end();
  return {
    take() {
      answered = 0;
      return sent.splice(0);
    },
  };
}

/** Folders whose functions pass a statement on without wanting it. */
const CARRIERS = /\/src\/(db|http|cli)\/|\/bench\/|node:|node_modules/;

function askers(): string[] {
  const before = Error.stackTraceLimit;
  Error.stackTraceLimit = 60;
  const lines = new Error().stack!.split('\n').slice(2);
  Error.stackTraceLimit = before;
  const ours = lines.filter((line) => line.includes('/src/') && !CARRIERS.test(line));
  return ours.map((line) => /at (?:async )?(\S+) \(/.exec(line)?.[1] ?? '').filter((name) => /^[a-z]/.test(name));
}
