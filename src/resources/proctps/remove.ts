import type { Transaction } from '../../db/practice.ts';
import { deleteRows } from '../../db/rows.ts';
import { type Call, deleted, type Reply } from '../../http/operation.ts';
import { recordAudit } from '../../practice/office/audit.ts';
import { refusePlanOfDeletedPatient } from '../../practice/plans/plan-access.ts';
import { lockProcTp, refuseSigned } from './store.ts';

/** Removes one row; the others keep their places (`treatment-plans.md` 2.15). */
export async function removeProcTp(
  tx: Transaction,
  call: Call<Record<never, never>, Record<never, never>>,
): Promise<Reply> {
  const { procTp, plan } = await lockProcTp(tx, call.id);
  await refusePlanOfDeletedPatient(tx, procTp.PatNum);
  // A row whose plan is gone is free to go as well.
  if (plan) refuseSigned(plan);
  await deleteRows(tx, 'proctp', [procTp.ProcTPNum]);
  await recordAudit(tx, {
    permission: 'TreatPlanEdit',
    patNum: procTp.PatNum,
    action: 'Deleted',
    developerName: call.caller.developerName,
    detail: `ProcTPNum ${procTp.ProcTPNum}, TreatPlanNum ${procTp.TreatPlanNum}`,
  });
  return deleted();
}
