import { recordAudit } from '../../db/audit.ts';
import type { Handle, Transaction } from '../../db/handle.ts';
import { findRow, insertRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { ProcStatus, TPStatus } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { badRequest, notFound } from '../../domain/refusal.ts';
import { requireDefinitionIfAny } from '../../practice/office/definitions.ts';
import { refusePlanOfDeletedPatient, requirePlan } from '../../practice/plans/plan-access.ts';
import { isUnassigned } from '../../practice/plans/plan-membership.ts';
import { upkeepPlans } from '../../practice/plans/plan-upkeep.ts';
import type { ValuesOf } from '../../wire/input.ts';
import type { newAttachInputs } from './inputs.ts';
import { attachEntry, isAttached } from './store.ts';

/** Attaches a planned procedure to a live plan; on the Active plan it becomes TP (`treatment-plans.md` 2.10). */
export async function attachProcedure(
  tx: Transaction,
  { TreatPlanNum, ProcNum, Priority = 0 }: ValuesOf<typeof newAttachInputs>,
): Promise<Row<'treatplanattach'>> {
  const plan = await requirePlan(tx, TreatPlanNum);
  const procedure = await requireProcedure(tx, ProcNum);
  await requireDefinitionIfAny(tx, 'TxPriorities', Priority, 'Priority');
  await refusePlanOfDeletedPatient(tx, plan.PatNum);
  await refuseAttach(tx, plan, procedure);

  const attach = await insertRow(tx, 'treatplanattach', { TreatPlanNum: plan.TreatPlanNum, ProcNum, Priority });
  // Upkeep makes a procedure that joins the Active plan planned, with this priority.
  await upkeepPlans(tx, plan.PatNum);
  await recordAudit(tx, attachEntry('Created', plan, attach, `ProcNum ${ProcNum}`));
  return attach;
}

/** A deleted procedure counts as one that does not exist. */
async function requireProcedure(handle: Handle, procNum: Key): Promise<Row<'procedurelog'>> {
  const procedure = await findRow(handle, 'procedurelog', procNum);
  if (!procedure || procedure.ProcStatus === ProcStatus.D) throw notFound('Procedure');
  return procedure;
}

async function refuseAttach(handle: Handle, plan: Row<'treatplan'>, procedure: Row<'procedurelog'>): Promise<void> {
  refuseSavedPlan(plan);
  if (isUnassigned(plan)) throw badRequest('Procedures cannot be attached to the Unassigned treatment plan.');
  if (procedure.PatNum !== plan.PatNum) throw badRequest('Procedure and TreatPlan belong to different patients.');
  if (procedure.ProcStatus !== ProcStatus.TP && procedure.ProcStatus !== ProcStatus.TPi) {
    throw badRequest('Procedure must have a ProcStatus of TP or TPi.');
  }
  if (await isAttached(handle, plan.TreatPlanNum, procedure.ProcNum)) {
    throw badRequest('Procedure is already attached to this TreatPlan.');
  }
}

/** 400 for a Saved plan or for no plan: only live plans have attaches. */
export function refuseSavedPlan(plan: Row<'treatplan'> | undefined): asserts plan {
  if (!plan || plan.TPStatus === TPStatus.Saved) {
    throw badRequest('Procedures can only be attached to Active or Inactive treatment plans.');
  }
}
