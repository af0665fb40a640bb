import type { Transaction } from '../../db/practice.ts';
import { TPStatus } from '../../domain/enums.ts';
import { badRequest } from '../../domain/refusal.ts';
import { rowJson } from '../../http/answers.ts';
import { type Call, created, type Reply } from '../../http/operation.ts';
import { requireLivePatient } from '../../practice/office/patients.ts';
import { hasDiscountPlan, insertLivePlan, typeOfPlan } from '../../practice/plans/plan-defaults.ts';
import { UNASSIGNED } from '../../practice/plans/plan-membership.ts';
import { recordPlan } from './audit.ts';
import type { newPlanInputs } from './inputs.ts';
import { treatPlanRow } from './row.ts';

/** Creates an Inactive plan without procedures (`treatment-plans.md` 2.4). */
export async function createPlan(
  tx: Transaction,
  call: Call<Record<never, never>, typeof newPlanInputs>,
): Promise<Reply> {
  const { PatNum, Heading = 'Inactive Treatment Plan', Note, TPType } = call.body;
  await requireLivePatient(tx, PatNum);
  refuseReserved(Heading);
  await tx.lockPatient(PatNum);
  const plan = await insertLivePlan(tx, {
    PatNum,
    Heading,
    Note,
    TPStatus: TPStatus.Inactive,
    TPType: TPType ?? typeOfPlan(await hasDiscountPlan(tx, PatNum)),
  });
  await recordPlan(tx, 'Created', plan, call.caller.developerName);
  const json = await rowJson(tx, call, treatPlanRow, plan.TreatPlanNum);
  return created(json!, `/treatplans/${plan.TreatPlanNum}`);
}

/** The heading by which a live plan would be taken for the parking place of inactive procedures. */
export function refuseReserved(heading: string): void {
  if (heading === UNASSIGNED) throw badRequest(`Heading cannot be "${UNASSIGNED}".`);
}
