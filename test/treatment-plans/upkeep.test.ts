import { beforeEach, describe, expect, it } from 'vitest';
import { ProcStatus, TPStatus, TPType } from '../../src/domain/enums.ts';
import { engines } from '../support/engines.ts';
import { fc } from '../support/properties.ts';
import { type TestPractice, testPractice } from '../support/test-practice.ts';
import { CODES, layFixture, NOTE, planned, save, setPreference } from './fixture.ts';
import { brokenInvariants, readPlans } from './plan-invariants.ts';

const LATER = '2025-03-10 10:00:00';

/** Deleting an empty Inactive plan makes the upkeep run and changes nothing else. */
async function keepUp(practice: TestPractice, patNum = 15): Promise<void> {
  await practice.lay('treatplan', { TreatPlanNum: 900, PatNum: patNum, Heading: 'Empty', TPStatus: TPStatus.Inactive });
  expect((await practice.delete('/treatplans/900')).status).toBe(200);
}

async function procedure(practice: TestPractice, procNum: number) {
  return (await practice.rows('procedurelog', (row) => row.ProcNum === procNum))[0];
}

async function plansOf(practice: TestPractice, procNum: number) {
  const attaches = await practice.rows('treatplanattach', (row) => row.ProcNum === procNum);
  return attaches.map((attach) => attach.TreatPlanNum);
}

const { Saved, Active, Inactive } = TPStatus;
const headed = (Heading: string, ...statuses: number[]) =>
  fc.record({ Heading: fc.constant(Heading), TPStatus: fc.constantFrom(...statuses) });

/**
 * Any state an office's database might be in, strays and repeats included. Only one live plan is headed Unassigned,
 * since of several each repair retires one.
 */
const chaos = fc.record({
  plans: fc
    .tuple(
      fc.array(headed('One', Saved, Active, Inactive), { maxLength: 2 }),
      fc.array(headed('Unassigned', Saved, Inactive), { maxLength: 1 }),
      fc.array(headed('unassigned', Saved, Active, Inactive), { maxLength: 2 }),
    )
    .map((plans) => plans.flat()),
  procedures: fc.array(
    fc.record({
      ProcStatus: fc.constantFrom(...Object.values(ProcStatus)),
      AptNum: fc.constantFrom(0, 0, 0, 70),
      PlannedAptNum: fc.constantFrom(0, 0, 0, 71),
      Priority: fc.constantFrom(0, 151, 148),
    }),
    { maxLength: 6 },
  ),
  attaches: fc.array(fc.record({ plan: fc.nat(4), procedure: fc.nat(6), Priority: fc.constantFrom(0, 151, 152) }), {
    maxLength: 12,
  }),
});

