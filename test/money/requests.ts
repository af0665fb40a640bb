import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/db/schema/ddl.ts';
import { tables } from '../../src/db/schema/tables.ts';
import { engines } from '../support/engines.ts';
import { startTestPractice, type TestPractice } from '../support/test-practice.ts';
import { layAccounts, TODAY } from './account.ts';

/** One request from the fixture: its status, and what the answer holds or says. */
export type Request = readonly [
  verb: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  body: object | undefined,
  status: number,
  expected?: object | string,
];

/** Sends each request to a practice as the fixture has it; a refusal must leave every table as it was. */
export function answersAsListed(title: string, requests: readonly Request[]): void {
  onAccounts(title, (practice) => {
    for (const [verb, path, body, status, expected] of requests) {
      it(`${verb} ${path} ${JSON.stringify(body) ?? ''} answers ${status}`, async () => {
        const before = status >= 400 ? await everything(practice()) : undefined;
        const answer = await practice().send(verb, path, body);
        expect([answer.status, answer.text]).toEqual([status, answer.text]);
        if (typeof expected === 'string') expect(answer.text).toBe(expected);
        else if (expected) expect(answer.body).toMatchObject(expected);
        if (before) expect(await everything(practice())).toEqual(before);
      });
    }
  });
}

/** Runs the tests on every engine, each from the fixture. */
export function onAccounts(title: string, tests: (practice: () => TestPractice, engine: Engine) => void): void {
  describe.each(engines)(`${title}, on %s`, (engine) => {
    let practice: TestPractice;
    beforeAll(async () => {
      practice = await startTestPractice({ engine, now: `${TODAY} 09:00:00` });
    });
    afterAll(() => practice.stop());
    beforeEach(async () => {
      await practice.clear();
      await layAccounts(practice);
    });
    tests(() => practice, engine);
  });
}

async function everything(practice: TestPractice) {
  const all = Object.keys(tables) as (keyof typeof tables)[];
  return Object.fromEntries(await Promise.all(all.map(async (table) => [table, await practice.rows(table)] as const)));
}
