import { expect } from 'vitest';
import type { Row } from '../../src/db/schema/tables.ts';
import { ClaimProcStatus, PayPlanChargeType, PayPlanLinkType, ProcStatus } from '../../src/domain/enums.ts';
import { extension } from '../estimates/extension.ts';
import { TODAY } from '../insurance/office.ts';
import type { TestPractice } from '../support/test-practice.ts';

const { Received, Supplemental, CapClaim, CapComplete, NotReceived, Estimate, CapEstimate } = ClaimProcStatus;
const PAID: readonly number[] = [Received, Supplemental, CapClaim, CapComplete];
const ESTIMATED: readonly number[] = [Estimate, CapEstimate];

/** What must hold between two requests, whatever they were. */
export async function expectSound(practice: TestPractice): Promise<void> {
  await expectFreshEstimates(practice);
  await expectBalances(practice);
  await expectNoOrphans(practice);
}

const COMPARED = [
  'InsEstTotal',
  'WriteOffEst',
  'DedEst',
  'Percentage',
  'PaidOtherIns',
  'CopayAmt',
  'EstimateNote',
] as const;

/** The rows that are stored for each Active plan are those the engine makes of the tables as they stand. */
export async function expectFreshEstimates(practice: TestPractice): Promise<void> {
  const stored = await practice.rows(
    'claimproc',
    ({ Status, ClaimNum }) => ESTIMATED.includes(Status) && ClaimNum === 0,
  );
  for (const plan of await practice.rows('treatplan', ({ TPStatus }) => TPStatus === 1)) {
    const { status, body } = await extension(practice, 'GET', `/treatplans/${plan.TreatPlanNum}/estimate`);
    expect(status).toBe(200);
    for (const { ProcNum, estimates } of body.lines) {
      const amounts = (row: object) => COMPARED.map((name) => (row as Record<string, unknown>)[name]);
      const own = stored.filter((row) => row.ProcNum === ProcNum).map((row) => [row.InsSubNum, ...amounts(row)]);
      const fresh = estimates
        .filter(({ Status }: { Status: string }) => Status === 'Estimate' || Status === 'CapEstimate')
        .map((row: { InsSubNum: number }) => [row.InsSubNum, ...amounts(row)]);
      expect([ProcNum, own.toSorted(byFirst)]).toEqual([ProcNum, fresh.toSorted(byFirst)]);
    }
  }
}

const byFirst = (one: readonly unknown[], other: readonly unknown[]) => Number(one[0]) - Number(other[0]);

/** Cents, so that a thousand additions end where they should. */
type Cents = number;
const cents = (dollars: number): Cents => Math.round(dollars * 100);

/** What each patient owes, added up from the rows with nothing but plus and minus. */
async function owed(practice: TestPractice): Promise<ReadonlyMap<number, Cents>> {
  const sums = new Map<number, Cents>();
  const add = (patNum: unknown, amount: Cents) => sums.set(Number(patNum), (sums.get(Number(patNum)) ?? 0) + amount);
  const procedures = await practice.rows('procedurelog');
  const done = new Set(procedures.filter(({ ProcStatus: s }) => s === ProcStatus.C).map(({ ProcNum }) => ProcNum));
  for (const row of procedures) {
    if (done.has(row.ProcNum)) add(row.PatNum, cents(row.ProcFee) * Math.max(1, row.UnitQty + row.BaseUnits));
  }
  for (const row of await practice.rows('claimproc')) {
    if (PAID.includes(row.Status) && (row.ProcNum === 0 || done.has(row.ProcNum))) {
      add(row.PatNum, -cents(row.WriteOff) - (row.PayPlanNum === 0 ? cents(row.InsPayAmt) : 0));
    }
  }
  for (const row of await practice.rows('adjustment')) add(row.PatNum, cents(row.AdjAmt));
  for (const row of await practice.rows('paysplit')) add(row.PatNum, -cents(row.SplitAmt));
  for (const row of await practice.rows('payplancharge')) {
    if (row.ChargeDate > TODAY || row.ChargeType !== PayPlanChargeType.Debit) continue;
    add(row.Guarantor, cents(row.Principal) + cents(row.Interest));
  }
  const completed = new Map<unknown, Cents>();
  for (const link of await practice.rows('payplanlink')) {
    expect(link.LinkType).toBe(PayPlanLinkType.Procedure);
    const procedure = procedures.find(({ ProcNum }) => ProcNum === link.FKey);
    if (!procedure || !done.has(link.FKey)) continue;
    const amount = cents(link.AmountOverride) || (await leftOf(practice, procedure, link.PayPlanNum));
    add(procedure.PatNum, -amount);
    completed.set(link.PayPlanNum, (completed.get(link.PayPlanNum) ?? 0) + amount);
  }
  for (const plan of await practice.rows('payplan', ({ IsClosed }) => !IsClosed)) {
    expect([plan.PayPlanNum, cents(plan.CompletedAmt)]).toEqual([plan.PayPlanNum, completed.get(plan.PayPlanNum) ?? 0]);
  }
  return sums;
}

