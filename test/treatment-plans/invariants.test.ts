import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Row } from '../../src/db/schema/tables.ts';
import { ProcStatus, TPStatus } from '../../src/domain/enums.ts';
import type { Key } from '../../src/domain/key.ts';
import { engines } from '../support/engines.ts';
import { startTestPractice, type TestPractice } from '../support/test-practice.ts';
import { CODES, layFixture, planned, setPreference } from './fixture.ts';

/** What the plans of a practice consist of. */
interface Plans {
  readonly plans: readonly Row<'treatplan'>[];
  readonly attaches: readonly Row<'treatplanattach'>[];
  readonly copies: readonly Row<'proctp'>[];
  readonly procedures: readonly Row<'procedurelog'>[];
}

async function readPlans(practice: TestPractice): Promise<Plans> {
  return {
    plans: await practice.rows('treatplan'),
    attaches: await practice.rows('treatplanattach'),
    copies: await practice.rows('proctp'),
    procedures: await practice.rows('procedurelog'),
  };
}

type Pick = <T>(rows: readonly T[]) => T | undefined;

type Request = readonly [verb: 'POST' | 'PUT' | 'DELETE', path: string, body?: object];

/** A request made of what there is, rows picked by chance; undefined where there is nothing to pick. */
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

/** Every sentence that is not true of a patient's plans. */
function brokenInvariants({ plans, attaches, procedures }: Plans): string[] {
  const live = plans.filter((plan) => plan.TPStatus !== TPStatus.Saved);
  const active = live.filter((plan) => plan.TPStatus === TPStatus.Active);
  const unassigned = live.filter((plan) => plan.Heading === 'Unassigned');
  const attachesOf = (procNum: Key) => attaches.filter((attach) => attach.ProcNum === procNum);
  const isOn = (plan: Row<'treatplan'> | undefined) => (attach: Row<'treatplanattach'>) =>
    attach.TreatPlanNum === plan?.TreatPlanNum;
  const broken: string[] = [];
  const must = (holds: boolean, sentence: string) => {
    if (!holds) broken.push(sentence);
  };

  must(active.length <= 1, 'at most one plan is Active');
  must(unassigned.length <= 1, 'at most one plan is Unassigned');
  must(
    unassigned.every((plan) => attaches.some(isOn(plan))),
    'Unassigned is not empty',
  );
  const pairs = attaches.map((attach) => `${attach.TreatPlanNum} ${attach.ProcNum}`);
  must(new Set(pairs).size === pairs.length, 'no procedure is twice on a plan');
  for (const attach of attaches) {
    const procedure = procedures.find((row) => row.ProcNum === attach.ProcNum);
    const isPlanned = procedure?.ProcStatus === ProcStatus.TP || procedure?.ProcStatus === ProcStatus.TPi;
    must(isPlanned, `attach ${attach.TreatPlanAttachNum} is of a planned procedure`);
    must(
      live.some((plan) => isOn(plan)(attach)),
      `attach ${attach.TreatPlanAttachNum} is on a live plan`,
    );
  }
  for (const { ProcNum, ProcStatus: status, Priority } of procedures) {
    const own = attachesOf(ProcNum);
    const onActive = own.filter(isOn(active[0]));
    if (status === ProcStatus.TP) {
      must(onActive.length === 1, `TP ${ProcNum} is on the Active plan once`);
      must(onActive[0]?.Priority === Priority, `TP ${ProcNum} has the priority of the Active plan`);
      must(!own.some(isOn(unassigned[0])), `TP ${ProcNum} is not on Unassigned`);
    }
    if (status === ProcStatus.TPi) {
      must(onActive.length === 0 && own.length > 0, `TPi ${ProcNum} is on Inactive plans only`);
      must(Priority === 0, `TPi ${ProcNum} has no priority`);
      must(own.length === 1 || !own.some(isOn(unassigned[0])), `TPi ${ProcNum} is on Unassigned or elsewhere`);
    }
  }
  return broken;
}

describe.each(engines)('whatever is done to plans and procedures on %s', (engine) => {
  let practice: TestPractice;
  beforeAll(async () => {
    practice = await startTestPractice({ engine });
  });
  afterAll(() => practice.stop());

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

  it('the plans stay in order, and saved rows as they are', { timeout: 120_000 }, async () => {
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
