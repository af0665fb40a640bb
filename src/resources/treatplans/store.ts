import type { Transaction } from '../../db/practice.ts';
import { deleteRows, rowsWhere } from '../../db/rows.ts';
import type { Row } from '../../db/schema/tables.ts';

/** Removes everything that hangs on a plan, then the plan; documents stay (`treatment-plans.md` 6). */
export async function deletePlan(tx: Transaction, plan: Row<'treatplan'>): Promise<void> {
  for (const table of ['proctp', 'treatplanattach', 'treatplanparam'] as const) {
    await deleteRows(tx, table, await rowsWhere(tx, table, 'TreatPlanNum', plan.TreatPlanNum));
  }
  await deleteRows(tx, 'treatplan', [plan]);
}
