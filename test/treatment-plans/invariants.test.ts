import { describe, expect, it } from 'vitest';
import type { Row } from '../../src/db/schema/tables.ts';
import { ProcStatus } from '../../src/domain/enums.ts';
import { engines } from '../support/engines.ts';
import { fc } from '../support/properties.ts';
import { testPractice } from '../support/test-practice.ts';
import { CODES, layFixture, planned, setPreference } from './fixture.ts';
import { brokenInvariants, type Plans, readPlans } from './plan-invariants.ts';

type Pick = <T>(rows: readonly T[]) => T | undefined;

type Request = readonly [verb: 'POST' | 'PUT' | 'DELETE', path: string, body?: object];

/** A request about rows picked at random; undefined if there is no row to pick. */
interface Move {
  readonly name: string;
  readonly request: (state: Plans, pick: Pick, priority: number) => Request | undefined;
}

const onPlan =
  (verb: 'PUT' | 'DELETE', body?: object): Move['request'] =>
  ({ plans }, pick) => {
    const plan = pick(plans);
    return plan && [verb, `/treatplans/${plan.TreatPlanNum}`, body];
  };

const onCopy =
  (verb: 'PUT' | 'DELETE', body?: object): Move['request'] =>
  ({ copies }, pick) => {
    const copy = pick(copies);
    return copy && [verb, `/proctps/${copy.ProcTPNum}`, body];
  };

const onProcedure =
  (verb: 'PUT' | 'DELETE', body?: (priority: number) => object): Move['request'] =>
  ({ procedures }, pick, priority) => {
    const procedure = pick(procedures);
    return procedure && [verb, `/procedurelogs/${procedure.ProcNum}`, body?.(priority)];
  };

const moves: readonly Move[] = [
  { name: 'create a plan', request: () => ['POST', '/treatplans', { PatNum: 15 }] },
  {
    name: 'save a plan',
    request: ({ plans }, pick) => {
      const plan = pick(plans);
      return plan && ['POST', '/treatplans/Saved', { TreatPlanNum: plan.TreatPlanNum }];
    },
  },
  { name: 'rename a plan', request: onPlan('PUT', { Heading: 'Renamed' }) },
  { name: 'sign a plan', request: onPlan('PUT', { isSigned: 'true' }) },
  { name: 'clear a signature', request: onPlan('PUT', { isSigned: 'false' }) },
  { name: 'delete a plan', request: onPlan('DELETE') },
  {
    name: 'attach a procedure',
    request: ({ plans, procedures }, pick, Priority) => {
      const [plan, procedure] = [pick(plans), pick(procedures)];
      const sent = { TreatPlanNum: plan?.TreatPlanNum, ProcNum: procedure?.ProcNum, Priority };
      return plan && procedure && ['POST', '/treatplanattaches', sent];
    },
  },
  {
    name: 'change a priority on a plan',
    request: ({ attaches }, pick, Priority) => {
      const attach = pick(attaches);
      return attach && ['PUT', `/treatplanattaches/${attach.TreatPlanAttachNum}`, { Priority }];
    },
  },
  { name: 'change a saved row', request: onCopy('PUT', { Discount: '17.00' }) },
  { name: 'remove a saved row', request: onCopy('DELETE') },
  {
    name: 'plan a procedure',
    request: (_state, _pick, priority) => {
      const sent = { PatNum: 15, ProcDate: '2025-03-10', ProcStatus: 'TP', procCode: 'D0140' };
      return ['POST', '/procedurelogs', priority ? { ...sent, Priority: priority } : sent];
    },
  },
  { name: 'give a procedure a priority', request: onProcedure('PUT', (Priority) => ({ Priority })) },
  { name: 'complete a procedure', request: onProcedure('PUT', () => ({ ProcStatus: 'C' })) },
  { name: 'plan a procedure again', request: onProcedure('PUT', () => ({ ProcStatus: 'TP' })) },
  { name: 'refer a procedure', request: onProcedure('PUT', () => ({ ProcStatus: 'R' })) },
  { name: 'reprice a procedure', request: onProcedure('PUT', (priority) => ({ ProcFee: priority + 0.5 })) },
  { name: 'delete a procedure', request: onProcedure('DELETE') },
];

/** The rows of Saved plans that a request does not name, itself or by its plan: they must stay as they are. */
function bystanders({ copies }: Plans, [, path]: Request): Row<'proctp'>[] {
  const isNamed = (copy: Row<'proctp'>) =>
    path === `/proctps/${copy.ProcTPNum}` || path === `/treatplans/${copy.TreatPlanNum}`;
  return copies.filter((copy) => !isNamed(copy));
}

const steps = fc.array(
  fc.record({
    move: fc.constantFrom(...moves),
    chances: fc.tuple(fc.nat(), fc.nat()),
    priority: fc.constantFrom(0, 151, 152, 149),
  }),
  { minLength: 3, maxLength: 14 },
);

describe.each(engines)('whatever is done to plans and procedures on %s', (engine) => {
  const practice = testPractice({ engine });

  async function play(sequence: readonly { move: Move; chances: readonly number[]; priority: number }[]) {
    await layFixture(practice);
    await setPreference(practice, 'TreatPlanSortByTooth', '0');
    await practice.lay('procedurelog', planned({ ProcNum: 1120, CodeNum: CODES.D2740, ProcStatus: ProcStatus.TPi }));
    await practice.lay('treatplanattach', { TreatPlanNum: 101, ProcNum: 1120 });
    let answered = 0;
    for (const { move, chances, priority } of sequence) {
      const before = await readPlans(practice);
      const turns = [...chances];
      const pick: Pick = (rows) => rows[(turns.shift() ?? 0) % Math.max(1, rows.length)];
      const request = move.request(before, pick, priority);
      if (!request) continue;
      const answer = await practice.send(...request);
      answered++;
      const after = await readPlans(practice);
      expect(answer.status, `${move.name}: ${answer.text}`).toBeLessThan(500);
      if (answer.status >= 400) expect(after).toEqual(before);
      expect(brokenInvariants(after), move.name).toEqual([]);
      const frozen = bystanders(before, request);
      const kept = new Map(after.copies.map((copy) => [copy.ProcTPNum, copy]));
      expect(frozen.map((copy) => kept.get(copy.ProcTPNum))).toEqual(frozen);
    }
    return answered;
  }

  it('the plans stay in order, and saved rows as they are', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (sequence) => {
        await play(sequence);
      }),
      { numRuns: 40 },
    );
  });

  it('the same holds for one long story of every move', async () => {
    const story = moves.flatMap((move, index) => [
      { move, chances: [index, index + 1], priority: 151 },
      { move, chances: [index * 3, index * 2], priority: 0 },
    ]);
    expect(await play([...story, ...story.toReversed()])).toBeGreaterThan(story.length);
  });
});
