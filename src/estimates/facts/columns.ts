import { RECEIVED } from '../../domain/claimproc-statuses.ts';
import { ClaimProcStatus } from '../../domain/enums.ts';
import type { ClaimProcRow } from './table-rows.ts';

/** No overrides: −1 means blank in these columns (COL-1). */
export const NO_OVERRIDES = {
  AllowedOverride: -1,
  CopayOverride: -1,
  PercentOverride: -1,
  DedEstOverride: -1,
  InsEstTotalOverride: -1,
  PaidOtherInsOverride: -1,
  WriteOffEstOverride: -1,
} as const;

/** The estimate that everything else uses: the override if the office entered one (COL-2). */
export function effectiveEstimate(row: ClaimProcRow): number {
  return row.InsEstTotalOverride !== -1 ? row.InsEstTotalOverride : row.InsEstTotal;
}

/** The write-off that everything else uses; 0 if the row has none (COL-2). */
export function effectiveWriteOff(row: ClaimProcRow): number {
  if (row.WriteOffEstOverride !== -1) return row.WriteOffEstOverride;
  return row.WriteOffEst !== -1 ? row.WriteOffEst : 0;
}

/** The deductible that everything else uses; −1 while none has been calculated (COL-2). */
export function effectiveDeductible(row: ClaimProcRow): number {
  return row.DedEstOverride !== -1 ? row.DedEstOverride : row.DedEst;
}

/** Whether the claim has been answered, so that the paid amounts count (COL-4). */
export function isPaid(row: ClaimProcRow): boolean {
  return RECEIVED.includes(row.Status);
}

/**
 * Sets estimate and deductible to 0 for a frequency or waiting limit (FRQ-1, WAI-1); InsEstTotalOverride stays (OVR-3).
 */
export function payNothing(row: ClaimProcRow): void {
  row.BaseEst = 0;
  row.InsEstTotal = 0;
  row.DedEst = 0;
  row.DedEstOverride = -1;
  row.DedApplied = 0;
}

/** Whether a row uses up nothing: a pre-authorisation only asks, and a capitation claim row holds no money (COL-4). */
export function usesNothing({ Status }: Pick<ClaimProcRow, 'Status'>): boolean {
  return Status === ClaimProcStatus.Preauth || Status === ClaimProcStatus.CapClaim;
}
