import type { Reader, Transaction } from '../../db/handle.ts';
import type { Row } from '../../db/schema/tables.ts';
import { TPStatus } from '../../domain/enums.ts';
import { badRequest } from '../../domain/refusal.ts';
import { planDraft } from '../../practice/plans/evidence/record-signatures.ts';
import { isSigned, requirePlan, rowsOfPlan } from '../../practice/plans/plan-access.ts';
import { isUnassigned } from '../../practice/plans/plan-membership.ts';
import { upkeepPlans } from '../../practice/plans/plan-upkeep.ts';
import type { RecordDraft } from '../../signing/evidence/record.ts';
import { belongingsOf, deletePlan } from './store.ts';

/** Reads ahead what goes with a plan, and what the record of a signed one will say. */
export const readAheadOfRemoval = (reader: Reader, plan: Row<'treatplan'>): readonly Promise<unknown>[] => [
  requirePlan(reader, plan.TreatPlanNum),
  belongingsOf(reader, plan.TreatPlanNum),
  ...(isSigned(plan) ? [rowsOfPlan(reader, plan.TreatPlanNum)] : []),
];

/** Deletes an Inactive or Saved plan, signed or not; its procedures stay (`treatment-plans.md` 6). */
export async function removePlan(tx: Transaction, plan: Row<'treatplan'>): Promise<void> {
  if (plan.TPStatus === TPStatus.Active) throw badRequest('Active treatment plans cannot be deleted.');
  if (isUnassigned(plan)) throw badRequest('The Unassigned treatment plan cannot be deleted.');
  const record = await deletionDraft(tx, plan);
  await deletePlan(tx, plan);
  // Upkeep moves inactive procedures that are on no other plan to Unassigned.
  if (plan.TPStatus !== TPStatus.Saved) await upkeepPlans(tx, plan.PatNum);
  if (record) await tx.evidence.append([record]);
}

/** Deleting a plan that was ever signed leaves a record with its text at the end. */
async function deletionDraft(tx: Transaction, plan: Row<'treatplan'>): Promise<RecordDraft | undefined> {
  if (plan.TPStatus !== TPStatus.Saved) return undefined;
  await tx.evidence.settle([plan.TreatPlanNum]);
  const isKnown = isSigned(plan) || (await tx.evidence.recordsOf(plan.TreatPlanNum)).length > 0;
  return isKnown ? planDraft(tx, 'deleted', null, plan, await rowsOfPlan(tx, plan.TreatPlanNum)) : undefined;
}
