import { afterAll, beforeAll, beforeEach, describe, expect } from 'vitest';
import type { Row, TableName } from '../../src/db/schema/tables.ts';
import { engines } from '../support/engines.ts';
import { startTestPractice, type TestPractice } from '../support/test-practice.ts';
import { layFixture, TODAY } from './fixture.ts';

/** Defines tests that each start from the fixture of `procedures.md` 27, on every engine. */
export function onFixture(title: string, define: (practice: TestPractice) => void): void {
  describe.each(engines)(`${title}, on %s`, (engine) => {
    const practice = {} as TestPractice;
    beforeAll(async () => {
      Object.assign(practice, await startTestPractice({ engine }));
    });
    beforeEach(async () => {
      await practice.clear();
      await layFixture(practice);
    });
    afterAll(() => practice.stop());
    define(practice);
  });
}

/** A new procedure of patient 10 in the words of the acceptance table. */
export const base = { PatNum: 10, ProcDate: TODAY, ProcStatus: 'TP' } as const;

/** Sends a request that must succeed, and answers its body. */
export async function succeed(practice: TestPractice, verb: string, path: string, body?: unknown) {
  const answer = await practice.send(verb, `/procedurelogs${path}`, body);
  expect({ sent: `${verb} ${path}`, status: answer.status, text: answer.text }).toMatchObject({
    status: verb === 'POST' ? 201 : 200,
  });
  return answer.body;
}

/** Sends a request that must be refused with this status and sentence. */
export async function refuse(
  practice: TestPractice,
  [verb, path, body]: readonly [verb: string, path: string, body?: unknown],
  status: number,
  sentence: string,
): Promise<void> {
  const answer = await practice.send(verb, `/procedurelogs${path}`, body);
  expect([answer.status, answer.text]).toEqual([status, sentence]);
}

/** The one row of a table that carries this key, or undefined. */
export async function find<T extends TableName>(
  practice: TestPractice,
  table: T,
  pick: Partial<Row<T>>,
): Promise<Row<T> | undefined> {
  const [row] = await all(practice, table, pick);
  return row;
}

/** The rows of a table whose columns hold these values. */
export function all<T extends TableName>(practice: TestPractice, table: T, pick: Partial<Row<T>>): Promise<Row<T>[]> {
  const wanted = Object.entries(pick);
  return practice.rows(table, (row) => wanted.every(([name, value]) => row[name as keyof Row<T>] === value));
}

export const setPreference = async (practice: TestPractice, PrefName: string, ValueString: string) => {
  const known = await all(practice, 'preference', { PrefName });
  if (known.length === 0) await practice.lay('preference', { PrefName, ValueString });
  else await practice.change('preference', { PrefName }, { ValueString });
};
