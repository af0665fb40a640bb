import type { Connection } from 'mariadb';
import type { Engine } from '../../src/db/schema/ddl.ts';
import { allTables } from '../../src/db/upgrade/change.ts';
import { connectToTestServer, databaseAt, type FreshDatabase, freshDatabase, onTestServer } from './engines.ts';

/** No test depends on how fast a machine is that others use; those of a silent server have databases of their own. */
const PATIENT = 'timeout=30';

/** Rows of `bitewing_meta` that came with the tables; every other one is of a practice that stood there. */
const OF_TABLES = "Name IN ('tables', 'version') OR Name LIKE 'added %'";

/**
 * A database for one test practice. A hundred and fifty tables take MariaDB a second to make and to drop, so a run keeps
 * its databases and hands each to one practice after the other. It is emptied when it is taken: a test that was cut short
 * leaves nothing behind either. `prefix` begins the names of the databases; `kept-mariadb-run.ts` sets the run's own.
 */
export async function practiceDatabase(
  engine: Engine,
  prefix = process.env.BITEWING_TEST_KEPT,
): Promise<FreshDatabase> {
  if (engine === 'sqlite' || !prefix) return freshDatabase(engine);
  const connection = await connectToTestServer();
  try {
    const name = await firstFree(connection, prefix);
    await connection.query(`CREATE DATABASE IF NOT EXISTS ${name} CHARACTER SET utf8mb4`);
    await connection.query(`USE ${name}`);
    if (!(await empty(connection))) {
      await connection.query(`DROP DATABASE ${name}`);
      await connection.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4`);
    }
    return { database: `${databaseAt(name)}?${PATIENT}`, drop: () => giveFree(connection, name) };
  } catch (error) {
    await connection.end();
    throw error;
  }
}

/** Released before the connection ends: the server notices the end of a connection some time later. */
async function giveFree(connection: Connection, name: string): Promise<void> {
  await connection.query('SELECT RELEASE_LOCK(?)', [name]).finally(() => connection.end());
}

/** The first of the run's databases that nobody uses. Its user holds a lock of its name as long as the connection stands. */
async function firstFree(connection: Connection, prefix: string): Promise<string> {
  for (let number = 1; ; number++) {
    const name = `${prefix}_${number}`;
    const [row] = await connection.query('SELECT GET_LOCK(?, 0) AS isOurs', [name]);
    if (Number(row.isOurs) === 1) return name;
  }
}

/** Resets the database to its state after its tables were made; false if a test has left other tables. */
async function empty(connection: Connection): Promise<boolean> {
  const counts: { name: string; next: unknown }[] = await connection.query(
    'SELECT TABLE_NAME AS name, AUTO_INCREMENT AS next FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()',
  );
  // Right after the database was made: the server makes the tables.
  if (counts.length === 0) return true;
  const names = Object.keys(allTables);
  if (counts.length !== names.length || !counts.every(({ name }) => name in allTables)) return false;
  if ((await connection.query("SELECT 1 FROM bitewing_meta WHERE Name = 'tables' AND Value = 'ready'")).length === 0)
    return false;
  const looks = names.map((name) => `SELECT '${name}' AS name WHERE EXISTS (SELECT 1 FROM \`${name}\`)`);
  const filled: { name: string }[] = await connection.query(looks.join(' UNION ALL '));
  const counted = new Set(counts.filter(({ next }) => Number(next ?? 1) > 1).map(({ name }) => name));
  for (const { name } of filled) {
    if (name !== 'bitewing_meta' && !counted.has(name)) await connection.query(`DELETE FROM \`${name}\``);
  }
  // Empties a table, and begins its numbers at 1.
  for (const name of counted) await connection.query(`TRUNCATE \`${name}\``);
  await connection.query(`DELETE FROM bitewing_meta WHERE NOT (${OF_TABLES})`);
  return true;
}

/** Drops the databases that a run kept. */
export async function dropKept(started: string): Promise<void> {
  const connection = await connectToTestServer();
  const names: { name: string }[] = await connection
    .query('SELECT SCHEMA_NAME AS name FROM information_schema.SCHEMATA WHERE SCHEMA_NAME LIKE ?', [
      `${started.replaceAll('_', '\\_')}\\_%`,
    ])
    .finally(() => connection.end());
  await onTestServer(...names.map(({ name }) => `DROP DATABASE ${name}`));
}
