import { effectiveEstimate, effectiveWriteOff, isPaid, usesNothing } from '../facts/columns.ts';
import { decimal } from '../facts/rounding.ts';
import type { ClaimProcRow } from '../facts/table-rows.ts';

/** What plans of lower ordinals pay and write off for the procedure (COB-1). */
export interface OtherInsurance {
  readonly paid: number;
  /** As `paid`, but with BaseEst for estimates. */
  readonly paidBase: number;
  readonly writtenOff: number;
}

export const NO_OTHER_INSURANCE: OtherInsurance = { paid: 0, paidBase: 0, writtenOff: 0 };

/**
 * Adds a finished row to the sums for the next ordinals, each row of a plan by its own status (EST-6). An answered claim
 * counts with what it paid, any other row with its estimate (COB-5); whatever made that 0, it adds 0 (COB-8).
 */
export function withRow(others: OtherInsurance, row: ClaimProcRow): OtherInsurance {
  if (usesNothing(row)) return others;
  return {
    paid: decimal(others.paid + (isPaid(row) ? row.InsPayAmt : effectiveEstimate(row))),
    paidBase: decimal(others.paidBase + (isPaid(row) ? row.InsPayAmt : row.BaseEst)),
    writtenOff: decimal(others.writtenOff + (isPaid(row) ? row.WriteOff : effectiveWriteOff(row))),
  };
}
