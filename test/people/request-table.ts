import { beforeEach, describe } from 'vitest';
import { engines } from '../support/engines.ts';
import { itAnswers, type ListedRequest } from '../support/listed-requests.ts';
import { type TestPractice, testPractice } from '../support/test-practice.ts';
import { layOffice, TODAY } from './office.ts';

/**
 * A table of requests, each of which meets the office of `companions-people.md` 22 as it was laid, on both engines.
 */
export function requestTable(
  title: string,
  rows: readonly ListedRequest[],
  layMore: (practice: TestPractice) => Promise<void>,
  stories: (practice: () => TestPractice) => void,
): void {
  describe.each(engines)(`${title}, on %s`, (engine) => {
    const practice = testPractice({ engine, now: `${TODAY} 09:00:00` });
    beforeEach(async () => {
      await practice.clear();
      await layOffice(practice);
      await layMore(practice);
    });

    for (const row of rows) itAnswers(() => practice, row);
    stories(() => practice);
  });
}
