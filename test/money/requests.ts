import { beforeEach, describe } from 'vitest';
import type { Engine } from '../../src/db/schema/ddl.ts';
import { engines } from '../support/engines.ts';
import { itAnswers, type ListedRequest } from '../support/listed-requests.ts';
import { type TestPractice, testPractice } from '../support/test-practice.ts';
import { layAccounts, TODAY } from './account.ts';

/** Sends each request to a practice as the fixture has it. */
export function answersAsListed(title: string, requests: readonly ListedRequest[]): void {
  onAccounts(title, (practice) => {
    for (const request of requests) itAnswers(practice, request);
  });
}

/** Runs the tests on every engine, each from the fixture. */
export function onAccounts(title: string, tests: (practice: () => TestPractice, engine: Engine) => void): void {
  describe.each(engines)(`${title}, on %s`, (engine) => {
    const practice = testPractice({ engine, now: `${TODAY} 09:00:00` });
    beforeEach(async () => {
      await practice.clear();
      await layAccounts(practice);
    });
    tests(() => practice, engine);
  });
}
