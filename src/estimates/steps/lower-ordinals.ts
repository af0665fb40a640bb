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

/** Adds a finished row to the sums for the next ordinals. */
export function withRow(others: OtherInsurance, row: ClaimProcRow): OtherInsurance {
  if (usesNothing(row)) return others;
  return {
    paid: decimal(others.paid + (isPaid(row) ? row.InsPayAmt : effectiveEstimate(row))),
    paidBase: decimal(others.paidBase + (isPaid(row) ? row.InsPayAmt : row.BaseEst)),
    writtenOff: decimal(others.writtenOff + (isPaid(row) ? row.WriteOff : effectiveWriteOff(row))),
  };
}
