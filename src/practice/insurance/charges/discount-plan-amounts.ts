import type { Handle } from '../../../db/handle.ts';
import type { Row } from '../../../db/schema/tables.ts';
import type { Key } from '../../../domain/key.ts';
import { prepare } from '../../../estimates/coverage/prepare.ts';
import { type DiscountAmount, discountAmounts } from '../../../estimates/lines/discount-plan.ts';
import { estimateInput, procedureToEstimate } from '../input/estimate-input.ts';

/** The columns of a procedure its discount depends on. */
type DiscountedProcedure = Pick<
  Row<'procedurelog'>,
  'ProcNum' | 'CodeNum' | 'ProcDate' | 'ProcFee' | 'UnitQty' | 'BaseUnits' | 'ProvNum' | 'ClinicNum'
>;

/**
 * What the patient's discount plan gives on each procedure, in this order and dated as stored (`treatment-plans.md`
 * 3.7): what `procedurelog.DiscountPlanAmt` holds. A fixed number of queries.
 */
export async function discountPlanAmounts(
  handle: Handle,
  patNum: Key,
  procedures: readonly DiscountedProcedure[],
): Promise<Map<Key, DiscountAmount>> {
  const asked = procedures.map((procedure) => procedureToEstimate(procedure));
  const prepared = prepare(await estimateInput(handle, { patNum, procedures: asked }));
  const amounts = discountAmounts(
    prepared,
    asked.map((procedure) => ({ procedure, date: procedure.ProcDate })),
  );
  return new Map(asked.map(({ ProcNum }, index) => [ProcNum, amounts[index]!]));
}

const NOTES = { none: '', frequency: 'Frequency Limitation', annualMax: 'Over Annual Max' } as const;

export type DiscountNote = (typeof NOTES)[keyof typeof NOTES];

/** How a saved row tells why the plan gives less than it seems (`treatment-plans.md` 3.5). */
export const discountNote = ({ limitedBy }: Pick<DiscountAmount, 'limitedBy'>): DiscountNote => NOTES[limitedBy];
