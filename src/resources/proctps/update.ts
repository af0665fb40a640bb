import type { Transaction } from '../../db/handle.ts';
import { findRow, updateRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { notFound } from '../../domain/refusal.ts';
import { requireDefinitionIfAny } from '../../practice/office/definitions.ts';
import { refusePlanOfDeletedPatient } from '../../practice/plans/plan-access.ts';
import type { ValuesOf } from '../../wire/input.ts';
import type { procTpInputs } from './inputs.ts';
import { refuseSigned } from './store.ts';

/** Stores what was sent and calculates nothing from it (`treatment-plans.md` 2.14). */
export async function updateProcTp(
  tx: Transaction,
  procTp: Row<'proctp'>,
  sent: ValuesOf<typeof procTpInputs>,
): Promise<Row<'proctp'>> {
  const plan = await findRow(tx, 'treatplan', procTp.TreatPlanNum);
  await requireDefinitionIfAny(tx, 'TxPriorities', sent.Priority, 'Priority');
  if (!plan) throw notFound('TreatPlan');
  await refusePlanOfDeletedPatient(tx, plan.PatNum);
  refuseSigned(plan);
  return updateRow(tx, 'proctp', procTp, sent);
}
