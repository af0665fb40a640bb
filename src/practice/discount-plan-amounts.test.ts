import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DiscountLine, type DiscountUse, discountAmounts } from './discount-plan-amounts.ts';

const use: DiscountUse = {
  from: '2024-06-01',
  to: undefined,
  annualMax: -1,
  categories: [],
  completed: [],
  adjustments: [],
};

let nextProcNum = 0;
const line = (values: Partial<DiscountLine> = {}): DiscountLine => ({
  ProcNum: ++nextProcNum,
  procCode: 'D0120',
  date: '2025-01-15',
  fee: 100,
  planFee: 60,
  ...values,
});

const given = (changes: Partial<DiscountUse>, ...lines: DiscountLine[]) =>
  [...discountAmounts({ ...use, ...changes }, lines).values()].map(({ amount, note }) =>
    note ? [amount, note] : amount,
  );

const adjustment = (AdjAmt: number, ProcDate: string, values = {}) => ({
  AdjAmt,
  AdjDate: ProcDate,
  ProcDate,
  ProcNum: 900,
  ...values,
});

const OVER = 'Over Annual Max';
const OFTEN = 'Frequency Limitation';

describe('what a discount plan gives', () => {
  it('is the difference between the fees, never a surcharge', () => {
    expect(given({}, line(), line({ planFee: 100 }), line({ planFee: 130 }), line({ planFee: undefined }))).toEqual([
      40, 0, 0, 0,
    ]);
    expect(given({}, line({ fee: 0.3, planFee: 0.1 }))).toEqual([0.2]);
  });

  it('starts and ends with the subscription, both days included', () => {
    const dates = ['2024-05-31', '2024-06-01', '2025-03-01', '2025-03-02', '0001-01-01'];
    const lines = dates.map((date) => line({ date }));
    expect(given({ to: '2025-03-01' }, ...lines)).toEqual([0, 40, 40, 0, 0]);
  });

  it('stops at the annual maximum, in each plan year anew', () => {
    const [first, second] = ['2025-05-31', '2025-06-01'];
    const lines = [first, first, first, second, second].map((date) => line({ date }));
    expect(given({ annualMax: 50 }, ...lines)).toEqual([40, [10, OVER], [0, OVER], 40, [10, OVER]]);
  });

  it.each([
    [85, [15, OVER]],
    [60, 40],
    [61, [39, OVER]],
    [100, [0, OVER]],
    [250, [0, OVER]],
  ])('counts %d dollars already given', (amount, expected) => {
    expect(given({ annualMax: 100, adjustments: [adjustment(-amount, '2025-02-01')] }, line())).toEqual([expected]);
  });

  it('counts discounts by their procedure’s plan year and within the subscription', () => {
    const elsewhere = [adjustment(-90, '2024-05-01'), adjustment(-90, '2025-06-01'), adjustment(90, '2025-02-01')];
    expect(given({ annualMax: 100, adjustments: elsewhere }, line())).toEqual([40]);
  });

  it('looks once more by the procedures’ dates when nothing was given', () => {
    const before = adjustment(-90, '2025-02-01', { AdjDate: '2020-01-01' });
    expect(given({ annualMax: 100, adjustments: [before] }, line())).toEqual([[10, OVER]]);
    const own = line();
    expect(given({ annualMax: 100, adjustments: [{ ...before, ProcNum: own.ProcNum }] }, own)).toEqual([40]);
    expect(given({ annualMax: 100, adjustments: [{ ...before, ProcNum: 0 }] }, line())).toEqual([40]);
  });

  it('ends at the frequency limit of each category the code is in', () => {
    const exams = { procCodes: new Set(['D0120', 'D0140']), limit: 2 };
    const completed = [
      { procCode: 'D0140', date: '2025-02-01' },
      { procCode: 'D0140', date: '2024-05-31' },
    ];
    const lines = [line(), line(), line({ procCode: 'D2740' })];
    expect(given({ categories: [exams], completed }, ...lines)).toEqual([40, [0, OFTEN], 40]);
    expect(given({ categories: [{ ...exams, limit: -1 }], completed }, ...lines)).toEqual([40, 40, 40]);
    expect(given({ categories: [{ ...exams, limit: 0 }] }, ...lines)).toEqual([[0, OFTEN], [0, OFTEN], 40]);
  });

  it('never exceeds the maximum, nor the difference', () => {
    const lines = fc.array(
      fc.record({ fee: fc.integer({ min: 0, max: 500 }), planFee: fc.integer({ min: 0, max: 500 }) }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(lines, fc.integer({ min: 0, max: 400 }), (fees, annualMax) => {
        const all = fees.map((values) => line(values));
        const amounts = [...discountAmounts({ ...use, annualMax }, all).values()];
        const total = amounts.reduce((sum, { amount }) => sum + amount, 0);
        const wished = all.map(({ fee, planFee }) => Math.max(0, fee - planFee!));
        expect(total).toBe(
          Math.min(
            annualMax,
            wished.reduce((sum, amount) => sum + amount, 0),
          ),
        );
        amounts.forEach(({ amount, note }, index) => {
          expect(amount).toBeLessThanOrEqual(wished[index]!);
          expect(note === OVER).toBe(amount < wished[index]!);
        });
      }),
    );
  });
});
