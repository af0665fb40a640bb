import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountsOfLine } from './saved-amounts.ts';

const plain = {
  procFee: 100,
  quantity: 1,
  discount: 0,
  taxAmt: 0,
  discountPlanAmount: 0,
  insurance: { primary: undefined, secondary: 0, writeOff: 0 },
};

describe('the amounts of a saved row', () => {
  // `treatment-plans.md` 3.9, and the rounding of 3.6.
  it.each([
    [
      'a PPO',
      { procFee: 204, insurance: { primary: 80, secondary: 0, writeOff: 54 } },
      { FeeAmt: 204, PriInsAmt: 80, Discount: 54, PatAmt: 70 },
    ],
    ['several units', { procFee: 50, quantity: 3 }, { FeeAmt: 150, PatAmt: 150 }],
    ['a discount plan', { discountPlanAmount: 40 }, { PriInsAmt: 40, Discount: 0, PatAmt: 60 }],
    [
      'a discount plan of an insured patient',
      { discountPlanAmount: 40, insurance: { primary: 30, secondary: 0, writeOff: 0 } },
      { PriInsAmt: 30, PatAmt: 70 },
    ],
    [
      'more insurance than fee',
      { insurance: { primary: 90, secondary: 40, writeOff: 0 } },
      { SecInsAmt: 40, PatAmt: 0 },
    ],
    ['discount and tax', { discount: 10, taxAmt: 7 }, { Discount: 10, TaxAmt: 7, PatAmt: 97 }],
    [
      'insurance that pays nothing',
      { insurance: { primary: 0, secondary: 0, writeOff: 0 } },
      { PriInsAmt: 0, PatAmt: 100 },
    ],
    ['decimals', { procFee: 0.3, insurance: { primary: 0.1, secondary: 0.1, writeOff: 0 } }, { PatAmt: 0.1 }],
  ])('with %s', (_, given, expected) => {
    expect(amountsOfLine({ ...plain, ...given })).toMatchObject(expected);
  });

  it('add up to the fee and tax, unless the patient would get money back', () => {
    const cents = fc.integer({ min: 0, max: 10_000_000 }).map((n) => n / 100);
    const line = fc.record({
      procFee: cents,
      quantity: fc.integer({ min: 1, max: 9 }),
      discount: cents,
      taxAmt: cents,
      discountPlanAmount: cents,
      insurance: fc.record({ primary: fc.option(cents, { nil: undefined }), secondary: cents, writeOff: cents }),
    });
    fc.assert(
      fc.property(line, (given) => {
        const { FeeAmt, PriInsAmt, SecInsAmt, Discount, PatAmt, TaxAmt } = amountsOfLine(given);
        const rest = FeeAmt - PriInsAmt - SecInsAmt - Discount + TaxAmt;
        expect(PatAmt).toBeCloseTo(Math.max(0, rest), 6);
        expect(Object.is(PatAmt, -0)).toBe(false);
      }),
    );
  });
});
