import { describe, expect, it } from 'vitest';
import type { CaseBenefit, CaseHistory, CaseProcedure, CaseSetup } from './cases/case-file.ts';
import { estimateCase } from './cases/estimate-case.ts';
import { readCase } from './cases/read-case.ts';
import { prepare } from './coverage/prepare.ts';
import { estimateTreatmentPlan } from './lines/treatment-plan.ts';
import { newEstimateRow } from './steps/settled-rows.ts';

const FULL: CaseBenefit = { plan: 1, type: 'CoInsurance', percent: 100 };
const deductible = (amount: number, rest: Partial<CaseBenefit> = {}): CaseBenefit => ({
  plan: 1,
  type: 'Deductible',
  coverage: 'Individual',
  amount,
  ...rest,
});
const maximum = (amount: number, rest: Partial<CaseBenefit> = {}): CaseBenefit => ({
  plan: 1,
  type: 'Limitations',
  coverage: 'Individual',
  amount,
  ...rest,
});
const done = (code: string, amount: number, deduct = 0, rest: Partial<CaseHistory> = {}): CaseHistory => ({
  plan: 1,
  code,
  date: '2026-02-01',
  amount,
  deduct,
  ...rest,
});

/** One plan paying 100 percent; a field of its row for each procedure in turn. */
function rows(field: string, benefits: CaseBenefit[], procedures: Partial<CaseProcedure>[], rest: CaseSetup = {}) {
  const lines = procedures.map((line, index) => ({ key: String(index), code: 'D2140', fee: 100, ...line }));
  const setup = { plans: [{ ordinal: 1 }], benefits: [FULL, ...benefits], procedures: lines, ...rest };
  const answer = estimateCase(setup, 'tp', '2026-06-15');
  return lines.map(({ key }) => answer({ proc: key, ordinal: 1, field, value: 0 }));
}

describe('deductibles', () => {
  it('DED-3: code rows share the general deductible', () => {
    const benefits = [deductible(50), deductible(45, { code: 'D0330' }), deductible(25, { code: 'D0220' })];
    expect(rows('DedEst', benefits, [{ code: 'D0330' }, { code: 'D0220' }])).toEqual([45, 5]);
  });

  it('DED-3: a category and a code row share the general deductible', () => {
    const benefits = [
      deductible(50),
      deductible(10, { category: 'DiagnosticXRay' }),
      deductible(75, { code: 'D0110' }),
    ];
    expect(rows('DedEst', benefits, [{ code: 'D0220' }, { code: 'D0110' }])).toEqual([10, 40]);
  });

  it('counts what history took of the row itself (DED-2)', () => {
    const benefits = [deductible(100), deductible(25, { code: 'D0330' })];
    const history = [done('D0330', 10, 20)];
    expect(rows('DedEst', benefits, [{ code: 'D0330' }, {}], { history })).toEqual([5, 75]);
  });

  it('counts each history item once where there is no general row (ODD-1)', () => {
    const benefits = [deductible(50, { category: 'Restorative' })];
    expect(rows('DedEst', benefits, [{}], { history: [done('D2140', 10, 20)] })).toEqual([30]);
    expect(rows('DedEst', benefits, [{}], { history: [done('D0120', 10, 20)] })).toEqual([30]);
  });

  it('never takes more than history and earlier lines left of the general row (ODD-16)', () => {
    const benefits = [deductible(50), deductible(25, { category: 'DiagnosticXRay' })];
    const history = [done('D2140', 10, 20)];
    expect(rows('DedEst', benefits, [{}, { code: 'D0220' }], { history })).toEqual([30, 0]);
  });

  it('takes a category deductible of the family into account (DED-4)', () => {
    const benefits = [deductible(50), deductible(0, { coverage: 'Family', category: 'Restorative' })];
    expect(rows('DedEst', benefits, [{}, { code: 'D2740' }])).toEqual([0, 50]);
  });

  it('lets a patient override win among equally specific rows (BEN-5)', () => {
    const same = { category: 'Restorative' };
    expect(rows('DedEst', [deductible(20, { patOverride: true }), deductible(50)], [{}])).toEqual([20]);
    expect(rows('DedEst', [deductible(50, same), deductible(20, { ...same, patOverride: true })], [{}])).toEqual([20]);
    expect(rows('DedEst', [deductible(50, same), deductible(20, { patOverride: true })], [{}])).toEqual([20]);
  });

  it('reads a lifetime deductible as a yearly one, other periods not at all (DED-1)', () => {
    expect(rows('DedEst', [deductible(50, { timePeriod: 'Lifetime' })], [{}])).toEqual([50]);
    expect(rows('DedEst', [deductible(50, { timePeriod: 'None' })], [{}])).toEqual([0]);
    const lastYear = [done('D2140', 0, 50, { date: '2025-12-31' })];
    expect(rows('DedEst', [deductible(50, { timePeriod: 'Lifetime' })], [{}], { history: lastYear })).toEqual([50]);
  });

  it('keeps a stored amount when estimated without lists (EST-2)', () => {
    const procedures = [{ key: 'p', code: 'D2140', fee: 100, rows: { '1': { DedEst: 30 } } }];
    const setup = { plans: [{ ordinal: 1 }], benefits: [FULL, deductible(50)], procedures };
    const answer = estimateCase(setup, 'single', '2026-06-15');
    expect(answer({ proc: 'p', ordinal: 1, field: 'DedEst', value: 0 })).toBe(30);
    expect(answer({ proc: 'p', ordinal: 1, field: 'InsEstTotal', value: 0 })).toBe(70);
  });

  it('lowers an override to what is left after the copay (DED-5)', () => {
    expect(rows('DedEstOverride', [], [{ rows: { '1': { DedEstOverride: 400 } } }])).toEqual([100]);
  });
});

