import type { Handle } from '../../db/practice.ts';
import { TPStatus } from '../../domain/enums.ts';
import { badRequest } from '../../domain/refusal.ts';
import { type Call, ok, type Reply } from '../../http/operation.ts';
import { estimatePlan } from '../../practice/insurance/plan-estimate.ts';
import { definitionsOf } from '../../practice/office/definitions.ts';
import { requirePlan } from '../../practice/plans/plan-access.ts';
import { estimateJson } from './answer.ts';
import type { estimateOptions } from './inputs.ts';

/** Prices a live plan as it stands: what a copy saved now would hold. Writes nothing, not even upkeep. */
export async function pricePlan(
  handle: Handle,
  { id, query, formats }: Call<typeof estimateOptions, Record<never, never>>,
): Promise<Reply> {
  const plan = await requirePlan(handle, id);
  if (plan.TPStatus === TPStatus.Saved) {
    throw badRequest('TreatPlan is Saved, so its amounts are fixed. They are in its ProcTPs.');
  }
  const { prepared, lines } = await estimatePlan(handle, plan, { asOf: query.asOf, explain: query.explain });
  const priorities = await definitionsOf(handle, 'TxPriorities');
  const nameOf = new Map(priorities.map(({ DefNum, ItemName }) => [DefNum, ItemName ?? '']));
  const estimated = {
    prepared,
    plan,
    lines: lines.map(({ procedure, estimate }) => ({
      estimate,
      procCode: procedure.ProcCode ?? '',
      descript: procedure.Descript ?? '',
      priority: procedure.attachPriority,
      priorityName: nameOf.get(procedure.attachPriority) ?? '',
    })),
  };
  return ok(estimateJson(estimated, formats));
}
