import type { Transaction } from '../../db/handle.ts';
import type { Row } from '../../db/schema/tables.ts';
import { TPStatus } from '../../domain/enums.ts';
import { badRequest } from '../../domain/refusal.ts';
import { hasDiscountPlan } from '../../practice/insurance/coverage/discount-plan.ts';
import { requireLivePatient } from '../../practice/office/patients.ts';
import { insertLivePlan, typeOfPlan } from '../../practice/plans/plan-defaults.ts';
import { UNASSIGNED } from '../../practice/plans/plan-membership.ts';
import type { ValuesOf } from '../../wire/input.ts';
import type { newPlanInputs } from './inputs.ts';

/** Creates an Inactive plan without procedures (`treatment-plans.md` 2.4). */
export async function createPlan(tx: Transaction, body: ValuesOf<typeof newPlanInputs>): Promise<Row<'treatplan'>> {
  const { PatNum, Heading = 'Inactive Treatment Plan', Note, TPType } = body;
  await requireLivePatient(tx, PatNum);
  refuseReserved(Heading);
  return insertLivePlan(tx, {
    PatNum,
    Heading,
    Note,
    TPStatus: TPStatus.Inactive,
    TPType: TPType ?? typeOfPlan(await hasDiscountPlan(tx, PatNum)),
  });
}

/** Refuses the heading that marks a live plan as the place of inactive procedures that are on no other plan. */
export function refuseReserved(heading: string): void {
  if (heading === UNASSIGNED) throw badRequest(`Heading cannot be "${UNASSIGNED}".`);
}
