import type { Handle, Transaction } from '../../db/handle.ts';
import { deleteRows, findRow, insertRow, requireRow, updateRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { HISTORY, RECEIVED } from '../../domain/claimproc-statuses.ts';
import { ClaimProcStatus } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { exact, sumOf } from '../../domain/money.ts';
import { badRequest, notFound } from '../../domain/refusal.ts';
import { benefitYear } from '../../estimates/coverage/benefit-year.ts';
import { coverageOf } from '../../practice/insurance/coverage/coverage.ts';
import { countedWith } from '../../practice/insurance/due/covered-patients.ts';
import { refuseOfDeletedPatient } from '../../practice/office/patients.ts';
import type { ValuesOf } from '../../wire/input.ts';
import type { insAdjustInputs } from './inputs.ts';

type ClaimProc = Row<'claimproc'>;
type Sent = ValuesOf<typeof insAdjustInputs>;

const { Adjustment, InsHist } = ClaimProcStatus;

/** The patient, and everybody who shares benefits with the patient. */
export async function patientsOfLink(handle: Handle, patPlanNum: Key): Promise<readonly Key[]> {
  const link = await findRow(handle, 'patplan', patPlanNum);
  return link ? [link.PatNum, ...(await countedWith(handle, link.InsSubNum))] : [];
}

/** POST InsAdjust: always one more row that counts as used (`companions-insurance.md` 10.5). */
export async function addInsAdjustment(tx: Transaction, sent: Sent): Promise<ClaimProc> {
  const { PatNum, InsSubNum, PlanNum } = await requireLink(tx, sent.PatPlanNum);
  await refuseOfDeletedPatient(tx, { PatNum });
  return insertRow(tx, 'claimproc', {
    ...adjustment({ PatNum, InsSubNum, PlanNum }, sent.date ?? tx.today),
    InsPayAmt: sent.insUsed ?? 0,
    DedApplied: sent.deductibleUsed ?? 0,
    SecDateEntry: tx.today,
  });
}

/**
 * PUT InsAdjust: says what is used in a benefit year, claims included. One row makes up the difference, and is deleted
 * if there is none (10.6).
 */
export async function setInsAdjustment(tx: Transaction, sent: Sent): Promise<{ readonly PatNum: Key }> {
  const { insUsed, deductibleUsed, date = tx.today } = sent;
  const link = await requireLink(tx, sent.PatPlanNum);
  await refuseOfDeletedPatient(tx, link);
  if (insUsed === undefined && deductibleUsed === undefined) {
    throw badRequest('insUsed or deductibleUsed is required.');
  }
  const rows = await usedInYear(tx, link, date);
  const adjustments = rows.filter(({ Status }) => Status === Adjustment);
  const own = rows.filter(({ Status }) => Status !== Adjustment);
  const paid = sumOf(own.filter(({ Status }) => RECEIVED.includes(Status)).map(({ InsPayAmt }) => InsPayAmt));
  const taken = sumOf(own.filter(({ Status }) => Status !== InsHist).map(({ DedApplied }) => DedApplied));
  const wanted = {
    InsPayAmt: insUsed === undefined ? sumOf(adjustments.map((row) => row.InsPayAmt)) : exact(insUsed - paid),
    DedApplied:
      deductibleUsed === undefined ? sumOf(adjustments.map((row) => row.DedApplied)) : exact(deductibleUsed - taken),
  };
  const [kept, ...others] = adjustments;
  if (wanted.InsPayAmt === 0 && wanted.DedApplied === 0) await deleteRows(tx, 'claimproc', adjustments);
  else if (kept) {
    await updateRow(tx, 'claimproc', kept, { ...wanted, ProcDate: date });
    await deleteRows(tx, 'claimproc', others);
  } else {
    await insertRow(tx, 'claimproc', { ...adjustment(link, date), ...wanted, SecDateEntry: tx.today });
  }
  return link;
}

type Link = Pick<ClaimProc, 'PatNum' | 'InsSubNum' | 'PlanNum'>;

async function requireLink(handle: Handle, patPlanNum: Key): Promise<Link & { readonly MonthRenew: number }> {
  const patPlan = await requireRow(handle, 'patplan', patPlanNum, 'PatPlan');
  const coverage = (await coverageOf(handle, patPlan.PatNum)).find((one) => one.patPlan.PatPlanNum === patPlanNum);
  if (!coverage) throw notFound('InsSub');
  const { PlanNum, MonthRenew } = coverage.plan;
  return { PatNum: patPlan.PatNum, InsSubNum: patPlan.InsSubNum, PlanNum, MonthRenew };
}

/** As in the page's sample: only what was used is known of such a row, so its overrides are 0 and not -1. */
function adjustment({ PatNum, InsSubNum, PlanNum }: Link, date: string): Partial<ClaimProc> {
  return {
    PatNum,
    InsSubNum,
    PlanNum,
    Status: Adjustment,
    ProcDate: date,
    Percentage: 0,
    PercentOverride: 0,
    CopayAmt: 0,
    CopayOverride: 0,
    PaidOtherIns: 0,
  };
}

async function usedInYear(handle: Handle, link: Link & { MonthRenew: number }, date: string): Promise<ClaimProc[]> {
  const { start, end } = benefitYear(date, link.MonthRenew);
  return handle.db
    .selectFrom('claimproc')
    .selectAll()
    .where('PatNum', '=', link.PatNum)
    .where('PlanNum', '=', link.PlanNum)
    .where('ProcDate', '>=', start)
    .where('ProcDate', '<=', end)
    .where('Status', 'in', HISTORY)
    .orderBy('ClaimProcNum')
    .execute();
}
