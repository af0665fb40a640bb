import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseAddress } from '../../src/db/mariadb/sessions/address.ts';
import { openSession, type Session } from '../../src/db/mariadb/sessions/session.ts';
import { clusterUrl, dropDatabase, makeDatabase } from './cluster.ts';

const ROUNDS = 200;
/** More statements than a unit can run before the other node's commit undoes it. */
const STATEMENTS = 60;

describe('a unit of work that another node undoes while it prepares statements', { timeout: 120_000 }, () => {
  let database: string;
  let here: Session;
  let there: Session;
  beforeAll(async () => {
    database = await makeDatabase('prepare');
    const address = parseAddress(clusterUrl(database, [1, 2]));
    here = await openSession(address, address.servers[0]!, []);
    there = await openSession(address, address.servers[1]!, []);
    await here.command('CREATE TABLE fought_over (Id INT PRIMARY KEY, Version INT NOT NULL)');
    await here.command('CREATE TABLE stray (Id BIGINT AUTO_INCREMENT PRIMARY KEY)');
    await here.command('INSERT INTO fought_over VALUES (1, 0)');
  }, 60_000);
  afterAll(async () => {
    here?.close();
    there?.close();
    await dropDatabase(database);
  });

  it('stores nothing after it was undone', async () => {
    let undone = 0;
    for (let round = 0; round < ROUNDS; round++) {
      await here.command('START TRANSACTION');
      try {
        await here.run('UPDATE fought_over SET Version = Version + 1 WHERE Id = 1');
        const other = there.run('UPDATE fought_over SET Version = Version + 1 WHERE Id = 1').catch(() => {});
        try {
          for (let count = 0; count < STATEMENTS; count++) {
            await here.all(`SELECT ${round}, ${count}`);
            await here.run('INSERT INTO stray () VALUES ()');
          }
        } finally {
          await other;
        }
      } catch {
        undone++;
      }
      // A rollback may be told of the conflict as well, and then has done its work.
      await here.command('ROLLBACK').catch(() => here.command('ROLLBACK'));
    }
    expect(await here.all('SELECT Id FROM stray')).toEqual([]);
    expect(undone).toBeGreaterThan(ROUNDS / 2);
  });
});
