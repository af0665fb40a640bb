import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Connection, createConnection } from 'mariadb';

const run = promisify(execFile);
const script = join(import.meta.dirname, '../../scripts/galera-local.sh');

/** The private cluster of `npm run test:cluster`; nodes are numbered from 1. */
const urls = (process.env.BITEWING_TEST_CLUSTER_URLS ?? '').split(',').map((url) => new URL(url));
const name = process.env.BITEWING_TEST_CLUSTER_NAME!;

export const NODES = urls.map((_, index) => index + 1);

/** Runs a verb of `galera-local.sh`, e.g. `nodes('kill-node', 2)`. */
export async function nodes(verb: string, node?: number): Promise<string> {
  const { stdout } = await run('bash', [script, verb, ...(node ? [String(node)] : []), '--name', name]);
  return stdout.trim();
}

/** `mysql://user:password@host:port,host:port/database` of some nodes, in this order. */
export function clusterUrl(database: string, order: readonly number[] = NODES): string {
  const { username, password } = urls[0]!;
  return `mysql://${username}:${password}@${order.map((node) => urls[node - 1]!.host).join(',')}/${database}`;
}

/** A connection of the test's own to one node. */
export function connectTo(node: number, database?: string): Promise<Connection> {
  const { hostname, port, username, password } = urls[node - 1]!;
  return createConnection({
    host: hostname,
    port: Number(port),
    user: username,
    password,
    connectTimeout: 5000,
    ...(database ? { database } : {}),
  });
}

/** Rows of one statement on one node, which has first taken over everything the others committed. */
export async function ask(node: number, sql: string, database?: string): Promise<Record<string, unknown>[]> {
  const connection = await connectTo(node, database);
  try {
    await connection.query('SET SESSION wsrep_sync_wait = 1');
    return await connection.query(sql);
  } finally {
    await connection.end();
  }
}

/** A database of this test's own on all nodes. */
export async function makeDatabase(label: string): Promise<string> {
  const database = `${label}_${process.pid}`;
  await ask(1, `CREATE DATABASE ${database} CHARACTER SET utf8mb4`);
  return database;
}

export const dropDatabase = (database: string) => ask(1, `DROP DATABASE IF EXISTS ${database}`);

/**
 * Seconds that the cluster itself takes to notice a silent node and go on without it, from its running settings: a node
 * is suspected, the next check sees that, and the others agree on it, asking once more at most.
 */
export async function detectionTime(): Promise<number> {
  const [row] = await ask(1, "SHOW VARIABLES LIKE 'wsrep_provider_options'");
  const seconds = (option: string) =>
    Number(new RegExp(`${option} = PT([\\d.]+)S`).exec(String(row!.Value))?.[1] ?? Number.NaN);
  return seconds('evs.suspect_timeout') + seconds('evs.inactive_check_period') + seconds('evs.join_retrans_period');
}

/** The nodes that sent changes to the others during one second: those that are written to. */
export async function writtenTo(): Promise<number[]> {
  const before = await Promise.all(NODES.map(sentBy));
  await new Promise((resolve) => setTimeout(resolve, 1000));
  const after = await Promise.all(NODES.map(sentBy));
  return NODES.filter((_, index) => after[index]! > before[index]!);
}

async function sentBy(node: number): Promise<number> {
  const [row] = await ask(node, "SHOW GLOBAL STATUS LIKE 'wsrep_replicated'");
  return Number(row!.Value);
}
