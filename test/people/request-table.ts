import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { tables } from '../../src/db/schema/tables.ts';
import { engines } from '../support/engines.ts';
import { startTestPractice, type TestPractice } from '../support/test-practice.ts';
import { layOffice, TODAY } from './office.ts';

/** One request to the office: its status, and what the answer holds or says. */
export type RequestRow = readonly [
  verb: 'POST' | 'PUT' | 'DELETE',
  path: string,
  body: object | undefined,
  status: number,
  expected?: object | string,
];

async function everything(practice: TestPractice) {
  const all = Object.keys(tables) as (keyof typeof tables)[];
  return Object.fromEntries(await Promise.all(all.map(async (table) => [table, await practice.rows(table)] as const)));
}

/**
 * A table of requests, each of which meets the office of `companions-people.md` 22 as it was laid, on both engines.
 * What is refused must leave every table as it was.
 */
export function requestTable(
  title: string,
  rows: readonly RequestRow[],
  layMore: (practice: TestPractice) => Promise<void>,
  stories: (practice: () => TestPractice) => void,
): void {
  describe.each(engines)(`${title}, on %s`, (engine) => {
    let practice: TestPractice;
    beforeAll(async () => {
      practice = await startTestPractice({ engine, now: `${TODAY} 09:00:00` });
    });
    afterAll(() => practice.stop());
    beforeEach(async () => {
      await practice.clear();
      await layOffice(practice);
      await layMore(practice);
    });

    for (const [verb, path, body, status, expected] of rows) {
      it(`${verb} ${path} ${JSON.stringify(body) ?? ''} answers ${status}`, async () => {
        const before = status >= 400 ? await everything(practice) : undefined;
        const answer = await practice.send(verb, path, body);
        expect([answer.status, answer.text]).toEqual([status, answer.text]);
        if (typeof expected === 'string') expect(answer.text).toBe(expected);
        else if (expected) expect(answer.body).toMatchObject(expected);
        if (before) expect(await everything(practice)).toEqual(before);
      });
    }

    stories(() => practice);
  });
}