describe.each(engines)('upkeep on %s', (engine) => {
  const practice = testPractice({ engine });
  beforeEach(() => layFixture(practice));

  it('brings any state in order, once and for all, and leaves Saved plans alone', async () => {
    await fc.assert(
      fc.asyncProperty(chaos, async ({ plans, procedures, attaches }) => {
        await practice.clear();
        await practice.lay('patient', { PatNum: 15 });
        await practice.lay('treatplan', ...plans.map((plan, n) => ({ ...plan, PatNum: 15, TreatPlanNum: 100 + n })));
        await practice.lay('procedurelog', ...procedures.map((row, n) => planned({ ...row, ProcNum: 1100 + n })));
        // A stray attach of a Saved plan would count as a plan of its procedure, so there are none here.
        const isStray = (n: number) => plans[n]?.TPStatus === TPStatus.Saved || plans[n] === undefined;
        await practice.lay(
          'treatplanattach',
          ...attaches
            .filter(({ plan }) => !isStray(plan))
            .map(({ plan, procedure: n, Priority }) => ({ TreatPlanNum: 100 + plan, ProcNum: 1100 + n, Priority })),
        );
        const before = await practice.rows('treatplan');
        await keepUp(practice);
        const after = await readPlans(practice);
        expect(brokenInvariants(after)).toEqual([]);
        const saved = before.filter((plan) => plan.TPStatus === TPStatus.Saved);
        const headings = new Map(after.plans.map((plan) => [plan.TreatPlanNum, plan]));
        expect(saved.map((plan) => headings.get(plan.TreatPlanNum))).toEqual(saved);
        for (const plan of before) {
          const kept = headings.get(plan.TreatPlanNum);
          if (plan.Heading !== 'Unassigned') expect(kept?.Heading).toBe(plan.Heading);
        }
        practice.setNow(LATER);
        await keepUp(practice);
        practice.setNow('2025-03-10 09:00:00');
        expect(await readPlans(practice)).toEqual(after);
      }),
      { numRuns: 60 },
    );
  });

  it('makes no plan for a patient without planned work, and keeps an empty Active plan', async () => {
    await keepUp(practice, 31);
    expect(await practice.rows('treatplan', (row) => row.PatNum === 31)).toEqual([]);
    for (const ProcNum of [1101, 1102])
      await practice.change('procedurelog', { ProcNum }, { ProcStatus: ProcStatus.C });
    await keepUp(practice);
    expect(await practice.rows('treatplan', (row) => row.TreatPlanNum === 100)).toMatchObject([
      { TPStatus: TPStatus.Active },
    ]);
    expect(await plansOf(practice, 1101)).toEqual([]);
  });

  it('gives the Active plan a TPi procedure that is on an appointment; other plans keep theirs', async () => {
    await practice.change('procedurelog', { ProcNum: 1103 }, { PlannedAptNum: 70 });
    await practice.lay('procmultivisit', {
      ProcMultiVisitNum: 1,
      GroupProcMultiVisitNum: 1,
      ProcNum: 1103,
      ProcStatus: 8,
    });
    practice.setNow(LATER);
    await keepUp(practice);
    expect(await procedure(practice, 1103)).toMatchObject({
      ProcStatus: ProcStatus.TP,
      Priority: 0,
      DateTStamp: LATER,
    });
    expect(await plansOf(practice, 1103)).toEqual([101, 100]);
    expect(await practice.rows('procmultivisit')).toMatchObject([{ ProcStatus: ProcStatus.TP }]);
  });

  it('keeps the oldest of repeated attaches, with its priority', async () => {
    await practice.lay('treatplanattach', { TreatPlanAttachNum: 250, TreatPlanNum: 100, ProcNum: 1102, Priority: 148 });
    await keepUp(practice);
    expect(await practice.rows('treatplanattach', (row) => row.ProcNum === 1102)).toMatchObject([
      { TreatPlanAttachNum: 202, Priority: 151 },
    ]);
  });

  it('lets the attach on the Active plan win over the procedure', async () => {
    await practice.change('procedurelog', { ProcNum: 1102 }, { Priority: 148 });
    await keepUp(practice);
    expect(await procedure(practice, 1102)).toMatchObject({ Priority: 151 });
  });

  it('parks an unclaimed TPi procedure, and retires the parking place when it is claimed', async () => {
    await practice.lay('procedurelog', planned({ ProcNum: 1110, ProcStatus: ProcStatus.TPi, Priority: 151 }));
    await keepUp(practice);
    const [parking] = await practice.rows('treatplan', (row) => row.Heading === 'Unassigned');
    expect(parking).toMatchObject({ TPStatus: TPStatus.Inactive, Note: NOTE, SecDateEntry: '2025-03-10' });
    expect(await plansOf(practice, 1110)).toEqual([parking!.TreatPlanNum]);
    expect(await procedure(practice, 1110)).toMatchObject({ Priority: 0 });

    const refusals: [() => Promise<unknown>, string][] = [
      [
        () => practice.put(`/treatplans/${parking!.TreatPlanNum}`, { Note: 'x' }),
        'The Unassigned treatment plan cannot be changed.',
      ],
      [
        () => practice.delete(`/treatplans/${parking!.TreatPlanNum}`),
        'The Unassigned treatment plan cannot be deleted.',
      ],
      [
        () => practice.post('/treatplanattaches', { TreatPlanNum: parking!.TreatPlanNum, ProcNum: 1103 }),
        'Procedures cannot be attached to the Unassigned treatment plan.',
      ],
    ];
    for (const [request, body] of refusals) expect(await request()).toMatchObject({ status: 400, body });

    await practice.post('/treatplanattaches', { TreatPlanNum: 101, ProcNum: 1110 });
    expect(await practice.rows('treatplan', (row) => row.Heading === 'Unassigned')).toEqual([]);
    expect(await plansOf(practice, 1110)).toEqual([101]);
  });

  it('refuses to save the parking place that upkeep retires, and undoes the upkeep too', async () => {
    await practice.lay('treatplan', {
      TreatPlanNum: 130,
      PatNum: 15,
      Heading: 'Unassigned',
      TPStatus: TPStatus.Inactive,
    });
    expect(await practice.post('/treatplans/Saved', { TreatPlanNum: 130 })).toMatchObject({
      status: 404,
      body: 'TreatPlan not found.',
    });
    expect(await practice.rows('treatplan', (row) => row.TreatPlanNum === 130)).toHaveLength(1);
  });

  it('makes plans of a discount plan patient Discount and stores what the plan gives', async () => {
    await practice.clear();
    await practice.lay('patient', { PatNum: 15 });
    await practice.lay('procedurecode', { CodeNum: CODES.D0140, ProcCode: 'D0140' });
    await practice.lay('feesched', { FeeSchedNum: 60 });
    await practice.lay('fee', { FeeSched: 60, CodeNum: CODES.D0140, Amount: 60 });
    const limits = { ExamFreqLimit: -1, XrayFreqLimit: -1, ProphyFreqLimit: -1, FluorideFreqLimit: -1 };
    const others = { PerioFreqLimit: -1, LimitedExamFreqLimit: -1, PAFreqLimit: -1 };
    await practice.lay('discountplan', { DiscountPlanNum: 3, FeeSchedNum: 60, AnnualMax: 70, ...limits, ...others });
    await practice.lay('discountplansub', { DiscountPlanNum: 3, PatNum: 15, DateEffective: '2025-01-01' });
    const exam = { CodeNum: CODES.D0140, ProcFee: 100 };
    await practice.lay(
      'procedurelog',
      planned({ ...exam, ProcNum: 1 }),
      planned({ ...exam, ProcNum: 2 }),
      planned({ ...exam, ProcNum: 3, ProcDate: '2024-12-31' }),
      planned({ ...exam, ProcNum: 4, ProcStatus: ProcStatus.TPi }),
    );
    await keepUp(practice);
    const amounts = (await practice.rows('procedurelog')).map((row) => row.DiscountPlanAmt);
    expect(amounts).toEqual([40, 30, 0, 0]);
    expect((await practice.rows('treatplan')).map((plan) => plan.TPType)).toEqual([TPType.Discount, TPType.Discount]);

    const active = (await practice.rows('treatplan', (plan) => plan.TPStatus === TPStatus.Active))[0]!;
    const saved = await save(practice, Number(active.TreatPlanNum));
    const { body } = await practice.get(`/proctps?TreatPlanNum=${saved}`);
    // Saved as if every procedure were done today, so the third one counts as well.
    expect(body).toMatchObject([
      { ProcNumOrig: 3, PriInsAmt: 40, PatAmt: 60, Discount: 0 },
      { ProcNumOrig: 1, PriInsAmt: 30, PatAmt: 70 },
      { ProcNumOrig: 2, PriInsAmt: 0, PatAmt: 100 },
    ]);
    expect(body[1].Descript).toBe(' - Over Annual Max');
    expect((await practice.get(`/treatplans?TPStatus=Saved`)).body).toMatchObject([{ TPType: 'Discount' }]);
  });

  it('puts a Canadian lab with its parent, there only', async () => {
    await practice.lay(
      'procedurelog',
      planned({ ProcNum: 1111, ProcStatus: ProcStatus.TPi, ProcNumLab: 1103, CodeNum: CODES.D2740 }),
    );
    await setPreferenceRow(practice, 'LanguageAndRegion', 'fr-CA');
    await keepUp(practice);
    expect(await plansOf(practice, 1111)).toEqual([101]);
    const { body } = await practice.get(`/proctps?TreatPlanNum=${await save(practice, 101)}`);
    expect(body).toMatchObject([{ ProcNumOrig: 1103 }, { ProcNumOrig: 1111, Descript: '^ ^ Ceramic crown' }]);
  });

  it('parks the same lab outside Canada', async () => {
    await practice.lay('procedurelog', planned({ ProcNum: 1111, ProcStatus: ProcStatus.TPi, ProcNumLab: 1103 }));
    await keepUp(practice);
    const [parking] = await practice.rows('treatplan', (row) => row.Heading === 'Unassigned');
    expect(await plansOf(practice, 1111)).toEqual([parking!.TreatPlanNum]);
  });
});

async function setPreferenceRow(practice: TestPractice, PrefName: string, ValueString: string): Promise<void> {
  await practice.lay('preference', { PrefName, ValueString });
  await setPreference(practice, PrefName, ValueString);
}
