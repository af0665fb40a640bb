import { beforeEach, describe, expect, it } from 'vitest';
import { ClaimProcStatus } from '../../src/domain/enums.ts';
import type { CaseSetup } from '../../src/estimates/cases/case-file.ts';
import { engines } from '../support/engines.ts';
import { testPractice } from '../support/test-practice.ts';
import { activePlan, enterProcedures, layCase } from './case-practice.ts';
import { estimate } from './extension.ts';
import { AS_OF, wholePlan } from './setups.ts';

describe.each(engines)('what is left of the benefits, on %s', (engine) => {
  const practice = testPractice({ engine });
  let plan: number;
  beforeEach(() => lay(wholePlan));

  async function lay(setup: CaseSetup): Promise<void> {
    await layCase(practice, setup, AS_OF);
    await enterProcedures(practice, { id: '', mode: 'tp', setup, expect: [] }, AS_OF);
    plan = await activePlan(practice);
  }

  it.each([
    ['a maximum alone', 'Deductible', { Maximum: 3000, Deductible: -1 }],
    ['a deductible alone', 'Limitations', { Maximum: -1, Deductible: 150 }],
  ] as const)('is told for a family that has %s', async (_what, dropped, expected) => {
    const benefits = wholePlan.benefits!.filter(({ type, coverage }) => type !== dropped || coverage !== 'Family');
    await lay({ ...wholePlan, benefits });
    const { remainingBenefits } = await estimate(practice, plan);
    expect(remainingBenefits[1]).toMatchObject({ CoverageLevel: 'Family', ...expected });
  });

  it('is never less than nothing (ACC-2)', async () => {
    const used = { PatNum: 1, PlanNum: 1, InsSubNum: 1, Status: ClaimProcStatus.Adjustment, ProcDate: '2026-02-01' };
    await practice.lay('claimproc', { ...used, InsPayAmt: 900, DedApplied: 60 });
    const { remainingBenefits } = await estimate(practice, plan);
    expect(remainingBenefits[0]).toMatchObject({
      ...{ MaximumUsed: 1200, MaximumPending: 100, MaximumRemaining: 0 },
      ...{ DeductibleUsed: 60, DeductibleRemaining: 0 },
    });
  });

  it('leaves out of the general maximum what counts under one of its own', async () => {
    const ortho = { PlanNum: 1, BenefitType: 5, CovCatNum: 7, MonetaryAmt: 700, Percent: -1, CoverageLevel: 1 };
    await practice.lay('benefit', { ...ortho, TimePeriod: 2 });
    const { remainingBenefits } = await estimate(practice, plan);
    expect(remainingBenefits[0]).toMatchObject({ MaximumUsed: 0, MaximumPending: 0, MaximumRemaining: 1000 });
  });
});
