import type { Transaction } from '../../db/practice.ts';
import { findRow, updateRow } from '../../db/rows.ts';
import { notFound } from '../../domain/refusal.ts';
import { rowJson } from '../../http/answers.ts';
import { type Call, ok, type Reply } from '../../http/operation.ts';
import { requireDefinition } from '../../practice/chart/references.ts';
import { recordAudit } from '../../practice/office/audit.ts';
import { refusePlanOfDeletedPatient } from '../../practice/plans/plan-access.ts';
import { upkeepPlans } from '../../practice/plans/plan-upkeep.ts';
import { refuseSavedPlan } from './create.ts';
import type { attachInputs } from './inputs.ts';
import { treatPlanAttachRow } from './row.ts';
import { requireAttach } from './store.ts';

/** Changes a priority; on the Active plan the procedure takes it too (`treatment-plans.md` 2.11). */
export async function updateAttach(
  tx: Transaction,
  call: Call<Record<never, never>, typeof attachInputs>,
): Promise<Reply> {
  const { Priority } = call.body;
  await requireDefinition(tx, 'TxPriorities', Priority, 'Priority');
  const plan = await findRow(tx, 'treatplan', (await requireAttach(tx, call.id)).TreatPlanNum);
  refuseSavedPlan(plan);
  await refusePlanOfDeletedPatient(tx, plan.PatNum);
  await tx.lockPatient(plan.PatNum);
  if (Priority !== undefined) {
    const attach = await requireAttach(tx, call.id);
    const isChanged = (await updateRow(tx, 'treatplanattach', attach, { Priority })) !== attach;
    // Upkeep hands the priority on the Active plan to the procedure.
    await upkeepPlans(tx, plan.PatNum);
    if (isChanged) {
      await recordAudit(tx, {
        permission: 'TreatPlanEdit',
        patNum: plan.PatNum,
        action: 'Updated',
        developerName: call.caller.developerName,
        detail: `TreatPlanAttachNum ${call.id}, TreatPlanNum ${plan.TreatPlanNum}, Priority ${Priority}`,
      });
    }
  }
  const json = await rowJson(tx, call, treatPlanAttachRow, call.id);
  // Upkeep drops the attach of a procedure completed meanwhile; refusing undoes that too.
  if (json === undefined) throw notFound('TreatPlanAttach');
  return ok(json);
}
