import { describe, expect, it } from 'vitest';
import { MIN_DATE } from './calendar.ts';
import { PayPlanFrequency } from './enums.ts';
import { exact } from './money.ts';
import { chargeDate, chargesOf, type PayPlanTerms, paymentFor } from './pay-plan-terms.ts';

const { Weekly, EveryOtherWeek, OrdinalWeekday, Monthly, Quarterly } = PayPlanFrequency;
const terms: PayPlanTerms = {
  frequency: Monthly,
  apr: 10,
  start: '2022-07-01',
  interestStart: '2022-08-01',
  payAmt: 81.48,
};

describe('the terms of a payment plan', () => {
  it('are those of the page: eight payments for 628.00 at 10 %, 13.71 of interest on 552.00', () => {
    expect(paymentFor(628, 8, 10, Monthly)).toBe(81.48);
    expect(paymentFor(67, 6, 10, Weekly)).toBe(11.25);
    const charges = chargesOf(552, terms)!;
    expect(charges.map(({ interest }) => interest)).toEqual([0, 3.92, 3.27, 2.62, 1.97, 1.3, 0.63]);
    expect(exact(charges.reduce((sum, { interest }) => sum + interest, 0))).toBe(13.71);
    expect(charges[0]).toEqual({ date: '2022-07-01', principal: 81.48, interest: 0 });
  });

  it('round what is due up to the cent', () => {
    expect(paymentFor(1200, 9, 0, Monthly)).toBe(133.34);
    expect(paymentFor(40, 1, 0, Weekly)).toBe(40);
    expect(paymentFor(0.3, 3, 0, Weekly)).toBe(0.1);
  });

  it.each([
    [Weekly, '2026-01-30', ['2026-01-30', '2026-02-06', '2026-02-13']],
    [EveryOtherWeek, '2026-01-30', ['2026-01-30', '2026-02-13', '2026-02-27']],
    [Monthly, '2026-01-31', ['2026-01-31', '2026-02-28', '2026-03-31']],
    [Quarterly, '2026-01-31', ['2026-01-31', '2026-04-30', '2026-07-31']],
    [OrdinalWeekday, '2026-01-13', ['2026-01-13', '2026-02-10', '2026-03-10']],
    [OrdinalWeekday, '2026-01-29', ['2026-01-29', '2026-02-26', '2026-03-26', '2026-04-30']],
  ])('fall due by frequency %s from %s on', (frequency, start, dates) => {
    expect(dates.map((_, index) => chargeDate(start, frequency, index))).toEqual(dates);
  });

  it('pay off exactly what is financed, whatever was agreed', () => {
    for (const dollars of [0.01, 99.99, 1350, 12345.67]) {
      for (const apr of [0, 3, 29.9]) {
        for (const count of [1, 7, 48]) {
          const payAmt = paymentFor(dollars, count, apr, Monthly);
          const charges = chargesOf(dollars, { ...terms, interestStart: MIN_DATE, apr, payAmt })!;
          expect(exact(charges.reduce((sum, { principal }) => exact(sum + principal), 0))).toBe(dollars);
          // Interest is rounded each time, which may leave a last cent.
          expect(charges.length).toBeLessThanOrEqual(count + 1);
        }
      }
    }
  });

  it('are none where what is due does not pay the interest, or not in a lifetime', () => {
    expect(chargesOf(10_000, { ...terms, interestStart: MIN_DATE, payAmt: 83.33 })).toBeUndefined();
    expect(chargesOf(10_000, { ...terms, apr: 0, payAmt: 0.01 })).toBeUndefined();
  });
});
