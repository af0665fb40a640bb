import { afterEach, describe, expect, it } from 'vitest';
import { engines, type FreshDatabase, freshDatabase } from './engines.ts';
import { practiceDatabase } from './kept-mariadb.ts';
import { plainDatabase, shapeOf } from './shapes.ts';
import { startTestPractice } from './test-practice.ts';

describe.runIf(engines.includes('mariadb'))('a database that test practices use one after the other', () => {
  const taken: FreshDatabase[] = [];
  afterEach(async () => {
    for (const one of taken.splice(0)) await one.drop();
  });
  // Other files take databases at the same time.
  const ours = `${process.env.BITEWING_TEST_KEPT}_ours`;
  const take = async (made = practiceDatabase('mariadb', ours)) => {
    const one = await made;
    taken.push(one);
    return one;
  };
  /** What `leave` leaves in a database, which is then given free. */
  async function used(leave: (database: string) => Promise<void>): Promise<string> {
    const { database, drop } = await practiceDatabase('mariadb', ours);
    await leave(database).finally(drop);
    return database;
  }

  /** Its shape and its rows, and where the numbers of its tables stand, once a practice has been opened in it. */
  async function opened({ database }: FreshDatabase) {
    const practice = await startTestPractice({ engine: 'mariadb', database });
    await practice.stop();
    const plain = await plainDatabase('mariadb', database);
    try {
      const counts = await plain.all(
        'SELECT TABLE_NAME AS name, AUTO_INCREMENT AS next FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() ORDER BY 1',
      );
      const rows: Record<string, unknown> = {};
      for (const { name } of counts) {
        const [{ found }] = (await plain.all(`SELECT COUNT(*) AS found FROM \`${name}\``)) as [{ found: unknown }];
        if (Number(found) > 0)
          rows[String(name)] =
            name === 'bitewing_meta'
              ? await plain.all(
                  "SELECT Name, IF(Name = 'practice id' OR Name LIKE 'facts %', '', Value) AS Value FROM bitewing_meta ORDER BY Name",
                )
              : found;
      }
      return { shape: await shapeOf('mariadb', database), counts, rows };
    } finally {
      await plain.close();
    }
  }

  it('is what a new one is, whatever a practice did in it', async () => {
    const database = await used(async (database) => {
      const practice = await startTestPractice({ engine: 'mariadb', database, empty: false });
      expect((await practice.post('/patients', { LName: 'Left', FName: 'Behind' })).status).toBe(201);
      await practice.stop();
    });
    const again = await take();
    expect(again.database).toBe(database);
    expect(await opened(again)).toEqual(await opened(await take(freshDatabase('mariadb'))));
  });

  it('has one user at a time', async () => {
    const [one, other] = [await take(), await take()];
    expect(other.database).not.toBe(one.database);
  });

  it('is made anew where a test left another table', async () => {
    const database = await used(async (database) => {
      const plain = await plainDatabase('mariadb', database);
      await plain.run('CREATE TABLE stray (a INT)').finally(plain.close);
    });
    const again = await take();
    expect(again.database).toBe(database);
    expect(await shapeOf('mariadb', database)).toEqual({});
  });
});
