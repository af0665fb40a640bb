import { describe, expect, it } from 'vitest';
import type { MoneyLine, Step } from '../../src/chairside/page/answers.ts';
import { formatsFor } from '../../src/chairside/page/format.ts';
import { messages } from '../../src/chairside/page/messages.ts';
import { sumsOf, type Treatment } from '../../src/chairside/page/plan-view.ts';
import { reasonFor } from '../../src/chairside/page/reason.ts';

const line = (values: Partial<Treatment> = {}): MoneyLine & Partial<Treatment> => ({
  ...{ ProcNum: 1, Priority: 0, priority: '', procCode: 'D2740', descript: 'Crown', ToothNum: '3' },
  ...{ FeeAmt: 1300, PriInsAmt: 425, SecInsAmt: 0, Discount: 400, PatAmt: 475, FeeAllowed: 900, estimates: [] },
  CatPercUCR: 1300,
  ...values,
});
const INSURED = sumsOf([line()]);
const explained = (...steps: Step[]) => ({ estimates: [{ steps }] });
const unpaid = { PriInsAmt: 0, Discount: 0, FeeAllowed: -1, FeeAmt: 350, PatAmt: 350 };
const english = (values: Partial<Treatment>, plan = INSURED) =>
  reasonFor(line(values), plan, formatsFor('en'), messages.en);

