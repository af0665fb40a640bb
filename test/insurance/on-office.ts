import { afterAll, beforeAll, beforeEach, describe, expect } from 'vitest';
import { engines } from '../support/engines.ts';
import { startTestPractice, type TestPractice } from '../support/test-practice.ts';
import { layOffice, TODAY } from './office.ts';

/** Defines tests that each start from the office of the acceptance tables, on every engine. */
export function onOffice(title: string, define: (practice: TestPractice) => void): void {
  describe.each(engines)(`${title}, on %s`, (engine) => {
    const practice = {} as TestPractice;
    beforeAll(async () => {
      Object.assign(practice, await startTestPractice({ engine, now: `${TODAY} 09:00:00` }));
    });
    afterAll(() => practice.stop());
    beforeEach(async () => {
      await practice.clear();
      await layOffice(practice);
    });
    define(practice);
  });
}

/** Sends requests that must succeed, and answers what they answer. */
export const succeeding = (practice: () => TestPractice) => async (verb: string, path: string, body?: object) => {
  const answer = await practice().send(verb, path, body);
  expect([200, 201], answer.text).toContain(answer.status);
  return answer.body;
};
