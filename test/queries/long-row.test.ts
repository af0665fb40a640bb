import { createConnection } from 'mariadb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines, testServer } from '../support/engines.ts';
import { startTestPractice, type TestPractice } from '../support/test-practice.ts';

/** One row of texts of 16 MB: MariaDB checks only between two rows whether it should end, here a minute later. */
const LONG_ROW = `SELECT ${Array.from({ length: 60 }, () => "LENGTH(REPLACE(REPEAT('x', 16000000), 'x', 'y'))").join('+')} AS v`;

describe.runIf(engines.includes('mariadb'))('a query whose one row takes too long on MariaDB', () => {
  let practice: TestPractice;
  beforeAll(async () => {
    practice = await startTestPractice({ engine: 'mariadb', queryTime: 1 });
  });
  afterAll(() => practice?.stop());

  const ask = (SqlCommand: string) => practice.put('/queries/ShortQuery', { SqlCommand });

  it('has its turn until the database has ended it, so that they never add up', async () => {
    const { hostname: host, port, username: user, password } = new URL(testServer());
    const administrator = await createConnection({ host, port: Number(port || 3306), user, password });
    const running = async () => {
      const sql = "SELECT COUNT(*) AS n FROM information_schema.PROCESSLIST WHERE INFO LIKE 'SELECT (((((%'";
      const [{ n }] = await administrator.query(sql);
      return Number(n);
    };
    try {
      expect(await ask(LONG_ROW)).toMatchObject({ status: 504 });
      expect(await running()).toBe(1);
      const next = () => ask('SELECT 1 AS one');
      // On a slow machine the next one waits for longer than anybody may.
      let answer = await next();
      while (answer.status === 503) answer = await next();
      expect(answer).toMatchObject({ status: 200, body: [{ one: 1 }] });
      expect(await running()).toBe(0);
    } finally {
      await administrator.end();
    }
  });
});