describe('maxima', () => {
  it('MAX-6: an entered estimate decides about the note only', () => {
    const family = [maximum(400, { coverage: 'Family' })];
    const line = (entered: number) => [{ fee: 500, rows: { '1': { InsEstTotalOverride: entered } } }];
    expect(rows('InsEstTotal', family, line(399))).toEqual([400]);
    expect(rows('EstimateNote', family, line(399))).toEqual(['']);
    expect(rows('EstimateNote', family, line(401))).toEqual(['Over family max']);
  });

  it('ODD-3: two maxima of one category do not shield each other', () => {
    const category = { category: 'Restorative' };
    const both = [maximum(150, category), maximum(500, { ...category, coverage: 'Family' })];
    expect(rows('InsEstTotal', both, [{}, {}])).toEqual([100, 50]);
  });

  it('ODD-4: a code group maximum uses up the untargeted one', () => {
    const codeGroups = [{ id: 'FILL', codes: ['D2140'] }];
    const benefits = [maximum(100), maximum(50, { codeGroup: 'FILL' })];
    expect(rows('InsEstTotal', benefits, [{}, { code: 'D2740' }], { codeGroups })).toEqual([50, 50]);
  });

  it('ODD-5: paid orthodontics does not use up an untargeted maximum', () => {
    expect(rows('InsEstTotal', [maximum(80)], [{}], { history: [done('D8080', 500)] })).toEqual([80]);
  });

  it('ODD-6: a lifetime family maximum has no lower bound', () => {
    const benefits = [maximum(300, { coverage: 'Family', category: 'Orthodontics', timePeriod: 'Lifetime' })];
    const history = [done('D8080', 250, 0, { date: '2020-01-01', member: 'child' })];
    expect(rows('InsEstTotal', benefits, [{ code: 'D8080' }], { history })).toEqual([50]);
  });

  it('ODD-7: an individual maximum of 0 beside a family maximum is none', () => {
    expect(rows('InsEstTotal', [maximum(0), maximum(70, { coverage: 'Family' })], [{}])).toEqual([70]);
  });

  it('ODD-12: a row without amount hides no maximum', () => {
    const visits = { plan: 1, type: 'Limitations', coverage: 'Individual', qualifier: 'Visits', quantity: 2 };
    expect(rows('InsEstTotal', [maximum(70), visits], [{}])).toEqual([70]);
  });

  it('ODD-15: what is dated after the benefit year does not count', () => {
    const history = [done('D2140', 60, 0, { date: '2027-01-01' })];
    expect(rows('InsEstTotal', [maximum(70)], [{}], { history })).toEqual([70]);
  });

  it('a category maximum of 0 lifts the untargeted one for its codes (MAX-1)', () => {
    const benefits = [maximum(50), maximum(0, { category: 'RoutinePreventive' })];
    expect(rows('InsEstTotal', benefits, [{ code: 'D1110' }, {}])).toEqual([100, 50]);
  });

  it('payments without a procedure count for the untargeted and the General maximum only (MAX-1)', () => {
    const history = [done('', 60, 0, { status: 'Adjustment' })];
    expect(rows('InsEstTotal', [maximum(70)], [{}], { history })).toEqual([10]);
    expect(rows('InsEstTotal', [maximum(70, { category: 'General' })], [{}], { history })).toEqual([10]);
    expect(rows('InsEstTotal', [maximum(70, { category: 'Restorative' })], [{}], { history })).toEqual([70]);
  });

  it('takes the smallest of several code group maxima (MAX-1)', () => {
    const codeGroups = [
      { id: 'A', codes: ['D2140'] },
      { id: 'B', codes: ['D2140', 'D2150'] },
    ];
    const benefits = [maximum(70, { codeGroup: 'A' }), maximum(40, { codeGroup: 'B' })];
    expect(rows('InsEstTotal', benefits, [{}], { codeGroups })).toEqual([40]);
  });

  it('replaces an age limit by the patient override with the same target (BEN-5)', () => {
    const limit = { plan: 1, type: 'Limitations', code: 'D2140', qualifier: 'AgeLimit' };
    const rowsOf = [
      { ...limit, quantity: 18 },
      { ...limit, quantity: 60, patOverride: true },
    ];
    expect(rows('InsEstTotal', rowsOf, [{}])).toEqual([100]);
    expect(rows('InsEstTotal', [{ ...limit, quantity: 18 }], [{}])).toEqual([0]);
  });
});

