import type { Handle } from '../../../db/handle.ts';
import { PlanType } from '../../../domain/enums.ts';
import type { PreparedInput } from '../../../estimates/coverage/prepare.ts';
import { decimal } from '../../../estimates/facts/rounding.ts';
import type { TreatmentLine } from '../../../estimates/lines/line.ts';
import { planColumns } from '../../office/plan-columns.ts';

/**
 * The lines with Discount as the office sees it. If its plans have a column of the usual fee beside that of the fee, and
 * the first insurance pays percentages, what the fee is below the usual one counts too. PatAmt stays as it is
 * (`treatment-plans.md` 3.8, C).
 */
export async function withDiscountAsShown<L extends TreatmentLine>(
  handle: Handle,
  { coverages }: PreparedInput,
  lines: readonly L[],
): Promise<readonly L[]> {
  if (coverages[0]?.plan.PlanType !== PlanType.Percentage) return lines;
  if (!lines.some(({ CatPercUCR, FeeAmt }) => CatPercUCR > FeeAmt)) return lines;
  const shown = (await planColumns(handle)).map(({ InternalName }) => InternalName);
  if (!shown.includes('Cat% UCR') || !shown.includes('Fee')) return lines;
  return lines.map((line) => ({
    ...line,
    Discount: decimal(line.Discount + Math.max(0, line.CatPercUCR - line.FeeAmt)),
  }));
}
