import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../support/engines.ts';
import { testPractice } from '../support/test-practice.ts';

/** Some 10^15 rows, each of which must be looked at. */
const ENDLESS = `SELECT COUNT(*) AS n FROM ${Array.from({ length: 8 }, (_, at) => `definition d${at}`).join(', ')}
  WHERE ${Array.from({ length: 8 }, (_, at) => `d${at}.DefNum`).join(' + ')} = 0.5`;

describe.each(engines)('a query whose caller hung up, on %s', (engine) => {
  const practice = testPractice({ engine, queryTime: 600 });
  beforeAll(async () => {
    for (let DefNum = 1; DefNum <= 100; DefNum++) await practice.lay('definition', { DefNum, Category: 1 });
  });

  // At once it is still on its way to the database; then it runs.
  it.each([0, 300])(
    'ends after %i ms, so that the next one of its key has its turn',
    async (milliseconds) => {
      const run = async () => {
        const told = await practice.rows('securitylog', ({ LogText }) => (LogText ?? '').includes('Query run'));
        return told.length;
      };
      const before = await run();
      const leaving = new AbortController();
      const asked = fetch(`${practice.server.url}/queries/ShortQuery`, {
        method: 'PUT',
        headers: { authorization: 'ODFHIR TestDeveloper/TestCustomer', 'content-type': 'application/json' },
        body: JSON.stringify({ SqlCommand: ENDLESS }),
        signal: leaving.signal,
      });
      // Its audit row stands there before it begins; hung up earlier, it would only leave the line.
      while ((await run()) === before) await pause(1);
      await pause(milliseconds);
      leaving.abort();
      await expect(asked).rejects.toThrow();
      const next = await practice.put('/queries/ShortQuery', { SqlCommand: 'SELECT 1 AS one' });
      expect(next).toMatchObject({ status: 200, body: [{ one: 1 }] });
    },
    60_000,
  );
});
