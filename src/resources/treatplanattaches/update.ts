import { recordAudit } from '../../db/audit.ts';
import type { Handle, Transaction } from '../../db/handle.ts';
import { findRow, updateRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import type { Key } from '../../domain/key.ts';
import { requireDefinitionIfAny } from '../../practice/office/definitions.ts';
import { refusePlanOfDeletedPatient } from '../../practice/plans/plan-access.ts';
import { upkeepPlans } from '../../practice/plans/plan-upkeep.ts';
import type { ValuesOf } from '../../wire/input.ts';
import { refuseSavedPlan } from './create.ts';
import type { attachInputs } from './inputs.ts';
import { attachEntry } from './store.ts';

type Attach = Row<'treatplanattach'>;

/** The patient whose plan it is; none when the attach outlived its plan. */
export async function patientOfAttach(handle: Handle, { TreatPlanNum }: Attach): Promise<Key | undefined> {
  return (await findRow(handle, 'treatplan', TreatPlanNum))?.PatNum;
}

/** Changes a priority; on the Active plan the procedure takes it too (`treatment-plans.md` 2.11). */
export async function updateAttach(
  tx: Transaction,
  attach: Attach,
  { Priority }: ValuesOf<typeof attachInputs>,
): Promise<Attach> {
  await requireDefinitionIfAny(tx, 'TxPriorities', Priority, 'Priority');
  const plan = await findRow(tx, 'treatplan', attach.TreatPlanNum);
  refuseSavedPlan(plan);
  await refusePlanOfDeletedPatient(tx, plan.PatNum);
  if (Priority === undefined) return attach;
  const updated = await updateRow(tx, 'treatplanattach', attach, { Priority });
  // Upkeep copies the priority on the Active plan to the procedure.
  await upkeepPlans(tx, plan.PatNum);
  if (updated !== attach) await recordAudit(tx, attachEntry('Updated', plan, attach, `Priority ${Priority}`));
  return updated;
}