describe('limits in time', () => {
  const exam = { plan: 1, type: 'Limitations', code: 'D0120', qualifier: 'NumberOfServices', quantity: 1 };

  it('names every limit in the note, in the order of the steps (COL-3)', () => {
    const benefits = [
      { plan: 1, type: 'Exclusions', code: 'D0120' },
      { ...exam, qualifier: 'AgeLimit', quantity: 18 },
      exam,
      { plan: 1, type: 'WaitingPeriod', code: 'D0120', qualifier: 'Years', quantity: 1 },
    ];
    const rest = { history: [done('D0120', 40)], plans: [{ ordinal: 1, dateEffective: '2026-01-01' }] };
    expect(rows('EstimateNote', benefits, [{ code: 'D0120' }], rest)).toEqual([
      'Exclusion, Age limitation: 18, Frequency Limitation, Waiting Period',
    ]);
  });

  it.each([
    ['a service not billed', done('D0120', 40, 0, { noBillIns: true }), 100],
    ['a service of another member', done('D0120', 40, 0, { member: 'spouse' }), 100],
    ['a supplemental payment', done('D0120', 40, 0, { status: 'Supplemental' }), 0],
    ['a pre-authorisation', done('D0120', 40, 0, { status: 'Preauth' }), 100],
    ['a code with a suffix (FRQ-7)', done('D0120.1', 40), 100],
    ['a service of next year', done('D0120', 40, 0, { date: '2027-01-01' }), 100],
    ['a service later this year', done('D0120', 40, 0, { date: '2026-12-31' }), 0],
  ])('counts, or not, %s (FRQ-6)', (_what, item, estimate) => {
    expect(rows('InsEstTotal', [exam], [{ code: 'D0120' }], { history: [item] })).toEqual([estimate]);
  });

  it('counts a procedure once, however many rows it has (FRQ-6)', () => {
    const twice = [done('D0120', 40, 0, { key: 'a' }), done('D0120', 9, 0, { key: 'a', status: 'Supplemental' })];
    expect(rows('InsEstTotal', [{ ...exam, quantity: 2 }], [{ code: 'D0120' }], { history: twice })).toEqual([100]);
  });

  it.each([
    ['Months with a calendar year (BEN-6)', { ...exam, qualifier: 'Months', quantity: 12 }],
    ['a lifetime count (FRQ-3)', { ...exam, timePeriod: 'Lifetime' }],
    ['an individual row (FRQ-1)', { ...exam, coverage: 'Individual' }],
    ['a category row (FRQ-1)', { ...exam, code: null, category: 'Diagnostic' }],
  ])('is not limited by %s', (_what, benefit) => {
    expect(rows('InsEstTotal', [benefit], [{ code: 'D0120' }], { history: [done('D0120', 40)] })).toEqual([100]);
  });

  it('waits by the most specific kind of row; a quantity of 0 waives (WAI-1)', () => {
    const wait = { plan: 1, type: 'WaitingPeriod', qualifier: 'Months', quantity: 12 };
    const plans = [{ ordinal: 1, dateEffective: '2026-01-01' }];
    const waived = [
      { ...wait, category: 'Restorative' },
      { ...wait, code: 'D2140', quantity: 0 },
    ];
    expect(rows('InsEstTotal', waived, [{}, { code: 'D2150' }], { plans })).toEqual([100, 0]);
    expect(rows('InsEstTotal', [wait], [{}], { plans })).toEqual([100]);
  });

  it('waits from the end of a shorter month (WAI-1)', () => {
    const wait = { plan: 1, type: 'WaitingPeriod', qualifier: 'Months', quantity: 1, code: 'D2140' };
    const plans = [{ ordinal: 1, dateEffective: '2026-05-31' }];
    expect(rows('InsEstTotal', [wait], [{}, { date: '2026-06-30' }], { plans })).toEqual([0, 100]);
  });

  it('uses nothing up when it limits a line (FRQ-6)', () => {
    const benefits = [exam, deductible(50), maximum(120)];
    const history = [done('D0120', 10)];
    expect(rows('InsEstTotal', benefits, [{ code: 'D0120' }, { fee: 200 }], { history })).toEqual([0, 110]);
  });
});

