import type { Transaction } from '../../db/handle.ts';
import { deleteRows, rowsWhere } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';

/** Deletes everything that belongs to a plan, then the plan; documents stay (`treatment-plans.md` 6). */
export async function deletePlan(tx: Transaction, plan: Row<'treatplan'>): Promise<void> {
  const of = plan.TreatPlanNum;
  const [lines, attaches, parameters] = await Promise.all([
    rowsWhere(tx, 'proctp', 'TreatPlanNum', of),
    rowsWhere(tx, 'treatplanattach', 'TreatPlanNum', of),
    rowsWhere(tx, 'treatplanparam', 'TreatPlanNum', of),
  ]);
  await deleteRows(tx, 'proctp', lines);
  await deleteRows(tx, 'treatplanattach', attaches);
  await deleteRows(tx, 'treatplanparam', parameters);
  await deleteRows(tx, 'treatplan', [plan]);
}
