import { insertRow } from '../../src/db/rows.ts';
import type { Engine } from '../../src/db/schema/ddl.ts';
import { type Row, type TableName, tables } from '../../src/db/schema/tables.ts';
import { PERMISSIONS, type Permission } from '../../src/http/permissions.ts';
import { type ServerOptions, startServer } from '../../src/server.ts';
import { freshDatabase } from './engines.ts';

export interface Answer {
  readonly status: number;
  /** Parsed JSON where the answer is JSON, else the sentence. */
  // biome-ignore lint/suspicious/noExplicitAny: tests compare whatever came
  readonly body: any;
  readonly text: string;
  readonly headers: Headers;
}

export interface TestPractice {
  readonly url: string;
  readonly origin: string;
  readonly developer: string;
  /** Moves the office's clock. */
  setNow(now: string): void;
  /** Lays rows as they are, whatever the rules say; keys may be given. */
  lay<T extends TableName>(table: T, ...rows: Partial<Row<T>>[]): Promise<void>;
  /** All rows of a table, or those the condition picks. */
  rows<T extends TableName>(table: T, pick?: (row: Row<T>) => boolean): Promise<Row<T>[]>;
  /** Changes rows by hand, as an outside program would. */
  change<T extends TableName>(table: T, pick: Partial<Row<T>>, values: Partial<Row<T>>): Promise<void>;
  /** Empties every practice table. */
  clear(): Promise<void>;
  send(verb: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
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

/** Starts a real server on an empty practice with one key pair; requests go through HTTP. */
export async function startTestPractice(options: Options = {}): Promise<TestPractice> {
  const { engine = 'sqlite', developer = 'Amazing Smiles', permissions = PERMISSIONS, ...settings } = options;
  let now = options.now ?? '2025-03-10 09:00:00';
  const { database, drop } = await freshDatabase(engine);
  const server = await startServer({
    database,
    port: 0,
    empty: true,
    control: ':memory:',
    ...settings,
    clock: { now: () => now },
  });
  server.keys.add({ developerKey: 'TestDeveloper', customerKey: 'TestCustomer' }, developer, permissions, now);

  const send: TestPractice['send'] = async (verb, path, body, headers = {}) => {
    const response = await fetch(server.url + path, {
      method: verb,
      headers: {
        authorization: 'ODFHIR TestDeveloper/TestCustomer',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json');
    return { status: response.status, body: isJson ? JSON.parse(text) : text, text, headers: response.headers };
  };

  return {
    url: server.url,
    origin: server.origin,
    developer,
    setNow: (next) => {
      now = next;
    },
    lay: (table, ...rows) =>
      server.practice.write(async (tx) => {
        for (const row of rows) await insertRow(tx, table, row);
      }),
    rows: (table, pick = () => true) =>
      server.practice.read(async (handle) => {
        const found = await handle.db
          .selectFrom(table as TableName)
          .selectAll()
          .execute();
        return (found as never[]).filter(pick);
      }),
    change: (table, pick, values) =>
      server.practice.write(async (tx) => {
        let update = tx.db.updateTable(table as TableName).set(values as never);
        for (const [column, value] of Object.entries(pick)) update = update.where(column as never, '=', value as never);
        await update.execute();
      }),
    clear: () =>
      server.practice.write(async (tx) => {
        for (const table of Object.keys(tables) as TableName[]) await tx.db.deleteFrom(table).execute();
      }),
    send,
    get: (path) => send('GET', path),
    post: (path, body) => send('POST', path, body),
    put: (path, body) => send('PUT', path, body),
    delete: (path) => send('DELETE', path),
    stop: async () => {
      await server.stop();
      await drop();
    },
  };
}
