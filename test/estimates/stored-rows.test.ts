import { beforeEach, describe, expect, it } from 'vitest';
import type { Row } from '../../src/db/schema/tables.ts';
import { ClaimProcStatus, TPStatus } from '../../src/domain/enums.ts';
import type { CaseSetup } from '../../src/estimates/cases/case-file.ts';
import { engines } from '../support/engines.ts';
import { testPractice } from '../support/test-practice.ts';
import { activePlan, enterProcedures, layCase } from './case-practice.ts';
import { AS_OF, twoPlans, wholePlan } from './setups.ts';

describe.each(engines)('stored estimate rows, on %s', (engine) => {
  const practice = testPractice({ engine });
  beforeEach(() => layCase(practice, twoPlans, AS_OF));

  async function enter(setup: CaseSetup = twoPlans): Promise<Map<string, number>> {
    return enterProcedures(practice, { id: '', mode: 'tp', setup, expect: [] }, AS_OF);
  }
  const enterCrown = async () => (await enter()).get('crown')!;
  const rowsOf = (procNum: number) => practice.rows('claimproc', ({ ProcNum }) => ProcNum === procNum);
  const save = async (treatPlanNum: number) => {
    const { status, body } = await practice.post('/treatplans/Saved', { TreatPlanNum: treatPlanNum });
    expect(status).toBe(201);
    return body.TreatPlanNum as number;
  };
  const savedRow = async (treatPlanNum: number) =>
    (await practice.get(`/proctps?TreatPlanNum=${treatPlanNum}`)).body[0];

  it('are calculated when a procedure is created, without deductible and maximum', async () => {
    expect(await rowsOf(await enterCrown())).toMatchObject([
      { InsSubNum: 1, InsEstTotal: 475, BaseEst: 475, DedEst: -1, WriteOffEst: 350, Percentage: 50, PaidOtherIns: 0 },
      { InsSubNum: 2, InsEstTotal: 390, BaseEst: 390, DedEst: -1, WriteOffEst: -1, PaidOtherIns: 475 },
    ]);
  });

  it('take the deductible when the Active plan is saved, and keep it afterwards', async () => {
    const crown = await enterCrown();
    await save(await activePlan(practice));
    expect(await rowsOf(crown)).toMatchObject([{ InsEstTotal: 450, DedEst: 50 }, { InsEstTotal: 390 }]);
    await practice.put(`/procedurelogs/${crown}`, { ProcFee: 1200 });
    expect(await rowsOf(crown)).toMatchObject([
      { InsEstTotal: 450, DedEst: 50, WriteOffEst: 250 },
      { InsEstTotal: 360, PaidOtherIns: 450 },
    ]);
  });

  it('stay when an Inactive plan is saved, whose lines are priced all the same', async () => {
    const crown = await enterCrown();
    const plan = {
      TreatPlanNum: 900,
      PatNum: 1,
      Heading: 'Other',
      Note: '',
      Signature: '',
      TPStatus: TPStatus.Inactive,
    };
    await practice.lay('treatplan', plan);
    await practice.lay('treatplanattach', { TreatPlanNum: 900, ProcNum: crown });
    const before = await rowsOf(crown);
    expect(await savedRow(await save(900))).toMatchObject({
      PriInsAmt: 450,
      SecInsAmt: 390,
      Discount: 350,
      PatAmt: 110,
    });
    expect(await rowsOf(crown)).toEqual(before);
  });

  it('are written once: saving again on a later day changes nothing', async () => {
    const crown = await enterCrown();
    await save(await activePlan(practice));
    const before = await rowsOf(crown);
    practice.setNow('2026-06-16 10:00:00');
    await save(await activePlan(practice));
    expect(await rowsOf(crown)).toEqual(before);
  });

  it.each<[string, object, Partial<Row<'claimproc'>>]>([
    ['the fee', { ProcFee: 1000 }, { BaseEst: 475, WriteOffEst: 50 }],
    ['the provider', { ProvNum: 9 }, { ProvNum: 9 }],
    ['the clinic', { ClinicNum: 3 }, { ClinicNum: 3 }],
    ['the date', { ProcDate: '2026-06-01' }, { ProcDate: '2026-06-01' }],
    ['the code', { procCode: 'D2750' }, { BaseEst: 650, WriteOffEst: 0 }],
  ])('follow %s', async (_, change, expected) => {
    await practice.lay('procedurecode', { CodeNum: 77, ProcCode: 'D2750' });
    await practice.lay('fee', { FeeSched: 1, CodeNum: 77, Amount: 1300 });
    const crown = await enterCrown();
    expect((await practice.put(`/procedurelogs/${crown}`, change)).status).toBe(200);
    expect((await rowsOf(crown))[0]).toMatchObject(expected);
  });

  it('are left alone by a change that concerns no estimate', async () => {
    const crown = await enterCrown();
    await save(await activePlan(practice));
    const before = await rowsOf(crown);
    practice.setNow('2026-06-16 10:00:00');
    await practice.put(`/procedurelogs/${crown}`, { BillingNote: 'Ask for the plan card', Priority: 501 });
    expect(await rowsOf(crown)).toEqual(before);
  });

  it('become complete under capitation with their procedure, and go with it', async () => {
    await practice.change('insplan', { PlanNum: 1 }, { PlanType: 'c' });
    const crown = await enterCrown();
    const first = async () => (await rowsOf(crown))[0]!;
    expect(await first()).toMatchObject({ Status: ClaimProcStatus.CapEstimate, WriteOff: 950, InsEstTotal: 0 });
    await practice.put(`/procedurelogs/${crown}`, { ProcStatus: 'C' });
    expect(await first()).toMatchObject({ Status: ClaimProcStatus.CapComplete, DateCP: AS_OF });
    await practice.put(`/procedurelogs/${crown}`, { ProcStatus: 'TP' });
    expect((await practice.delete(`/procedurelogs/${crown}`)).status).toBe(200);
    expect(await rowsOf(crown)).toEqual([]);
  });

  it('of completed work pay nothing any more, and write off, once its plan is one of capitation', async () => {
    const crown = await enterCrown();
    await practice.put(`/procedurelogs/${crown}`, { ProcStatus: 'C' });
    await practice.put('/insplans/1', { PlanType: 'c' });
    await practice.put(`/procedurelogs/${crown}`, { ProcFee: 800 });
    expect(await rowsOf(crown)).toMatchObject([
      { Status: ClaimProcStatus.CapComplete, InsEstTotal: 0, InsPayEst: 0, BaseEst: 0, WriteOff: 800, Percentage: -1 },
      { Status: ClaimProcStatus.Estimate, PaidOtherIns: 0 },
    ]);
  });

  it('are as before after a plan was one of capitation for a while', async () => {
    const crown = await enterCrown();
    await save(await activePlan(practice));
    const before = await rowsOf(crown);
    const [type] = await practice.rows('insplan', ({ PlanNum }) => PlanNum === 1);
    await practice.put('/insplans/1', { PlanType: 'c' });
    await practice.put('/insplans/1', { PlanType: type!.PlanType });
    expect(await rowsOf(crown)).toEqual(before);
  });

  it('of a dropped plan go, and one of a new plan comes, when the plan is saved', async () => {
    const crown = await enterCrown();
    await practice.change('patplan', { PatPlanNum: 2 }, { InsSubNum: 30 });
    await practice.lay('inssub', { InsSubNum: 30, PlanNum: 1, Subscriber: 1 });
    await save(await activePlan(practice));
    expect((await rowsOf(crown)).map(({ InsSubNum }) => InsSubNum)).toEqual([1, 30]);
  });

  it('of a dropped plan go with any change of the procedure', async () => {
    const crown = await enterCrown();
    await practice.change('patplan', { PatPlanNum: 2 }, { InsSubNum: 30 });
    await practice.lay('inssub', { InsSubNum: 30, PlanNum: 1, Subscriber: 1 });
    await practice.put(`/procedurelogs/${crown}`, { BillingNote: 'New card' });
    expect((await rowsOf(crown)).map(({ InsSubNum }) => InsSubNum)).toEqual([1, 30]);
  });

  it('of a procedure completed on an earlier day are not made, but are kept', async () => {
    const old = { PatNum: 1, procCode: 'D2740', ProcStatus: 'C', ProcDate: '2026-06-01' };
    const { body } = await practice.post('/procedurelogs', old);
    expect(await rowsOf(body.ProcNum)).toEqual([]);
    const crown = await enterCrown();
    await practice.put(`/procedurelogs/${crown}`, { ProcStatus: 'C', ProcDate: '2026-06-01' });
    expect(await rowsOf(crown)).toHaveLength(2);
  });

  describe('entered by the office', () => {
    const overrides = {
      AllowedOverride: 900,
      PercentOverride: 40,
      CopayOverride: 10,
      DedEstOverride: 25,
      InsEstTotalOverride: 333,
      WriteOffEstOverride: 222,
    };

    it('are honoured and never overwritten', async () => {
      const crown = await enterCrown();
      await practice.change('claimproc', { ProcNum: crown, InsSubNum: 1 }, overrides);
      await practice.change('claimproc', { ProcNum: crown, InsSubNum: 2 }, { PaidOtherInsOverride: 1200 });
      const expected = [
        // (900 − 10 − 25) × 40 % is what the engine says beside what the office entered.
        { ...overrides, InsEstTotal: 346, InsPayEst: 333 },
        // 30 % of 1300, but not more than the 100 that 1200 of others leave.
        { PaidOtherInsOverride: 1200, PaidOtherIns: 333, InsEstTotal: 100 },
      ];
      const plan = await activePlan(practice);
      const saved = await savedRow(await save(plan));
      expect(saved).toMatchObject({ PriInsAmt: 333, SecInsAmt: 100, Discount: 222, PatAmt: 645, FeeAllowed: 900 });
      expect(await rowsOf(crown)).toMatchObject(expected);
      for (const change of [{ ClinicNum: 3 }, { ProvNum: 9 }, { ProcDate: '2026-06-20' }, { ProcStatus: 'EC' }]) {
        expect((await practice.put(`/procedurelogs/${crown}`, change)).status).toBe(200);
        expect(await rowsOf(crown)).toMatchObject(expected);
      }
    });

    it('is whether a row is billed', async () => {
      const crown = await enterCrown();
      await practice.change('claimproc', { ProcNum: crown, InsSubNum: 1 }, { NoBillIns: 1 });
      await practice.change('procedurecode', { ProcCode: 'D2740' }, { NoBillIns: 0 });
      expect(await savedRow(await save(await activePlan(practice)))).toMatchObject({ PriInsAmt: 0, FeeAllowed: -1 });
      expect((await rowsOf(crown))[0]).toMatchObject({ NoBillIns: 1, BaseEst: 0, WriteOffEst: -1 });
    });
  });

  it('show each line what the lines before it left of the benefits', async () => {
    await layCase(practice, wholePlan, AS_OF);
    await enter(wholePlan);
    const { body } = await practice.get(`/proctps?TreatPlanNum=${await save(await activePlan(practice))}`);
    const amounts = body.map((row: Row<'proctp'>) => [row.ProcCode, row.PriInsAmt, row.Discount, row.PatAmt]);
    // `insurance-estimates.md` W-4.
    expect(amounts).toEqual([
      ['D0120', 42, 18, 0],
      ['D1110', 70, 30, 0],
      ['D2392', 48, 70, 102],
      ['D2740', 440, 350, 510],
    ]);
    expect(body[3].Descript).toBe('\r\nOver annual max');
    expect(body[2].Descript).toBe('\r\nPri Deduct Applied: $50.00');
  });
});
