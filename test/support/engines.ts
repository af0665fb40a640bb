import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Connection, createConnection } from 'mariadb';
import type { Engine } from '../../src/db/schema/ddl.ts';

/** The databases that this run tests; `npm test -- --engine sqlite` leaves MariaDB out. */
export const engines = (process.env.BITEWING_TEST_ENGINES ?? 'sqlite').split(',') as Engine[];

export interface FreshDatabase {
  readonly database: string;
  drop(): Promise<void>;
}

/** An empty database of its own for one test practice. */
export async function freshDatabase(engine: Engine): Promise<FreshDatabase> {
  return engine === 'sqlite' ? { database: ':memory:', drop: async () => {} } : freshMariadb();
}

/** The same, in a form that several servers can open at once. */
export async function sharedDatabase(engine: Engine): Promise<FreshDatabase> {
  if (engine !== 'sqlite') return freshMariadb();
  const folder = mkdtempSync(join(tmpdir(), 'bitewing-shared-'));
  return { database: join(folder, 'practice.db'), drop: async () => rmSync(folder, { recursive: true }) };
}

/** A new database on the server of BITEWING_TEST_MARIADB_URL, whose user may create and drop databases. */
async function freshMariadb(): Promise<FreshDatabase> {
  const name = `bitewing_test_${process.pid}_${crypto.randomUUID().slice(0, 8)}`;
  await onTestServer(`CREATE DATABASE ${name} CHARACTER SET utf8mb4`);
  return { database: databaseAt(name), drop: () => onTestServer(`DROP DATABASE IF EXISTS ${name}`) };
}

/** The URL of a database on the test server. */
export function databaseAt(name: string): string {
  const url = new URL(testServer());
  url.pathname = `/${name}`;
  return url.href;
}

/** Runs statements on the test server itself, as its administrator would. */
export async function onTestServer(...statements: string[]): Promise<void> {
  const connection = await connectToTestServer();
  try {
    for (const statement of statements) await connection.query(statement);
  } finally {
    await connection.end();
  }
}

export function connectToTestServer(): Promise<Connection> {
  const { hostname, port, username, password } = new URL(testServer());
  return createConnection({
    host: hostname,
    port: Number(port || 3306),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
  });
}

export function testServer(): string {
  const url = process.env.BITEWING_TEST_MARIADB_URL;
  if (!url) throw new Error('BITEWING_TEST_MARIADB_URL names no MariaDB. Run npm test, which starts one.');
  return url;
}
