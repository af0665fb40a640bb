import { describe, expect, it } from 'vitest';
import type { CasePlan, CaseProcedure, CaseSetup } from './cases/case-file.ts';
import { estimateCase } from './cases/estimate-case.ts';

type Plan = Omit<CasePlan, 'ordinal' | 'feeSched'> & { readonly allowed?: number; readonly percent: number };

/** A procedure of 1200 under several plans; values by ordinal and field. */
function coordinate(plans: readonly Plan[], line: Partial<CaseProcedure> = {}, rest: CaseSetup = {}) {
  const setup: CaseSetup = {
    plans: plans.map((plan, index) => ({ ...plan, ordinal: index + 1, feeSched: `PLAN ${index}` })),
    benefits: plans.map(({ percent }, index) => ({ plan: index + 1, type: 'CoInsurance', percent })),
    fees: plans.flatMap(({ allowed }, index) =>
      allowed === undefined ? [] : [{ sched: `PLAN ${index}`, code: 'D2740', amount: allowed }],
    ),
    procedures: [{ key: 'p', code: 'D2740', fee: 1200, ...line }],
    ...rest,
  };
  const answer = estimateCase(setup, 'tp', '2026-06-15');
  return (ordinal: number, ...fields: string[]) =>
    fields.map((field) => answer({ proc: 'p', ordinal, field, value: 0 }));
}

describe('two PPO plans of 50 percent (COB-7)', () => {
  it.each([
    ['Basic', 900, 650, [450, 300, 200, 250]],
    ['Standard', 900, 650, [450, 300, 325, 125]],
    ['CarveOut', 900, 650, [450, 300, 0, 450]],
    ['Basic', 650, 900, [325, 425, 450, 0]],
    ['Standard', 650, 900, [325, 550, 325, 0]],
    ['CarveOut', 650, 900, [325, 550, 125, 200]],
  ])('%s, allowed %d and %d', (cobRule, first, second, expected) => {
    const values = coordinate([
      { planType: 'p', allowed: first, percent: 50 },
      { planType: 'p', allowed: second, percent: 50, cobRule },
    ]);
    const [primary, writeOff] = values(1, 'InsEstTotal', 'WriteOffEst');
    expect([primary, writeOff, ...values(2, 'InsEstTotal'), ...values(0, 'PatAmt')]).toEqual(expected);
  });
});

describe('coordination', () => {
  it('secondary Medicaid as third plan caps like Standard and writes off nothing special (COB-4)', () => {
    const third = { percent: 100, cobRule: 'SecondaryMedicaid' };
    const values = coordinate([{ percent: 40 }, { percent: 30 }, third]);
    expect(values(3, 'InsEstTotal', 'WriteOffEst')).toEqual([360, -1]);
  });

  it('secondary Medicaid leaves the patient nothing although estimates are rounded (WOF-1, RND-3)', () => {
    const second = { percent: 0, cobRule: 'SecondaryMedicaid' };
    const values = coordinate([{ percent: 50 }, second], { fee: 33.33 });
    expect(values(1, 'InsEstTotal')).toEqual([16.66]);
    expect(values(0, 'SecInsAmt', 'Discount', 'PatAmt')).toEqual([0, 16.67, 0]);
  });

  it('plans behind the third see only the first three (COB-1)', () => {
    const values = coordinate([{ percent: 20 }, { percent: 20 }, { percent: 20 }, { percent: 20 }, { percent: 20 }]);
    expect(values(4, 'PaidOtherIns')).toEqual([720]);
    expect(values(5, 'PaidOtherIns', 'InsEstTotal')).toEqual([720, 240]);
  });

  it('a capitation plan before another pays nothing but its write-off counts (COB-1, COL-4)', () => {
    const values = coordinate([
      { planType: 'c', percent: 0 },
      { percent: 50, cobRule: 'Standard' },
    ]);
    expect(values(1, 'WriteOffEst')).toEqual([1200]);
    expect(values(2, 'PaidOtherIns', 'InsEstTotal')).toEqual([0, 0]);
  });

  it('a pending primary counts with its effective estimate (COB-5)', () => {
    const rows = { '1': { Status: 'NotReceived', InsEstTotalOverride: 250 } };
    const values = coordinate([{ percent: 50 }, { percent: 50, cobRule: 'CarveOut' }], { rows });
    expect(values(2, 'PaidOtherIns', 'InsEstTotal')).toEqual([250, 350]);
  });

  it('a pre-authorisation is not part of it (COB-1)', () => {
    const rows = { '1': { Status: 'Preauth', InsEstTotal: 999 } };
    const values = coordinate([{ percent: 50 }, { percent: 100 }], { rows });
    expect(values(2, 'PaidOtherIns', 'InsEstTotal')).toEqual([600, 600]);
    expect(values(0, 'PriInsAmt', 'RowCount')).toEqual([600, 3]);
  });

  it('what the same plan paid besides does not lower its own estimate, but that of the next (EST-6, COB-1)', () => {
    const rows = { '1': { Status: 'Supplemental', InsPayAmt: 200 } };
    const values = coordinate([{ percent: 100 }, { percent: 100 }], { rows });
    expect(values(2, 'PaidOtherIns', 'InsEstTotal')).toEqual([1400, 0]);
  });

  it('a received row is recalculated only where the preference says so, and counts as paid (ROW-3, COB-5)', () => {
    const rows = { '1': { Status: 'Received', InsEstTotal: 1, InsPayAmt: 500 } };
    const plans = [{ percent: 50 }, { percent: 100 }];
    const left = coordinate(plans, { rows });
    expect([...left(1, 'InsEstTotal'), ...left(2, 'PaidOtherIns')]).toEqual([1, 500]);
    const redone = coordinate(plans, { rows }, { prefs: { InsEstRecalcReceived: true } });
    expect([...redone(1, 'InsEstTotal'), ...redone(2, 'PaidOtherIns')]).toEqual([600, 500]);
  });

  it('the write-off of a secondary PPO gives way to the fee (WOF-2)', () => {
    const plans = [{ percent: 60 }, { planType: 'p', allowed: 900, percent: 50 }];
    const values = coordinate(plans, {}, { prefs: { InsPPOsecWriteoffs: true } });
    expect(values(2, 'InsEstTotal', 'WriteOffEst')).toEqual([180, 300]);
    expect(values(0, 'PatAmt')).toEqual([0]);
    const more = coordinate([{ percent: 80 }, plans[1]!], {}, { prefs: { InsPPOsecWriteoffs: true } });
    expect(more(2, 'InsEstTotal', 'WriteOffEst')).toEqual([0, 240]);
  });

  it('an overpayment row writes nothing off behind another plan (WOF-2)', () => {
    const plans = [{ percent: 0 }, { planType: 'p', allowed: 900, percent: 50 }];
    expect(coordinate(plans)(2, 'WriteOffEst')).toEqual([300]);
    expect(coordinate(plans, { rows: { '2': { IsOverpay: 1 } } })(2, 'WriteOffEst')).toEqual([0]);
  });

  it('an entered write-off is what other plans and the line see (OVR-4)', () => {
    const plans = [
      { planType: 'p', allowed: 900, percent: 50 },
      { percent: 100, cobRule: 'Standard' },
    ];
    const values = coordinate(plans, { rows: { '1': { WriteOffEstOverride: 100 } } });
    expect(values(2, 'InsEstTotal')).toEqual([650]);
    expect(values(0, 'Discount', 'PatAmt')).toEqual([100, 0]);
  });
});