describe('rows that are already on a claim', () => {
  const setup: CaseSetup = {
    plans: [{ ordinal: 1 }],
    benefits: [FULL, maximum(150), deductible(50)],
    procedures: [
      { key: 'a', code: 'D2140', fee: 100, rows: { '1': { Status: 'NotReceived' } } },
      { key: 'b', code: 'D2150', fee: 400 },
    ],
  };

  it('are not history for themselves, and count once for later lines (EST-5, LOOP-1)', () => {
    const input = readCase(setup, '2026-06-15');
    const [first] = input.procedures;
    const row = { ...newEstimateRow(prepare(input), prepare(input).coverages[0]!, first!), ClaimNum: 8, Status: 0 };
    const { ProcNum, PatNum, CodeNum, ToothNum, Surf, ToothRange } = first!;
    const item = { ...row, ProcNum, PatNum, CodeNum, ToothNum, Surf, ToothRange, InsPayEst: 50, DedApplied: 50 };
    const estimates = estimateTreatmentPlan(prepare({ ...input, claimProcs: [row], history: [item] }));
    const found = estimates.map(({ rows }) => [rows[0]!.row.DedEst, rows[0]!.row.InsEstTotal]);
    expect(found).toEqual([
      [50, 50],
      [0, 100],
    ]);
  });
});
