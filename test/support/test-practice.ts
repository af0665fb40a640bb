import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll } from 'vitest';
import type { Handle } from '../../src/db/handle.ts';
import { insertRow, insertRows, newRow } from '../../src/db/rows/rows.ts';
import type { Engine } from '../../src/db/schema/ddl.ts';
import { idColumn, type Row, type TableName, tables } from '../../src/db/schema/tables.ts';
import { PERMISSIONS, type Permission } from '../../src/http/permissions.ts';
import { type RunningServer, type ServerOptions, startServer } from '../../src/server.ts';
import { practiceDatabase } from './kept-mariadb.ts';
import { secretsIn } from './secrets.ts';

export interface Answer {
  readonly status: number;
  /** Parsed JSON where the answer is JSON, else the sentence. */
  // biome-ignore lint/suspicious/noExplicitAny: tests compare whatever came
  readonly body: any;
  readonly text: string;
  readonly headers: Headers;
}

export interface TestPractice {
  /** The server in this process. */
  readonly server: RunningServer;
  readonly url: string;
  readonly origin: string;
  readonly developer: string;
  /** The folder of patients' files; gone when the practice stops. */
  readonly documents: string;
  /** Moves the office's clock. */
  setNow(now: string): void;
  /** Inserts rows as they are, whatever the rules say; keys may be given. */
  lay<T extends TableName>(table: T, ...rows: Partial<Row<T>>[]): Promise<void>;
  /** All rows of a table, or those the condition picks. */
  rows<T extends TableName>(table: T, pick?: (row: Row<T>) => boolean): Promise<Row<T>[]>;
  /** Every row of every table that holds any, to compare before and after. */
  everything(): Promise<Partial<Record<TableName, unknown[]>>>;
  /** Changes rows by hand, as an outside program would. */
  change<T extends TableName>(table: T, pick: Partial<Row<T>>, values: Partial<Row<T>>): Promise<void>;
  /** Empties every practice table. */
  clear(): Promise<void>;
  send(verb: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** The same for a path from the server's origin on, e.g. of an extension of ours. */
  ext(verb: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  get(path: string): Promise<Answer>;
  post(path: string, body: unknown): Promise<Answer>;
  put(path: string, body: unknown): Promise<Answer>;
  delete(path: string): Promise<Answer>;
  stop(): Promise<void>;
}

interface Options extends Omit<ServerOptions, 'clock'> {
  engine?: Engine;
  now?: string;
  developer?: string;
  permissions?: readonly Permission[];
}

/** The practice tables that hold rows, in one query: tests fill few of the many there are. */
async function filledTables({ db }: Handle): Promise<TableName[]> {
  const looks = Object.keys(tables).map(
    (table) => sql`SELECT ${sql.lit(table)} AS name WHERE EXISTS (SELECT 1 FROM ${sql.table(table)})`,
  );
  const { rows } = await sql<{ name: TableName }>`${sql.join(looks, sql` UNION ALL `)}`.execute(db as never);
  return rows.map(({ name }) => name);
}

/** A practice for all tests of a `describe`: started before the first of them, and stopped behind the last. */
export function testPractice(options?: Options): TestPractice {
  let started: TestPractice | undefined;
  beforeAll(async () => {
    started = await startTestPractice(options);
  });
  afterAll(() => started?.stop());
  return new Proxy({} as TestPractice, { get: (_, name) => Reflect.get(started!, name) });
}

/** Starts a real server on an empty practice with one key pair; requests go through HTTP. */
export async function startTestPractice(options: Options = {}): Promise<TestPractice> {
  const {
    engine = 'sqlite',
    developer = 'Amazing Smiles',
    permissions = PERMISSIONS,
    now: first,
    ...settings
  } = options;
  let now = first ?? '2025-03-10 09:00:00';
  const { database, drop } = options.database
    ? { database: options.database, drop: async () => {} }
    : await practiceDatabase(engine);
  const documents = options.documents ?? join(tmpdir(), `bitewing-test-documents-${randomUUID()}`);
  const secrets: string[] = [];
  const server = await startServer({
    database,
    port: 0,
    empty: true,
    control: ':memory:',
    documents,
    logLevel: 'trace',
    logTo: { write: (line) => secrets.push(...secretsIn(line)) },
    ...settings,
    clock: { now: () => now },
  });
  server.keys.add({ developerKey: 'TestDeveloper', customerKey: 'TestCustomer' }, developer, permissions, now);

  const sendTo = async (url: string, verb: string, body?: unknown, headers: Record<string, string> = {}) => {
    const response = await fetch(url, {
      method: verb,
      headers: {
        authorization: 'ODFHIR TestDeveloper/TestCustomer',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = /[/+]json/.test(response.headers.get('content-type') ?? '');
    return { status: response.status, body: isJson ? JSON.parse(text) : text, text, headers: response.headers };
  };

  const send: TestPractice['send'] = (verb, path, body, headers) => sendTo(server.url + path, verb, body, headers);

  return {
    server,
    ext: (verb, path, body, headers) => sendTo(server.origin + path, verb, body, headers),
    url: server.url,
    origin: server.origin,
    developer,
    documents,
    setNow: (next) => {
      now = next;
    },
    lay: (table, ...rows) =>
      server.practice.write(async (tx) => {
        const id = idColumn(table);
        const withKey = rows.filter((row) => (row as Record<string, unknown>)[id] !== undefined).length;
        if (withKey > 0 && withKey < rows.length) for (const row of rows) await insertRow(tx, table, row);
        else
          await insertRows(
            tx,
            table,
            rows.map((row) => newRow(table, tx.now, row)),
          );
      }),
    rows: (table, pick = () => true) =>
      server.practice.read(async (handle) => {
        const found = await handle.db
          .selectFrom(table as TableName)
          .selectAll()
          .execute();
        return (found as never[]).filter(pick);
      }),
    everything: () =>
      server.practice.read(async (handle) => {
        const filled = await filledTables(handle);
        const rows = filled.map((table) => handle.db.selectFrom(table).selectAll().execute());
        return Object.fromEntries((await Promise.all(rows)).map((found, index) => [filled[index], found]));
      }),
    change: (table, pick, values) =>
      server.practice.write(async (tx) => {
        let update = tx.db.updateTable(table as TableName).set(values as never);
        for (const [column, value] of Object.entries(pick)) update = update.where(column as never, '=', value as never);
        await update.execute();
      }),
    clear: () =>
      server.practice.write(async (tx) => {
        for (const table of await filledTables(tx)) await tx.db.deleteFrom(table).execute();
      }),
    send,
    get: (path) => send('GET', path),
    post: (path, body) => send('POST', path, body),
    put: (path, body) => send('PUT', path, body),
    delete: (path) => send('DELETE', path),
    stop: async () => {
      await server.stop();
      if (secrets.length > 0) throw new Error(`The log held ${[...new Set(secrets)].join(' and ')}.`);
      await drop();
      await rm(documents, { recursive: true, force: true });
    },
  };
}
