import { roundHalfEven } from '../facts/rounding.ts';
import type { OrthoCaseRow } from '../facts/table-rows.ts';
import type { Calculation } from './calculation.ts';
import { explain } from './explained-step.ts';

/**
 * Applies an orthodontic case; true if the procedure is linked to one. It is not estimated then: the first two plans
 * pay the share that they agreed to pay of the whole case, which is entered as an override (ORT-1).
 */
export function applyOrthoCase({ prepared, coverage, procedure, row, lineFee, steps }: Calculation): boolean {
  const orthoCase = prepared.orthoCaseOf(procedure.ProcNum);
  if (!orthoCase) return false;
  const paid = paidOf(orthoCase, coverage.ordinal);
  if (paid === undefined) return true;
  const amount = orthoCase.Fee > 0 ? roundHalfEven((paid / orthoCase.Fee) * lineFee) : 0;
  Object.assign(row, {
    AllowedOverride: 0,
    CopayOverride: 0,
    PercentOverride: 0,
    DedEstOverride: 0,
    PaidOtherInsOverride: 0,
    WriteOffEstOverride: 0,
    InsEstTotalOverride: amount,
  });
  steps?.push(explain({ kind: 'orthoCase', rule: 'ORT-1', fee: orthoCase.Fee, paid, amount }));
  return true;
}

function paidOf({ FeeInsPrimary, FeeInsSecondary }: OrthoCaseRow, ordinal: number): number | undefined {
  if (ordinal === 1) return FeeInsPrimary;
  return ordinal === 2 ? FeeInsSecondary : undefined;
}