describe('why an amount is what it is', () => {
  it.each<[string, Partial<Treatment>, string]>([
    [
      'the amounts of a line that is not explained',
      {},
      'The fee is $1,300.00, of which your insurance allows $900.00; insurance is expected to pay $425.00; the office takes off $400.00; so you pay $475.00.',
    ],
    [
      'deductible, percentage and what is left of the year',
      {
        ...explained(
          { kind: 'deductible', taken: 50 },
          { kind: 'percentage', percent: 50 },
          { kind: 'maximum', left: 100, before: 425, after: 100 },
        ),
        ...{ PriInsAmt: 100, PatAmt: 800 },
      },
      'The fee is $1,300.00, of which your insurance allows $900.00; you pay the first $50.00 yourself (your deductible); insurance pays 50% of the rest; your insurance has a limit, and only $100.00 of it is left; insurance is expected to pay $100.00; the office takes off $400.00; so you pay $800.00.',
    ],
    [
      'another treatment and a second insurance',
      {
        ...explained({ kind: 'downgrade', to: 'D2150' }, { kind: 'percentage', percent: 80 }),
        ...{ FeeAmt: 250, FeeAllowed: 120, PriInsAmt: 96, SecInsAmt: 20, Discount: 95, PatAmt: 39 },
      },
      'The fee is $250.00, of which your insurance allows $120.00; that is what it allows for another treatment (D2150); insurance pays 80% of that; insurance is expected to pay $96.00; your second insurance is expected to pay $20.00; the office takes off $95.00; so you pay $39.00.',
    ],
    [
      'what an office noted of deductibles',
      { deductibles: ['$50.00'] },
      'The fee is $1,300.00, of which your insurance allows $900.00; you pay the first $50.00 yourself (your deductible); insurance is expected to pay $425.00; the office takes off $400.00; so you pay $475.00.',
    ],
    [
      'a line of an insured plan',
      unpaid,
      'The fee is $350.00; insurance is expected to pay nothing; so you pay $350.00.',
    ],
    [
      'a deductible that leaves nothing to insurance',
      { ...unpaid, ...explained({ kind: 'deductible', taken: 350 }) },
      'The fee is $350.00; you pay the first $350.00 yourself (your deductible); insurance is expected to pay nothing; so you pay $350.00.',
    ],
    [
      'a copay, and that insurance pays the rest',
      {
        ...explained({ kind: 'copay', amount: 20 }, { kind: 'percentage', percent: 100 }),
        ...{ FeeAmt: 80, FeeAllowed: 80, PriInsAmt: 60, Discount: 0, PatAmt: 20 },
      },
      'The fee is $80.00; you pay a copay of $20.00; insurance pays 100% of the rest; insurance is expected to pay $60.00; so you pay $20.00.',
    ],
    [
      'that nothing is charged, with insurance and without',
      { ...unpaid, FeeAmt: 0, PatAmt: 0 },
      'There is no charge for this.',
    ],
    [
      'a discount plan',
      { ...unpaid, FeeAllowed: 0, PriInsAmt: 50, PatAmt: 300, steps: [{ kind: 'discountPlan', amount: 50 }] },
      'The fee is $350.00; your discount plan takes off $50.00; so you pay $300.00.',
    ],
    [
      'a discount plan of a line that is not explained',
      { ...unpaid, FeeAllowed: 0, PriInsAmt: 50, PatAmt: 300, isDiscountPlan: true },
      'The fee is $350.00; your discount plan takes off $50.00; so you pay $300.00.',
    ],
    [
      'insurance without an allowed amount on file',
      { FeeAmt: 100, FeeAllowed: 0, PriInsAmt: 80, Discount: 0, PatAmt: 20 },
      'The fee is $100.00; insurance is expected to pay $80.00; so you pay $20.00.',
    ],
    [
      'a discount below zero and tax',
      { ...unpaid, PriInsAmt: 100, Discount: -20, TaxAmt: 5, PatAmt: 275 },
      'The fee is $350.00; insurance is expected to pay $100.00; the office adds $20.00; $5.00 tax is added; so you pay $275.00.',
    ],
    [
      'a discount of more than the fee',
      { ...unpaid, PriInsAmt: 100, Discount: 400, PatAmt: 0 },
      'The fee is $350.00; insurance is expected to pay $100.00; the office takes off $400.00; so you pay $0.00.',
    ],
    [
      'an amount that the office has changed',
      { PatAmt: 999 },
      'The fee is $1,300.00, of which your insurance allows $900.00; insurance is expected to pay $425.00; the office takes off $400.00; the office has set what you pay to $999.00.',
    ],
  ])('tells %s', (_, values, sentence) => {
    expect(english(values)).toBe(sentence);
  });

  it.each<[Step, string]>([
    [{ kind: 'exclusion' }, 'your insurance does not cover this treatment'],
    [{ kind: 'notBilled' }, 'the office does not bill this to your insurance'],
    [{ kind: 'ageLimit', limit: 14 }, 'your insurance covers this only up to the age of 14'],
    [{ kind: 'frequency', allowed: 1 }, 'your insurance pays for this once in a certain period, and that is used up'],
    [
      { kind: 'frequency', allowed: 2 },
      'your insurance pays for this 2 times in a certain period, and that is used up',
    ],
    [{ kind: 'waiting', until: '2026-09-01' }, 'your insurance does not pay for this before September 1, 2026'],
    [{ kind: 'maximum', left: 0, before: 80, after: 0 }, 'your insurance has a limit, and it is used up'],
  ])('tells why insurance pays nothing: %o', (step, clause) => {
    const sentence = `The fee is $350.00; ${clause}; insurance is expected to pay nothing; so you pay $350.00.`;
    // Also where it pays for nothing of the whole plan.
    for (const plan of [INSURED, sumsOf([line(unpaid)])]) {
      expect(english({ ...unpaid, ...explained(step) }, plan)).toBe(sentence);
    }
    // The deductible is not why, where it was taken off before.
    expect(english({ ...unpaid, ...explained({ kind: 'deductible', taken: 50 }, step) })).toBe(sentence);
  });

  it('is simple without insurance, and not said of an amount that is not the fee', () => {
    const own = { ...unpaid, estimates: [] };
    const plan = sumsOf([line(own)]);
    expect(english(own, plan)).toBe('The fee is $350.00 and you pay all of it.');
    expect(english({ ...own, PatAmt: 300 }, plan)).toBe(
      'The fee is $350.00; the office has set what you pay to $300.00.',
    );
  });

  it('is said in Spanish', () => {
    const values = explained({ kind: 'deductible', taken: 50 }, { kind: 'percentage', percent: 50 });
    expect(reasonFor(line(values), INSURED, formatsFor('es'), messages.es)).toBe(
      'Del precio de $1,300.00 su seguro reconoce $900.00; los primeros $50.00 los paga usted (su deducible); el seguro paga el 50\u00a0% del resto; se espera que el seguro pague $425.00; el consultorio descuenta $400.00; por eso usted paga $475.00.',
    );
  });
});
