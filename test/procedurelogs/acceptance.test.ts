import { describe, expect, it } from 'vitest';
import { engines } from '../support/engines.ts';
import { type Answer, type TestPractice, testPractice } from '../support/test-practice.ts';
import { type AcceptanceRow, acceptanceRows, type Step } from './acceptance-rows.ts';
import { layFixture } from './fixture.ts';

describe.each(engines)('acceptance table of procedures.md 27, on %s', (engine) => {
  const practice = testPractice({ engine });

  it.each(acceptanceRows.map((one, index) => [nameOf(one), index] as const))('%s', async (_name, index) => {
    await practice.clear();
    await layFixture(practice);
    const memory = { newest: 0 };
    for (const step of stepsBefore(index)) await take(practice, step, memory);
    for (const step of acceptanceRows[index]!.steps) await prove(practice, step, memory);
  });
});

const nameOf = ({ row, steps }: AcceptanceRow) =>
  `row ${row}: ${steps.map(({ verb, path, status }) => `${verb} ${path} → ${status}`).join(', ')}`;

/** The steps of the rows a row continues from. */
function stepsBefore(index: number): readonly Step[] {
  if (!acceptanceRows[index]!.continues) return [];
  return [...stepsBefore(index - 1), ...acceptanceRows[index - 1]!.steps];
}

interface Memory {
  newest: number;
}

async function take(practice: TestPractice, step: Step, memory: Memory): Promise<Answer> {
  await step.given?.(practice);
  const answer = await practice.send(step.verb, step.path.replace('{new}', String(memory.newest)), step.body);
  if (answer.status === 201) memory.newest = answer.body.ProcNum;
  return answer;
}

async function prove(practice: TestPractice, step: Step, memory: Memory): Promise<void> {
  const answer = await take(practice, step, memory);
  expect({ status: answer.status, text: answer.text }).toMatchObject({ status: step.status });
  if (typeof step.answer === 'object') {
    expect(answer.body).toMatchObject(step.answer as object);
    if (Array.isArray(step.answer)) expect(answer.body).toHaveLength(step.answer.length);
  } else if (step.answer !== undefined) expect(answer.body).toBe(step.answer);
  if (step.location) {
    expect(answer.headers.get('location')).toBe(`${practice.url}/procedurelogs/${memory.newest}`);
  }
  await step.holds?.(practice, expect, memory.newest, answer.body);
}
