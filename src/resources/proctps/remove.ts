import type { Transaction } from '../../db/handle.ts';
import { deleteRows, findRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { refusePlanOfDeletedPatient } from '../../practice/plans/plan-access.ts';
import { refuseSigned } from './store.ts';

/** Removes one row; the others keep their places (`treatment-plans.md` 2.15). */
export async function removeProcTp(tx: Transaction, procTp: Row<'proctp'>): Promise<void> {
  const plan = await findRow(tx, 'treatplan', procTp.TreatPlanNum);
  await refusePlanOfDeletedPatient(tx, procTp.PatNum);
  // A row whose plan no longer exists can be deleted as well.
  if (plan) refuseSigned(plan);
  await deleteRows(tx, 'proctp', [procTp]);
}
