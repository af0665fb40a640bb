import { describe, expect, it } from 'vitest';
import type { CaseFee, CasePlan } from '../cases/case-file.ts';
import { estimateCase } from '../cases/estimate-case.ts';

const TODAY = '2026-06-15';

function defaultFee(plan: Omit<CasePlan, 'ordinal'> | undefined, fees: CaseFee[], excluded = false) {
  const setup = {
    plans: plan ? [{ ordinal: 1, ...plan }] : [],
    benefits: excluded ? [{ plan: 1, type: 'Exclusions', code: 'D2150' }] : [],
    fees: [{ sched: 'UCR', code: 'D2150', amount: 50 }, ...fees],
    procedures: [{ key: 'p', code: 'D2150' }],
  };
  return estimateCase(setup, 'fee', TODAY)({ proc: 'p', ordinal: 0, field: 'DefaultFee', value: 0 });
}

const planFee = (amount: number): CaseFee[] => [{ sched: 'PLAN', code: 'D2150', amount }];

describe('the default fee with an office fee of 50 (FEE-8)', () => {
  it.each([
    ['', { none: 0, zero: 0, low: 30, high: 65 }],
    ['p', { none: 50, zero: 50, low: 50, high: 65 }],
    ['f', { none: 0, zero: 0, low: 30, high: 65 }],
    ['c', { none: 0, zero: 0, low: 30, high: 65 }],
  ])('plan type "%s"', (planType, { none, zero, low, high }) => {
    const plan = { planType, feeSched: 'PLAN' };
    expect(defaultFee(plan, [])).toBe(none);
    expect(defaultFee(plan, planFee(-1))).toBe(none);
    expect(defaultFee(plan, planFee(0))).toBe(zero);
    expect(defaultFee(plan, planFee(30))).toBe(low);
    expect(defaultFee(plan, planFee(65))).toBe(high);
    expect(defaultFee({ ...plan, exclusionFeeRule: 'UseUcrFee' }, planFee(65), true)).toBe(50);
    expect(defaultFee({ planType }, planFee(65))).toBe(50);
  });

  it('does not need a plan', () => {
    expect(defaultFee(undefined, planFee(65))).toBe(50);
  });

  it('stops at an intentional blank on a more specific row (FEE-2)', () => {
    const blank = [{ sched: 'UCR', code: 'D2150', amount: -1, prov: 1 }];
    expect(defaultFee(undefined, blank)).toBe(0);
  });

  it('reads nothing from a hidden schedule (FEE-2)', () => {
    const setup = {
      feeScheds: [{ id: 'UCR', hidden: true }],
      fees: [{ sched: 'UCR', code: 'D2150', amount: 50 }],
      procedures: [{ key: 'p', code: 'D2150' }],
    };
    expect(estimateCase(setup, 'fee', TODAY)({ proc: 'p', ordinal: 0, field: 'DefaultFee', value: 0 })).toBe(0);
  });

  it('comes from the practice default provider where the patient has none (FEE-3)', () => {
    const setup = {
      providers: [
        { id: 1, feeSched: 'UCR' },
        { id: 2, feeSched: 'SPEC' },
      ],
      patient: { priProv: 0 },
      prefs: { PracticeDefaultProv: 2 },
      plans: [{ ordinal: 1, planType: 'p', feeSched: 'PLAN' }],
      fees: [...planFee(30), { sched: 'UCR', code: 'D2150', amount: 50 }, { sched: 'SPEC', code: 'D2150', amount: 90 }],
      procedures: [{ key: 'p', code: 'D2150' }],
    };
    expect(estimateCase(setup, 'fee', TODAY)({ proc: 'p', ordinal: 0, field: 'DefaultFee', value: 0 })).toBe(90);
  });
});
