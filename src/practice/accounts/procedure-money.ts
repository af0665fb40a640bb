import type { Handle } from '../../db/handle.ts';
import type { Row } from '../../db/schema/tables.ts';
import { PAID } from '../../domain/claimproc-statuses.ts';
import { ClaimProcStatus } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { exact } from '../../domain/money.ts';
import { effectiveEstimate, effectiveWriteOff } from '../../estimates/facts/columns.ts';
import { isPreferenceOn } from '../office/preferences.ts';

type ClaimProc = Row<'claimproc'>;

const { NotReceived, Estimate, CapEstimate, InsHist } = ClaimProcStatus;
const ESTIMATED: readonly number[] = [Estimate, CapEstimate, InsHist];

/** The columns that `insuranceOf` is made of. */
export const INSURANCE_COLUMNS = [
  ...(['ProcNum', 'Status', 'NoBillIns', 'InsPayAmt', 'WriteOff', 'InsPayEst'] as const),
  ...(['InsEstTotal', 'InsEstTotalOverride', 'WriteOffEst', 'WriteOffEstOverride'] as const),
];

/**
 * What insurance has paid and written off for procedures, or is estimated to, in dollars by ProcNum
 * (`companions-insurance.md` 17.3, ACC-1). Estimates do not count if the office shows balances before insurance
 * (BalancesDontSubtractIns). A procedure that is never billed to insurance has no amount; preauthorizations pay
 * nothing.
 */
export async function insuranceOf(handle: Handle, procNums: readonly Key[]): Promise<ReadonlyMap<Key, number>> {
  const sums = new Map<Key, number>();
  if (procNums.length === 0) return sums;
  const rows = await handle.db.selectFrom('claimproc').selectAll().where('ProcNum', 'in', procNums).execute();
  const billed = new Set(rows.filter(({ NoBillIns }) => !NoBillIns).map(({ ProcNum }) => ProcNum));
  const isBeforeInsurance = await isPreferenceOn(handle, 'BalancesDontSubtractIns');
  for (const row of rows) {
    if (!billed.has(row.ProcNum)) continue;
    const amount = PAID.includes(row.Status) ? paid(row) : isBeforeInsurance ? 0 : estimated(row);
    sums.set(row.ProcNum, exact((sums.get(row.ProcNum) ?? 0) + amount));
  }
  return sums;
}

const paid = ({ InsPayAmt, WriteOff }: ClaimProc) => exact(InsPayAmt + WriteOff);

function estimated(row: ClaimProc): number {
  if (row.Status === NotReceived) return exact(row.InsPayEst + row.WriteOff);
  // −1 stands for an estimate that nobody has made yet.
  return ESTIMATED.includes(row.Status) ? exact(Math.max(effectiveEstimate(row), 0) + effectiveWriteOff(row)) : 0;
}
