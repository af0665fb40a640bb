import type { Handle, Transaction } from '../../db/handle.ts';
import { insertRow, updateRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import type { Key } from '../../domain/key.ts';
import { badRequest } from '../../domain/refusal.ts';
import { NO_LIMITS } from '../../practice/insurance/coverage/discount-plan.ts';
import { requireDefinition } from '../../practice/office/definitions.ts';
import { requireReferences, rowOf } from '../../practice/office/references.ts';
import { upkeepPlans } from '../../practice/plans/plan-upkeep.ts';
import { asColumns } from '../../wire/as-columns.ts';
import type { ValuesOf } from '../../wire/input.ts';
import type { discountPlanInputs, newDiscountPlanInputs } from './inputs.ts';

type DiscountPlan = Row<'discountplan'>;

/** Columns that a discount is calculated from (`companions-insurance.md` 15.1). */
const DECISIVE = ['FeeSchedNum', 'DefNum', ...Object.keys(NO_LIMITS)] as readonly (keyof DiscountPlan)[];

const REFERENCES = { FeeSchedNum: rowOf('feesched', 'FeeSched'), DefNum: requireDiscountType };

/** POST discountplans: nobody is subscribed to it yet. */
export async function createDiscountPlan(
  tx: Transaction,
  sent: ValuesOf<typeof newDiscountPlanInputs>,
): Promise<DiscountPlan> {
  await requireReferences(tx, sent, REFERENCES);
  return insertRow(tx, 'discountplan', { ...NO_LIMITS, PlanNote: '', ...asColumns(sent) });
}

/** PUT discountplans: recalculates the discount of every subscriber's planned work; adjustments made already stay. */
export async function updateDiscountPlan(
  tx: Transaction,
  plan: DiscountPlan,
  sent: ValuesOf<typeof discountPlanInputs>,
): Promise<DiscountPlan> {
  await requireReferences(tx, sent, REFERENCES);
  const updated = await updateRow(tx, 'discountplan', plan, asColumns(sent));
  if (DECISIVE.some((column) => plan[column] !== updated[column])) {
    for (const patNum of await subscribersOf(tx, plan.DiscountPlanNum)) await upkeepPlans(tx, patNum);
  }
  return updated;
}

/** Patients who are subscribed to this plan, whatever their dates. */
export async function subscribersOf(handle: Handle, discountPlanNum: Key): Promise<Key[]> {
  const rows = await handle.db
    .selectFrom('discountplansub')
    .select('PatNum')
    .distinct()
    .where('DiscountPlanNum', '=', discountPlanNum)
    .orderBy('PatNum')
    .execute();
  return rows.map(({ PatNum }) => PatNum);
}

async function requireDiscountType(handle: Handle, defNum: Key): Promise<void> {
  const { ItemValue } = await requireDefinition(handle, 'AdjTypes', defNum, 'DefNum');
  if (ItemValue !== 'dp') throw badRequest('DefNum must have an ItemValue of dp.');
}
