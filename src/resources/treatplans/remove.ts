import type { Transaction } from '../../db/practice.ts';
import { TPStatus } from '../../domain/enums.ts';
import { badRequest } from '../../domain/refusal.ts';
import { type Call, deleted, type Reply } from '../../http/operation.ts';
import { lockPlan } from '../../practice/plans/plan-access.ts';
import { isUnassigned } from '../../practice/plans/plan-membership.ts';
import { upkeepPlans } from '../../practice/plans/plan-upkeep.ts';
import { recordPlan } from './audit.ts';
import { deletePlan } from './store.ts';

/** Deletes an Inactive or Saved plan, signed or not; its procedures stay (`treatment-plans.md` 6). */
export async function removePlan(
  tx: Transaction,
  call: Call<Record<never, never>, Record<never, never>>,
): Promise<Reply> {
  const plan = await lockPlan(tx, call.id);
  if (plan.TPStatus === TPStatus.Active) throw badRequest('Active treatment plans cannot be deleted.');
  if (isUnassigned(plan)) throw badRequest('The Unassigned treatment plan cannot be deleted.');
  await deletePlan(tx, plan.TreatPlanNum);
  // Inactive procedures that no other plan claims now go to Unassigned.
  if (plan.TPStatus !== TPStatus.Saved) await upkeepPlans(tx, plan.PatNum);
  await recordPlan(tx, 'Deleted', plan, call.caller.developerName);
  return deleted();
}