/** What a plan takes over of a procedure: its fee and adjustments, without insurance and what was paid outside of the plan. */
async function leftOf(practice: TestPractice, procedure: Row<'procedurelog'>, payPlanNum: unknown): Promise<Cents> {
  const isIts = ({ ProcNum }: { ProcNum: unknown }) => ProcNum === procedure.ProcNum;
  const sum = (amounts: readonly Cents[]) => amounts.reduce((total, amount) => total + amount, 0);
  const lines = await practice.rows('claimproc', isIts);
  const insurance = lines.map((row) => {
    if (PAID.includes(row.Status)) return cents(row.InsPayAmt) + cents(row.WriteOff);
    if (row.Status === NotReceived) return cents(row.InsPayEst) + cents(row.WriteOff);
    if (!ESTIMATED.includes(row.Status)) return 0;
    const [pays, writesOff] = [
      row.InsEstTotalOverride === -1 ? row.InsEstTotal : row.InsEstTotalOverride,
      row.WriteOffEstOverride === -1 ? row.WriteOffEst : row.WriteOffEstOverride,
    ];
    return cents(Math.max(0, pays)) + cents(Math.max(0, writesOff));
  });
  const isBilled = lines.some(({ NoBillIns }) => !NoBillIns);
  const splits = await practice.rows('paysplit', (row) => isIts(row) && row.PayPlanNum !== payPlanNum);
  const adjustments = await practice.rows('adjustment', isIts);
  return (
    cents(procedure.ProcFee) * Math.max(1, procedure.UnitQty + procedure.BaseUnits) +
    sum(adjustments.map(({ AdjAmt }) => cents(AdjAmt))) -
    (isBilled ? sum(insurance) : 0) -
    sum(splits.map(({ SplitAmt }) => cents(SplitAmt)))
  );
}

async function expectBalances(practice: TestPractice): Promise<void> {
  const sums = await owed(practice);
  const patients = (await practice.rows('patient')).filter(({ PatStatus }) => PatStatus !== 4);
  for (const { PatNum, EstBalance } of patients) {
    expect([PatNum, cents(EstBalance)]).toEqual([PatNum, sums.get(Number(PatNum)) ?? 0]);
  }
  for (const head of patients.filter(({ PatNum, Guarantor }) => PatNum === Guarantor)) {
    const family = patients.filter(({ Guarantor }) => Guarantor === head.PatNum);
    const total = family.reduce((sum, { PatNum }) => sum + (sums.get(Number(PatNum)) ?? 0), 0);
    expect([head.PatNum, cents(head.BalTotal)]).toEqual([head.PatNum, total]);
    const aged = [head.Bal_0_30, head.Bal_31_60, head.Bal_61_90, head.BalOver90].map(cents);
    // Credits that exceed what is owed are in no bucket.
    expect(aged.reduce((sum, each) => sum + each, 0)).toBe(Math.max(0, total));
    const { body } = await practice.get(`/accountmodules/${head.PatNum}/Aging`);
    const stored = { Total: head.BalTotal, BalOver90: head.BalOver90, Bal_0_30: head.Bal_0_30, InsEst: head.InsEst };
    expect(body).toMatchObject(stored);
  }
}

/** Every row that names another names one that is there. */
async function expectNoOrphans(practice: TestPractice): Promise<void> {
  const references = [
    ['claimproc', 'ClaimNum', 'claim'],
    ['claimproc', 'ProcNum', 'procedurelog'],
    ['claimproc', 'ClaimPaymentNum', 'claimpayment'],
    ['claimproc', 'InsSubNum', 'inssub'],
    ['claimtracking', 'ClaimNum', 'claim'],
    ['paysplit', 'PayNum', 'payment'],
    ['paysplit', 'ProcNum', 'procedurelog'],
    ['paysplit', 'AdjNum', 'adjustment'],
    ['paysplit', 'PayPlanNum', 'payplan'],
    ['paysplit', 'PayPlanChargeNum', 'payplancharge'],
    ['adjustment', 'ProcNum', 'procedurelog'],
    ['payplancharge', 'PayPlanNum', 'payplan'],
    ['payplanlink', 'PayPlanNum', 'payplan'],
    ['treatplanattach', 'ProcNum', 'procedurelog'],
    ['treatplanattach', 'TreatPlanNum', 'treatplan'],
    ['benefit', 'PatPlanNum', 'patplan'],
    ['patplan', 'InsSubNum', 'inssub'],
  ] as const;
  for (const [table, column, target] of references) {
    const there = new Set((await practice.rows(target)).map((row) => Object.values(row)[0]));
    const lost = (await practice.rows(table)).filter((row) => {
      const named = (row as unknown as Record<string, unknown>)[column];
      return named !== 0 && !there.has(named as never);
    });
    expect([table, column, lost]).toEqual([table, column, []]);
  }
  const claims = await practice.rows('claimproc', ({ ClaimNum }) => ClaimNum !== 0);
  for (const claim of await practice.rows('claim')) {
    const lines = claims.filter(({ ClaimNum }) => ClaimNum === claim.ClaimNum);
    expect(lines.length).toBeGreaterThan(0);
    for (const column of ['InsPayAmt', 'InsPayEst', 'WriteOff', 'DedApplied'] as const) {
      const sum = lines.reduce((total, row) => total + cents(row[column]), 0);
      expect([claim.ClaimNum, column, cents(claim[column])]).toEqual([claim.ClaimNum, column, sum]);
    }
  }
  expect(await practice.rows('claimproc', ({ Status, ClaimNum }) => Status === NotReceived && ClaimNum === 0)).toEqual(
    [],
  );
}
