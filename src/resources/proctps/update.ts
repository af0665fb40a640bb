import type { Transaction } from '../../db/practice.ts';
import { updateRow } from '../../db/rows.ts';
import { notFound } from '../../domain/refusal.ts';
import { rowJson } from '../../http/answers.ts';
import { type Call, ok, type Reply } from '../../http/operation.ts';
import { requireDefinition } from '../../practice/chart/references.ts';
import { recordAudit } from '../../practice/office/audit.ts';
import { refusePlanOfDeletedPatient } from '../../practice/plans/plan-access.ts';
import type { procTpInputs } from './inputs.ts';
import { procTpRow } from './row.ts';
import { lockProcTp, refuseSigned } from './store.ts';

/** Stores what was sent and calculates nothing from it (`treatment-plans.md` 2.14). */
export async function updateProcTp(
  tx: Transaction,
  call: Call<Record<never, never>, typeof procTpInputs>,
): Promise<Reply> {
  const { procTp, plan } = await lockProcTp(tx, call.id);
  await requireDefinition(tx, 'TxPriorities', call.body.Priority, 'Priority');
  if (!plan) throw notFound('TreatPlan');
  await refusePlanOfDeletedPatient(tx, plan.PatNum);
  refuseSigned(plan);
  if ((await updateRow(tx, 'proctp', procTp, call.body)) !== procTp) {
    await recordAudit(tx, {
      permission: 'TreatPlanEdit',
      patNum: procTp.PatNum,
      action: 'Updated',
      developerName: call.caller.developerName,
      detail: `ProcTPNum ${procTp.ProcTPNum}, TreatPlanNum ${procTp.TreatPlanNum}`,
    });
  }
  return ok((await rowJson(tx, call, procTpRow, call.id))!);
}
