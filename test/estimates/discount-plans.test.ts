import { describe, expect, it } from 'vitest';
import type { CaseSetup } from '../../src/estimates/cases/case-file.ts';
import { engines } from '../support/engines.ts';
import { testPractice } from '../support/test-practice.ts';
import { activePlan, enterProcedures, layCase } from './case-practice.ts';
import { estimate } from './extension.ts';
import { AS_OF, discountPlan } from './setups.ts';

const { discountPlan: plan } = discountPlan;
const used = [{ date: '2026-02-01', amount: -85 }];
const insured: CaseSetup = {
  plans: [{ ordinal: 1 }],
  benefits: [{ plan: 1, type: 'CoInsurance', code: 'D1110', percent: 30 }],
};

describe.each(engines)('discount plans, on %s', (engine) => {
  const practice = testPractice({ engine });

  async function enter(setup: CaseSetup): Promise<number> {
    await layCase(practice, setup, AS_OF);
    const numbers = await enterProcedures(practice, { id: '', mode: 'tp', setup, expect: [] }, AS_OF);
    return numbers.get('cleaning')!;
  }

  // `treatment-plans.md` 3.9.
  it.each<[string, CaseSetup, object]>([
    ['give the difference', {}, { PriInsAmt: 40, Discount: 0, PatAmt: 60, Descript: '' }],
    [
      'give what is left of the maximum',
      { discountPlan: { ...plan!, annualMax: 100, adjustments: used } },
      { PriInsAmt: 15, PatAmt: 85, Descript: ' - Over Annual Max' },
    ],
    [
      'give nothing beyond a frequency limit',
      {
        discountPlan: {
          ...plan!,
          freqLimits: { exam: 1 },
          categoryCodes: { exam: ['D1110'] },
          completed: [{ code: 'D1110', date: '2026-03-01' }],
        },
      },
      { PriInsAmt: 0, PatAmt: 100, Descript: ' - Frequency Limitation' },
    ],
    ['give way to insurance', insured, { PriInsAmt: 30, PatAmt: 70 }],
  ])('%s', async (_, change, expected) => {
    await enter({ ...discountPlan, ...change });
    const [line] = (await estimate(practice, await activePlan(practice))).lines;
    const { body } = await practice.post('/treatplans/Saved', { TreatPlanNum: await activePlan(practice) });
    const [row] = (await practice.get(`/proctps?TreatPlanNum=${body.TreatPlanNum}`)).body;
    expect(row).toMatchObject(expected);
    expect([line!.PriInsAmt, line!.PatAmt]).toEqual([row.PriInsAmt, row.PatAmt]);
  });

  it('are kept on the procedure, and become an adjustment when it is completed', async () => {
    const procNum = await enter(discountPlan);
    const stored = () => practice.rows('procedurelog', ({ ProcNum }) => ProcNum === procNum);
    expect(await stored()).toMatchObject([{ DiscountPlanAmt: 40 }]);
    await practice.put(`/procedurelogs/${procNum}`, { ProcStatus: 'C' });
    expect(await practice.rows('adjustment')).toMatchObject([{ ProcNum: procNum, AdjAmt: -40, AdjType: 600 }]);
  });

  it('count a completed procedure against the limit of others only', async () => {
    const once = { ...plan!, freqLimits: { exam: 1 }, categoryCodes: { exam: ['D1110'] } };
    const procNum = await enter({ ...discountPlan, discountPlan: once });
    await practice.put(`/procedurelogs/${procNum}`, { ProcStatus: 'C' });
    const second = { PatNum: 1, procCode: 'D1110', ProcStatus: 'C', ProcDate: AS_OF };
    expect((await practice.post('/procedurelogs', second)).status).toBe(201);
    expect(await practice.rows('adjustment')).toMatchObject([{ ProcNum: procNum, AdjAmt: -40 }]);
  });
});
