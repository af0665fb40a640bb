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
  const take = async (make: typeof practiceDatabase) => {
    const one = await make('mariadb');
    taken.push(one);
    return one;
  };

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
    const used = await startTestPractice({ engine: 'mariadb', empty: false });
    await used.post('/patients', { LName: 'Left', FName: 'Behind' });
    await used.stop();
    const again = await take(practiceDatabase);
    expect(await opened(again)).toEqual(await opened(await take(freshDatabase)));
  });

  it('has one user at a time', async () => {
    const [one, other] = [await take(practiceDatabase), await take(practiceDatabase)];
    expect(other.database).not.toBe(one.database);
  });

  it('is made anew where a test left another table', async () => {
    const one = await practiceDatabase('mariadb');
    const plain = await plainDatabase('mariadb', one.database);
    await plain.run('CREATE TABLE stray (a INT)').finally(plain.close);
    await one.drop();
    const again = await take(practiceDatabase);
    expect(again.database).toBe(one.database);
    expect(await shapeOf('mariadb', again.database)).toEqual({});
  });
});
