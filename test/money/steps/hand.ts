import { expect } from 'vitest';
import type { Row } from '../../../src/db/schema/tables.ts';
import type { Answer, TestPractice } from '../../support/test-practice.ts';

/** Whom the steps deal with. */
export const PATIENTS = [20, 21, 22, 24, 26, 27];

/** What a step has in hand: the practice, and a random stream to choose by. */
export interface Hand {
  readonly practice: TestPractice;
  readonly send: (verb: string, path: string, body?: object) => Promise<Answer>;
  /** A procedure that is written is estimated alone (EST-2); saving the Active plan has it priced with the others. */
  readonly save: (patNum: unknown) => Promise<void>;
  readonly upTo: (most: number) => number;
  readonly one: <T>(from: readonly T[]) => T | undefined;
  readonly some: <T>(from: readonly T[]) => T[];
  readonly dollars: (most: number) => number;
  readonly proceduresOf: (...statuses: number[]) => Promise<Row<'procedurelog'>[]>;
}

/** What is sent is added to `said`. */
export function handOf(practice: TestPractice, random: () => number, said: string[]): Hand {
  const upTo = (most: number) => Math.floor(random() * most);

  async function send(verb: string, path: string, body?: object): Promise<Answer> {
    const answer = await practice.send(verb, path, body);
    said.push(
      `${verb} ${path} ${JSON.stringify(body) ?? ''} → ${answer.status} ${answer.status > 201 ? answer.text : ''}`,
    );
    // A sequence may ask for what is not allowed, but never for what does not exist, and nothing may break.
    expect([200, 201, 400], said.at(-1)).toContain(answer.status);
    return answer;
  }

  const proceduresOf = (...statuses: number[]) =>
    practice.rows('procedurelog', (row) => PATIENTS.includes(Number(row.PatNum)) && statuses.includes(row.ProcStatus));

  async function save(patNum: unknown): Promise<void> {
    const [plan] = await practice.rows('treatplan', (row) => row.PatNum === patNum && row.TPStatus === 1);
    if (!plan) return;
    const saved = await send('POST', '/treatplans/Saved', { TreatPlanNum: plan.TreatPlanNum, Heading: 'Saved' });
    if (saved.status === 201) await send('DELETE', `/treatplans/${saved.body.TreatPlanNum}`);
  }

  return {
    practice,
    send,
    save,
    upTo,
    one: (from) => from[upTo(from.length)],
    some: (from) => from.filter(() => random() < 0.6),
    dollars: (most) => upTo(most * 100) / 100,
    proceduresOf,
  };
}
