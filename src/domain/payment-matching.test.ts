import { describe, expect, it } from 'vitest';
import { fc } from '../../test/support/properties.ts';
import { exact } from './money.ts';
import { afterPayment, type Charge, type Credit, inOrderOfPayment, payInTurn, useCredits } from './payment-matching.ts';

const cents = (min: number, max: number) => fc.integer({ min, max }).map((value) => exact(value / 100));
const owner = { patNum: fc.constantFrom(1, 2), provNum: fc.constantFrom(1, 2), clinicNum: fc.constantFrom(0, 1) };
const anyCharges = fc.uniqueArray(
  fc.record({
    ...owner,
    kind: fc.constantFrom<Charge['kind']>('procedure', 'adjustment', 'interest', 'principal'),
    key: fc.integer({ min: 1, max: 40 }),
    payPlanNum: fc.constant(0),
    date: fc.constantFrom('2026-01-01', '2026-02-01', '2026-03-01'),
    open: cents(-5000, 20_000),
  }),
  { maxLength: 12, selector: ({ kind, key }) => `${kind} ${key}` },
);
const anyCredits = fc.array(fc.record({ ...owner, amount: cents(1, 20_000) }), { maxLength: 6 });

const total = (amounts: readonly number[]) => amounts.reduce((sum, amount) => exact(sum + amount), 0);
const owed = (charges: readonly Charge[]) => total(charges.map(({ open }) => Math.max(open, 0)));
const overpaid = (charges: readonly Charge[]) => total(charges.map(({ open }) => Math.max(-open, 0)));

describe('a payment', () => {
  it('is spent to the cent, never more on a charge than is open, and the oldest charges are paid first', () => {
    fc.assert(
      fc.property(anyCharges, cents(1, 60_000), (all, dollars) => {
        const charges = inOrderOfPayment(all);
        const { parts, rest } = payInTurn(charges, dollars);
        expect(exact(total(parts.map(({ amount }) => amount)) + rest)).toBe(dollars);
        expect(rest).toBe(Math.max(exact(dollars - owed(charges)), 0));
        const left = afterPayment(charges, parts);
        const firstOpen = left.findIndex(({ open }) => open > 0);
        const paid = new Set(parts.map(({ charge }) => charge));
        expect(charges.filter((charge, index) => index > firstOpen && paid.has(charge) && firstOpen >= 0)).toEqual([]);
      }),
    );
  });
});

describe('money on account', () => {
  it('lowers what is open by all of it, or leaves nothing open', () => {
    fc.assert(
      fc.property(anyCharges, anyCredits, (charges, credits) => {
        const money = exact(total(credits.map(({ amount }) => amount)) + overpaid(charges));
        const left = useCredits(charges, credits);
        expect(owed(left)).toBe(Math.max(exact(owed(charges) - money), 0));
      }),
    );
  });

  it('goes to the patient and provider it was paid for before older charges of others', () => {
    const charge = (key: number, patNum: number, provNum: number, date: string): Charge => ({
      ...{ kind: 'procedure', payPlanNum: 0, clinicNum: 0, open: 10 },
      ...{ key, patNum, provNum, date },
    });
    const charges = [charge(1, 2, 1, '2026-01-01'), charge(2, 1, 2, '2026-02-01'), charge(3, 1, 1, '2026-03-01')];
    const credit: Credit = { patNum: 1, provNum: 1, clinicNum: 0, amount: 15 };
    expect(useCredits(charges, [credit]).map(({ key, open }) => [key, open])).toEqual([
      [1, 10],
      [2, 5],
      [3, 0],
    ]);
    const others: Credit = { patNum: 3, provNum: 1, clinicNum: 0, amount: 15 };
    expect(useCredits(charges, [others], 2).map(({ key, open }) => [key, open])).toEqual([
      [1, 10],
      [2, 0],
      [3, 5],
    ]);
  });
});
