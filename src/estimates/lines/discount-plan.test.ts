import { describe, expect, it } from 'vitest';
import type { CaseDiscountPlan, CaseProcedure, CaseSetup } from '../cases/case-file.ts';
import { readCase } from '../cases/read-case.ts';
import { prepare } from '../coverage/prepare.ts';
import { discountAmounts } from './discount-plan.ts';

const TODAY = '2026-06-15';

/** Office fee 100, plan fee 60 for D1110; the amounts and limits of each line in turn. */
function discounts(plan: Partial<CaseDiscountPlan>, lines: Partial<CaseProcedure>[], rest: CaseSetup = {}) {
  const setup: CaseSetup = {
    fees: [{ sched: 'DISC', code: 'D1110', amount: 60 }],
    procedures: lines.map((line, index) => ({ key: String(index), code: 'D1110', fee: 100, ...line })),
    discountPlan: { feeSched: 'DISC', dateEffective: '2025-04-01', ...plan },
    ...rest,
  };
  const prepared = prepare(readCase(setup, TODAY));
  const run = prepared.input.procedures.map((procedure) => ({ procedure, date: procedure.ProcDate }));
  return discountAmounts(prepared, run).map(({ amount, limitedBy }) => `${amount} ${limitedBy}`);
}

describe('discount plan amounts', () => {
  it('are the difference to the plan fee, per unit (DSC-1)', () => {
    expect(discounts({}, [{}, { qty: 3 }])).toEqual(['40 none', '120 none']);
  });

  it('fall back on the schedules of providers where the plan has no fee row; a blank row ends it (DSC-1)', () => {
    const fees = [
      { sched: 'UCR', code: 'D0120', amount: 70 },
      { sched: 'DISC', code: 'D0140', amount: -1 },
      { sched: 'UCR', code: 'D0140', amount: 70 },
    ];
    expect(discounts({}, [{ code: 'D0120' }, { code: 'D0140' }, { code: 'D0150' }], { fees })).toEqual([
      '30 none',
      '0 none',
      '0 none',
    ]);
  });

  it.each([
    ['2025-03-31', '0 none'],
    ['2025-04-01', '40 none'],
    ['2026-06-30', '40 none'],
    ['2026-07-01', '0 none'],
  ])('exist from the first to the last day of the plan: %s', (date, expected) => {
    expect(discounts({ dateTerm: '2026-06-30' }, [{ date }])).toEqual([expected]);
  });

  it('begin this January where the plan has no effective date (DSC-1)', () => {
    const lines = [{ date: '2025-12-31' }, { date: '2026-01-01' }, { date: '2030-01-01' }];
    expect(discounts({ dateEffective: '0001-01-01' }, lines)).toEqual(['0 none', '40 none', '40 none']);
  });

  it('share the annual maximum of a plan year, counted from the effective date (DSC-2)', () => {
    const lines = [{ date: '2026-03-31' }, { date: '2026-04-01' }, { date: '2026-05-01' }, { date: '2026-06-01' }];
    expect(discounts({ annualMax: 70 }, lines)).toEqual(['40 none', '40 none', '30 annualMax', '0 annualMax']);
  });

  it('count adjustments of the same plan year (DSC-2)', () => {
    const adjustments = [
      { date: '2026-03-31', amount: -65 },
      { date: '2026-04-01', amount: -50 },
    ];
    const lines = [{ date: '2026-03-31' }, { date: '2026-04-01' }];
    expect(discounts({ annualMax: 70, adjustments }, lines)).toEqual(['5 annualMax', '20 annualMax']);
  });

  it('look for discounts of other dates while none is known, the own ones left out (`treatment-plans.md` 3.7)', () => {
    const base = readCase(
      {
        fees: [{ sched: 'DISC', code: 'D1110', amount: 60 }],
        procedures: [{ key: 'p', code: 'D1110', fee: 100 }],
        discountPlan: { feeSched: 'DISC', annualMax: 50, dateEffective: '2026-01-01' },
      },
      TODAY,
    );
    const amountWith = (ProcNum: number) => {
      const adjustment = { AdjAmt: -30, AdjDate: '2025-12-01', ProcDate: '2026-02-01', ProcNum };
      const prepared = prepare({ ...base, discountPlan: { ...base.discountPlan!, adjustments: [adjustment] } });
      return discountAmounts(prepared, [{ procedure: prepared.input.procedures[0]!, date: TODAY }])[0]!.amount;
    };
    expect([amountWith(77), amountWith(1), amountWith(0)]).toEqual([20, 40, 40]);
  });

  it('end where a category is used up by completed procedures and earlier lines (DSC-3)', () => {
    const plan = {
      freqLimits: { prophy: 2, exam: -1 },
      categoryCodes: { prophy: ['D1110', 'D1120'], exam: ['D1110'] },
      completed: [
        { code: 'D1120', date: '2026-05-01' },
        { code: 'D1120', date: '2026-03-31' },
      ],
    };
    expect(discounts(plan, [{}, {}])).toEqual(['40 none', '0 frequency']);
  });
});
