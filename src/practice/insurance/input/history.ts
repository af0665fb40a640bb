import type { Handle, Reader, ReadOnly } from '../../../db/handle.ts';
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

/** The same for the procedures of a live plan, and for what else is attached to it. */
export const claimProcsOfPlan = (reader: Reader, treatPlanNum: Key): Promise<ClaimProcRow[]> =>
  reader.remember(`claimprocs of plan ${treatPlanNum}`, () => rowsOfPlan(reader, treatPlanNum), [
    'treatplanattach',
    'claimproc',
  ]);

const rowsOfPlan = prepared((db, treatPlanNum: Key) =>
  db
    .selectFrom('treatplanattach as a')
    .innerJoin('claimproc as c', 'c.ProcNum', 'a.ProcNum')
    .select(ESTIMATE_COLUMNS.map((column) => `c.${column}` as const))
    .where('a.TreatPlanNum', '=', treatPlanNum)
    .orderBy('c.ClaimProcNum'),
);

/**
 * The rows that have used up benefits of the patient's subscriptions, including other members' rows if a plan counts by
 * family (HIS-1, HIS-3). The rules check the dates, so rows of any age are answered, and no start is worked out (HIS-2). One query.
 */
export async function benefitHistory(
  handle: Handle,
  patNum: Key,
  { insSubs, benefits }: PlanInput,
): Promise<HistoryRow[]> {
  if (insSubs.length === 0) return [];
  const countsFamily = benefits.some((benefit) => benefit.CoverageLevel === CoverageLevel.Family);
  const insSubNums = insSubs.map(({ InsSubNum }) => InsSubNum);
  const rows = await (countsFamily ? historyOfAll(handle, insSubNums) : ownHistory(handle, patNum));
  const counted = countsFamily ? rows : rows.filter(({ InsSubNum }) => insSubNums.includes(InsSubNum));
  return counted.map((row) => ({
    ...row,
    CodeNum: row.CodeNum ?? 0,
    ToothNum: row.ToothNum ?? '',
    Surf: row.Surf ?? '',
    ToothRange: row.ToothRange ?? '',
  }));
}

/** Of all that the patient was ever covered by. */
export const ownHistory = (reader: Reader, patNum: Key) =>
  reader.remember(`history of ${patNum}`, () => historyOfOne(reader, patNum), ['claimproc', 'procedurelog']);

const usedRows = (db: ReadOnly) =>
  db
    .selectFrom('claimproc as c')
    .leftJoin('procedurelog as p', 'p.ProcNum', 'c.ProcNum')
    .select(['c.ProcNum', 'c.ClaimNum', 'c.PatNum', 'c.InsSubNum', 'c.Status', 'c.ProcDate', 'c.InsPayEst'])
    .select(['c.InsPayAmt', 'c.DedApplied', 'c.NoBillIns', 'p.CodeNum', 'p.ToothNum', 'p.Surf', 'p.ToothRange']);

const historyOfAll = prepared((db, insSubNums: readonly Key[]) =>
  usedRows(db).where('c.InsSubNum', 'in', insSubNums).where('c.Status', 'in', HISTORY),
);
const historyOfOne = prepared((db, patNum: Key) =>
  usedRows(db).where('c.PatNum', '=', patNum).where('c.Status', 'in', HISTORY),
);
