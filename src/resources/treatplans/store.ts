import type { Reader, Transaction } from '../../db/handle.ts';
import { deleteRows, rememberedRows } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import type { Key } from '../../domain/key.ts';

/** Everything that belongs to a plan. They are asked for together: for a database server that is one exchange. */
export const belongingsOf = (reader: Reader, treatPlanNum: Key) =>
  Promise.all([
    rememberedRows(reader, 'proctp', 'TreatPlanNum', treatPlanNum),
    rememberedRows(reader, 'treatplanattach', 'TreatPlanNum', treatPlanNum),
    rememberedRows(reader, 'treatplanparam', 'TreatPlanNum', treatPlanNum),
  ]);

/** Deletes everything that belongs to a plan, then the plan; documents stay (`treatment-plans.md` 6). */
export async function deletePlan(tx: Transaction, plan: Row<'treatplan'>): Promise<void> {
  const [lines, attaches, parameters] = await belongingsOf(tx, plan.TreatPlanNum);
  await deleteRows(tx, 'proctp', lines);
  await deleteRows(tx, 'treatplanattach', attaches);
  await deleteRows(tx, 'treatplanparam', parameters);
  await deleteRows(tx, 'treatplan', [plan]);
}
