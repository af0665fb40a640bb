import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parseAddress } from '../../src/db/mariadb/sessions/address.ts';
import { firstSession } from '../../src/db/mariadb/sessions/first-session.ts';
import { prepareTables } from '../../src/db/mariadb/tables/create-tables.ts';
import { openPractice } from '../../src/db/opening/open.ts';
import { columnsOf, emptyValue, type TableName } from '../../src/db/schema/tables.ts';
import { openSqlite } from '../../src/db/sqlite/connection.ts';
import { upgradeFile } from '../../src/db/sqlite/upgrade.ts';
import { engines, type FreshDatabase, sharedDatabase } from '../support/engines.ts';
import { plainDatabase, shapeOf } from '../support/shapes.ts';
import { laterColumns, olderPractice, versions } from './older-shape.ts';

const clock = { now: () => '2025-03-10 09:00:00' };

describe.each(engines)('an upgrade on %s', (engine) => {
  let older: FreshDatabase;
  let shapeOfFresh: Record<string, string[]>;
  beforeAll(async () => {
    const fresh = await sharedDatabase(engine);
    await (await openPractice(fresh.database, clock)).practice.close();
    shapeOfFresh = await shapeOf(engine, fresh.database);
    await fresh.drop();
  });
  beforeEach(async () => {
    older = await sharedDatabase(engine);
    await run(...olderPractice(engine));
  });
  afterEach(() => older.drop());

  const run = async (...statements: string[]) => {
    const plain = await plainDatabase(engine, older.database);
    await plain.run(...statements).finally(plain.close);
  };
  const all = async (sql: string) => {
    const plain = await plainDatabase(engine, older.database);
    return plain.all(sql).finally(plain.close);
  };
  const upgrade = async () => {
    if (engine === 'mariadb') {
      const session = await firstSession(parseAddress(older.database));
      return (await prepareTables(session, versions).finally(() => session.close())).news;
    }
    const connection = openSqlite(older.database);
    try {
      return upgradeFile(connection, older.database, versions);
    } finally {
      connection.close();
    }
  };
  const expectShapeOfFresh = async () => expect(await shapeOf(engine, older.database)).toEqual(shapeOfFresh);

  it('adds tables, and columns of every kind, to rows that stand', async () => {
    expect(laterColumns.length).toBeGreaterThan(15);
    expect(await upgrade()).toContain(`(2 tables, ${laterColumns.length} columns`);
    await expectShapeOfFresh();
    for (const [table, column] of laterColumns) {
      const definition = columnsOf(table as TableName).find(([name]) => name === column)![1];
      const rows = await all(`SELECT ${column} AS found FROM ${table}`);
      const wanted = definition.role === 'stamp' ? expect.stringMatching(/^20\d\d-/) : emptyValue(definition);
      expect([table, column, rows]).toEqual([table, column, [{ found: wanted }, { found: wanted }]]);
    }
    expect(await upgrade()).toBe(undefined);
  });

  it('counts on from where it was', async () => {
    const [table] = laterColumns.find(([name, column]) =>
      columnsOf(name as TableName).some(([own, { role }]) => own === column && role === 'stamp'),
    )!;
    const [id] = columnsOf(table as TableName).find(([, { role }]) => role === 'id')!;
    await run(`DELETE FROM ${table} WHERE ${id} = 2`);
    await upgrade();
    const lax = engine === 'mariadb' ? ["SET SESSION sql_mode = ''"] : [];
    await run(...lax, `INSERT INTO ${table} ${engine === 'sqlite' ? 'DEFAULT VALUES' : '() VALUES ()'}`);
    expect(await all(`SELECT ${id} AS number FROM ${table} ORDER BY ${id}`)).toEqual([{ number: 1 }, { number: 3 }]);
  });

  it.each([2, 20])('that is killed before change %i is completed by the next start', async (number) => {
    const script = join(import.meta.dirname, 'killed-upgrade.ts');
    const killed = spawnSync(process.execPath, [script, engine, older.database, String(number)], { encoding: 'utf8' });
    expect([killed.signal, killed.stderr]).toEqual(['SIGKILL', '']);
    const isHalfDone = 'bitewing_patient_lock' in (await shapeOf(engine, older.database));
    expect(isHalfDone).toBe(engine === 'mariadb');
    expect(await upgrade()).toContain('from version 1 to version 2');
    await expectShapeOfFresh();
    for (const [table] of laterColumns)
      expect(await all(`SELECT COUNT(*) AS rowCount FROM ${table}`)).toEqual([{ rowCount: 2 }]);
  });

  it('gives a practice of the open version what came to it since, but makes nothing anew that was lost', async () => {
    await upgrade();
    const added = "SELECT Value FROM bitewing_meta WHERE Name = 'added recall'";
    const [noted] = await all(added);
    // As a program left it that had the open version before the table came.
    await run('DROP TABLE recall', "DELETE FROM bitewing_meta WHERE Name = 'added recall'");
    expect(await upgrade()).toContain('completed within version 2 (1 table added)');
    expect(await all(added)).toEqual([noted]);
    await expectShapeOfFresh();
    await run('DROP TABLE recall');
    await expect(upgrade()).rejects.toThrow('its table recall is missing');
  });
});
