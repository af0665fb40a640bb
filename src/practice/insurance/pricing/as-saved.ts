import type { Handle } from '../../../db/handle.ts';
import { PlanType } from '../../../domain/enums.ts';
import type { PreparedInput } from '../../../estimates/coverage/prepare.ts';
import { decimal } from '../../../estimates/facts/rounding.ts';
import type { ProcedureEstimate } from '../../../estimates/lines/treatment-plan.ts';
import { planColumns } from '../../office/plan-columns.ts';
import { medicalUsualFees } from '../charges/medical-usual-fees.ts';

/**
 * The estimates of these procedures with CatPercUCR and Discount as a saved line keeps them (`treatment-plans.md` 3.8).
 * If the office's plans have a column of the usual fee beside that of the fee, and the first insurance pays percentages,
 * Discount counts what the fee is below the usual one, too (C). PatAmt stays as it is.
 */
export async function asSaved(
  handle: Handle,
  prepared: PreparedInput,
  procedures: Parameters<typeof medicalUsualFees>[2],
  estimates: readonly ProcedureEstimate[],
): Promise<readonly ProcedureEstimate[]> {
  const medicalFee = await medicalUsualFees(handle, prepared, procedures);
  const priced = estimates.map((estimate, index) => {
    const CatPercUCR = medicalFee(procedures[index]!) ?? estimate.line.CatPercUCR;
    return { ...estimate, line: { ...estimate.line, CatPercUCR } };
  });
  if (prepared.coverages[0]?.plan.PlanType !== PlanType.Percentage) return priced;
  if (!priced.some(({ line }) => line.CatPercUCR > line.FeeAmt)) return priced;
  const shown = (await planColumns(handle)).map(({ InternalName }) => InternalName);
  if (!shown.includes('Cat% UCR') || !shown.includes('Fee')) return priced;
  return priced.map((estimate) => {
    const { CatPercUCR, FeeAmt, Discount } = estimate.line;
    const below = Math.max(0, CatPercUCR - FeeAmt);
    return { ...estimate, line: { ...estimate.line, Discount: decimal(Discount + below) } };
  });
}
