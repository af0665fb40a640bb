import { describe, expect, it } from 'vitest';
import { fc } from '../../test/support/properties.ts';
import { type AccountEntry, ageAccount } from './aging.ts';
import { addDays } from './calendar.ts';
import { exact, roundCents, sumOf } from './money.ts';

const TODAY = '2026-06-15';
const entry = (days: number, amount: number): AccountEntry => ({ date: addDays(TODAY, days), amount });

describe('the age of an account', () => {
  it.each([
    [0, 'Bal_0_30'],
    [-30, 'Bal_0_30'],
    [-31, 'Bal_31_60'],
    [-60, 'Bal_31_60'],
    [-61, 'Bal_61_90'],
    [-90, 'Bal_61_90'],
    [-91, 'BalOver90'],
  ] as const)('puts a charge of day %i into %s', (days, column) => {
    expect(ageAccount([entry(days, 12.34)], TODAY)).toEqual({
      Bal_0_30: 0,
      Bal_31_60: 0,
      Bal_61_90: 0,
      BalOver90: 0,
      Total: 12.34,
      [column]: 12.34,
    });
  });

  it('counts what is still to come in the total alone', () => {
    expect(ageAccount([entry(1, 10), entry(2, -4)], TODAY)).toMatchObject({ Bal_0_30: 0, Total: 6 });
  });

  it('lets credits pay the oldest first, and never shows a negative column', () => {
    expect(ageAccount([entry(-100, 1200), entry(-45, 150), entry(-5, 60), entry(0, -1210)], TODAY)).toEqual({
      BalOver90: 0,
      Bal_61_90: 0,
      Bal_31_60: 140,
      Bal_0_30: 60,
      Total: 200,
    });
  });

  it('adds up to the total whenever nothing is overpaid or to come', () => {
    const anyEntry = fc.record({
      date: fc.integer({ min: -400, max: 0 }).map((days) => addDays(TODAY, days)),
      amount: fc.integer({ min: -50_000, max: 200_000 }).map((cents) => exact(cents / 100)),
    });
    fc.assert(
      fc.property(fc.array(anyEntry, { maxLength: 60 }), (entries) => {
        const { Total, ...columns } = ageAccount(entries, TODAY);
        expect(Math.min(...Object.values(columns))).toBeGreaterThanOrEqual(0);
        const aged = Object.values(columns).reduce((sum, amount) => exact(sum + amount), 0);
        expect(aged).toBe(Math.max(roundCents(sumOf(entries.map(({ amount }) => amount))), 0));
      }),
    );
  });
});
