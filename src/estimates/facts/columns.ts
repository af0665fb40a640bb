import { ClaimProcStatus } from '../../domain/enums.ts';
import type { ClaimProcRow } from './table-rows.ts';

/** Nothing overruled: −1 is blank in these columns (COL-1). */
export const NO_OVERRIDES = {
  AllowedOverride: -1,
  CopayOverride: -1,
  PercentOverride: -1,
  DedEstOverride: -1,
  InsEstTotalOverride: -1,
  PaidOtherInsOverride: -1,
  WriteOffEstOverride: -1,
} as const;

/** The estimate everything else uses: the override, where the office entered one (COL-2). */
export function effectiveEstimate(row: ClaimProcRow): number {
  return row.InsEstTotalOverride !== -1 ? row.InsEstTotalOverride : row.InsEstTotal;
}

/** The write-off everything else uses; 0 when the row has none (COL-2). */
export function effectiveWriteOff(row: ClaimProcRow): number {
  if (row.WriteOffEstOverride !== -1) return row.WriteOffEstOverride;
  return row.WriteOffEst !== -1 ? row.WriteOffEst : 0;
}

/** The deductible everything else uses; −1 while none has been calculated (COL-2). */
export function effectiveDeductible(row: ClaimProcRow): number {
  return row.DedEstOverride !== -1 ? row.DedEstOverride : row.DedEst;
}

/** The claim has been answered: what counts is what was paid (COL-4). */
export function isPaid(row: ClaimProcRow): boolean {
  return row.Status === ClaimProcStatus.Received || row.Status === ClaimProcStatus.Supplemental;
}

/** Frequency and waiting limits take estimate and deductible (FRQ-1, WAI-1); an InsEstTotalOverride stays (OVR-3). */
export function payNothing(row: ClaimProcRow): void {
  row.BaseEst = 0;
  row.InsEstTotal = 0;
  row.DedEst = 0;
  row.DedEstOverride = -1;
  row.DedApplied = 0;
}

/** A pre-authorisation only asks, and the claim row of a capitation plan holds no money: neither counts (COL-4). */
export function usesNothing({ Status }: Pick<ClaimProcRow, 'Status'>): boolean {
  return Status === ClaimProcStatus.Preauth || Status === ClaimProcStatus.CapClaim;
}
