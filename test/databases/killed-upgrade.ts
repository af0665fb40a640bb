/**
 * A start that is killed in the middle of an upgrade: `killed-upgrade.ts ENGINE DATABASE N` ends itself, as by a power
 * cut, before the N-th change of the database.
 */
import { parseAddress } from '../../src/db/mariadb/sessions/address.ts';
import { firstSession } from '../../src/db/mariadb/sessions/first-session.ts';
import { prepareTables } from '../../src/db/mariadb/tables/create-tables.ts';
import { openSqlite } from '../../src/db/sqlite/connection.ts';
import { upgradeFile } from '../../src/db/sqlite/upgrade.ts';
import { versions } from './older-shape.ts';

const [engine, database = '', number] = process.argv.slice(2);
let left = Number(number);

function dieAt(sql: string): void {
  if (/^(CREATE|ALTER|REPLACE|INSERT OR REPLACE|DROP)/.test(sql) && --left === 0) process.kill(process.pid, 'SIGKILL');
}

if (engine === 'sqlite') {
  const connection = openSqlite(database);
  const exec = (sql: string) => {
    dieAt(sql);
    connection.exec(sql);
  };
  upgradeFile({ ...connection, exec }, database, versions);
} else {
  const session = await firstSession(parseAddress(database));
  const command = async (sql: string) => {
    dieAt(sql);
    await session.command(sql);
  };
  await prepareTables({ ...session, command }, versions);
}
