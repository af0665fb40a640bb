import { describe, expect, it } from 'vitest';
import { estimateCase } from '../cases/estimate-case.ts';

/** FIX-2: office fee 100, no deductible; −1 stands for a missing fee row. */
function fixedBenefit(ppoFee: number, fixedFee: number, blankLikeZero: boolean, percentOverride = -1) {
  const fee = (sched: string, amount: number) => (amount < 0 ? [] : [{ sched, code: 'D0120', amount }]);
  const rows = { '1': { PercentOverride: percentOverride } };
  const answer = estimateCase(
    {
      plans: [{ ordinal: 1, planType: 'p', feeSched: 'PPO', copayFeeSched: 'FIXED' }],
      feeScheds: [{ id: 'FIXED', type: 'FixedBenefit' }],
      fees: [...fee('UCR', 100), ...fee('PPO', ppoFee), ...fee('FIXED', fixedFee)],
      prefs: { FixedBenefitBlankLikeZero: blankLikeZero },
      procedures: [{ key: 'p', code: 'D0120', rows }],
    },
    'tp',
    '2026-06-15',
  );
  return ['InsEstTotal', 'CopayAmt', 'WriteOffEst'].map((field) => answer({ proc: 'p', ordinal: 1, field, value: 0 }));
}

describe('fixed benefits (FIX-2)', () => {
  it.each([
    [55, 12, [12, 43, 45], [12, 43, 45]],
    [55, 0, [0, 55, 45], [0, 55, 45]],
    [-1, 12, [12, 88, 0], [12, 88, 0]],
    [60, -1, [60, -1, 40], [0, 60, 40]],
    [-1, -1, [100, -1, 0], [0, 100, 0]],
  ])('PPO fee %d, fixed fee %d', (ppoFee, fixedFee, off, on) => {
    expect(fixedBenefit(ppoFee, fixedFee, false)).toEqual(off);
    expect(fixedBenefit(ppoFee, fixedFee, true)).toEqual(on);
  });

  it('still follows PercentOverride', () => {
    expect(fixedBenefit(55, 12, false, 25)).toEqual([3, 43, 45]);
  });

  it('never pays more than the plan allows', () => {
    expect(fixedBenefit(55, 70, false)).toEqual([55, 0, 45]);
  });
});
