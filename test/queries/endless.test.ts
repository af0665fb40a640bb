import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../support/engines.ts';
import { type TestPractice, testPractice } from '../support/test-practice.ts';

/** Some 10^15 rows, each of which must be looked at. */
const ENDLESS = `SELECT COUNT(*) AS n FROM ${Array.from({ length: 8 }, (_, at) => `definition d${at}`).join(', ')}
  WHERE ${Array.from({ length: 8 }, (_, at) => `d${at}.DefNum`).join(' + ')} = 0.5`;
const ENDLESS_PATTERN = `SELECT '${'a'.repeat(60)}!' REGEXP '^(a+)+$' AS v`;

async function layDefinitions(practice: TestPractice): Promise<void> {
  for (let DefNum = 1; DefNum <= 100; DefNum++) await practice.lay('definition', { DefNum, Category: 1 });
}

const ask = (practice: TestPractice, SqlCommand: string) => practice.put('/queries/ShortQuery', { SqlCommand });

const askNext = async (practice: TestPractice) =>
  expect(await ask(practice, 'SELECT 1 AS one')).toMatchObject({ status: 200, body: [{ one: 1 }] });

describe.each(engines)('a query that would take for ever, on %s', (engine) => {
  const practice = testPractice({ engine, queryTime: 600 });
  beforeAll(() => layDefinitions(practice));

  /** A caller who asks it, and may hang up. */
  async function askEndless() {
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
    return {
      async hangUp() {
        leaving.abort();
        await expect(asked).rejects.toThrow();
      },
    };
  }

  // At once it is still on its way to the database; then it runs.
  it.each([0, 300])(
    'ends when its caller hangs up after %i ms, so that the next one of the key has its turn',
    async (milliseconds) => {
      const caller = await askEndless();
      await pause(milliseconds);
      await caller.hangUp();
      await askNext(practice);
    },
    60_000,
  );

  it('holds up nobody who reads or writes', async () => {
    const caller = await askEndless();
    for (let count = 0; count < 5; count++) expect((await practice.get('/definitions')).status).toBe(200);
    expect(await practice.post('/employers', { EmpName: 'Mill' })).toMatchObject({ status: 201 });
    await caller.hangUp();
  }, 60_000);

  // PCRE, which MariaDB uses, notices that by itself.
  it.runIf(engine === 'mariadb')('is answered if it is a pattern', async () => {
    expect(await ask(practice, ENDLESS_PATTERN)).toMatchObject({ status: 200 });
  });
});

describe.each(engines)('a query that takes longer than it may, on %s', (engine) => {
  const practice = testPractice({ engine, queryTime: 2 });
  beforeAll(() => layDefinitions(practice));

  it.each([['rows', ENDLESS], ...(engine === 'sqlite' ? [['a pattern', ENDLESS_PATTERN]] : [])])(
    'is given up: %s',
    async (_, sql) => {
      expect(await ask(practice, sql!)).toMatchObject({ status: 504 });
      await expect.poll(() => ask(practice, 'SELECT 1 AS one')).toMatchObject({ status: 200, body: [{ one: 1 }] });
    },
  );
});
