import type { Handle } from '../../db/handle.ts';
import { TPStatus } from '../../domain/enums.ts';
import { badRequest } from '../../domain/refusal.ts';
import { type Call, ok, type Reply } from '../../http/operation.ts';
import { livePlanMoney } from '../../practice/insurance/pricing/plan-money.ts';
import { requirePlan } from '../../practice/plans/plan-access.ts';
import type { estimateOptions } from './inputs.ts';

/**
 * Prices a live plan as it is: answers the amounts that a copy saved now would hold. Writes nothing, not even upkeep.
 */
export async function pricePlan(
  handle: Handle,
  { id, query, formats }: Call<typeof estimateOptions, Record<never, never>>,
): Promise<Reply> {
  const plan = await requirePlan(handle, id);
  if (plan.TPStatus === TPStatus.Saved) {
    throw badRequest('TreatPlan is Saved, so its amounts are fixed. They are in its ProcTPs.');
  }
  return ok(await livePlanMoney(handle, plan, formats, { asOf: query.asOf, explain: query.explain }));
}
