import type { Handle, ReadOnly } from '../../../db/handle.ts';
import { prepared } from '../../../db/rows/prepared.ts';
import { HISTORY } from '../../../domain/claimproc-statuses.ts';
import { CoverageLevel } from '../../../domain/enums.ts';
import type { Key } from '../../../domain/key.ts';
import type { ClaimProcRow, HistoryRow } from '../../../estimates/facts/table-rows.ts';
import type { PlanInput } from './plans.ts';

/** The columns of claimproc that the estimate rules read or write (COL-1). */
const ESTIMATE_COLUMNS = [
  'ClaimProcNum',
  'ProcNum',
  'ClaimNum',
  'PatNum',
  'ProvNum',
  'ClinicNum',
  'PlanNum',
  'InsSubNum',
  'Status',
  'ProcDate',
  'DateCP',
  'NoBillIns',
  'AllowedOverride',
  'CopayAmt',
  'CopayOverride',
  'Percentage',
  'PercentOverride',
  'DedEst',
  'DedEstOverride',
  'DedApplied',
  'PaidOtherIns',
  'PaidOtherInsOverride',
  'BaseEst',
  'InsEstTotal',
  'InsEstTotalOverride',
  'InsPayEst',
  'InsPayAmt',
  'WriteOff',
  'WriteOffEst',
  'WriteOffEstOverride',
  'EstimateNote',
  'IsOverpay',
] as const satisfies readonly (keyof ClaimProcRow)[];

/** The rows these procedures have now, claims included. One query. */
export async function claimProcsToEstimate(handle: Handle, procNums: readonly Key[]): Promise<ClaimProcRow[]> {
  if (procNums.length === 0) return [];
  return rowsOf(handle, procNums);
}

const rowsOf = prepared((db, procNums: readonly Key[]) =>
  db.selectFrom('claimproc').select(ESTIMATE_COLUMNS).where('ProcNum', 'in', procNums).orderBy('ClaimProcNum'),
);

/**
 * The rows that have used up benefits of the patient's subscriptions, including other members' rows if a plan counts by
 * family (HIS-1, HIS-3). The rules check the dates, so rows of any age are answered. One query.
 */
export async function benefitHistory(
  handle: Handle,
  patNum: Key,
  { insSubs, benefits }: PlanInput,
): Promise<HistoryRow[]> {
  if (insSubs.length === 0) return [];
  const countsFamily = benefits.some((benefit) => benefit.CoverageLevel === CoverageLevel.Family);
  const insSubNums = insSubs.map(({ InsSubNum }) => InsSubNum);
  const rows = await (countsFamily ? historyOfAll(handle, insSubNums) : historyOfOne(handle, insSubNums, patNum));
  return rows.map((row) => ({
    ...row,
    CodeNum: row.CodeNum ?? 0,
    ToothNum: row.ToothNum ?? '',
    Surf: row.Surf ?? '',
    ToothRange: row.ToothRange ?? '',
  }));
}

const usedOf = (db: ReadOnly, insSubNums: readonly Key[]) =>
  db
    .selectFrom('claimproc as c')
    .leftJoin('procedurelog as p', 'p.ProcNum', 'c.ProcNum')
    .select(['c.ProcNum', 'c.ClaimNum', 'c.PatNum', 'c.InsSubNum', 'c.Status', 'c.ProcDate', 'c.InsPayEst'])
    .select(['c.InsPayAmt', 'c.DedApplied', 'c.NoBillIns', 'p.CodeNum', 'p.ToothNum', 'p.Surf', 'p.ToothRange'])
    .where('c.InsSubNum', 'in', insSubNums)
    .where('c.Status', 'in', HISTORY);

const historyOfAll = prepared((db, insSubNums: readonly Key[]) => usedOf(db, insSubNums));
const historyOfOne = prepared((db, insSubNums: readonly Key[], patNum: Key) =>
  usedOf(db, insSubNums).where('c.PatNum', '=', patNum),
);
