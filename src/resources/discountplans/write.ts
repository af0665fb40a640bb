import type { Handle, Transaction } from '../../db/handle.ts';
import { insertRow, requireRow, updateRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import type { Key } from '../../domain/key.ts';
import { badRequest } from '../../domain/refusal.ts';
import { NO_LIMITS } from '../../practice/insurance/coverage/discount-plan.ts';
import { requireDefinition } from '../../practice/office/definitions.ts';
import { upkeepPlans } from '../../practice/plans/plan-upkeep.ts';
import { asColumns } from '../../wire/as-columns.ts';
import type { ValuesOf } from '../../wire/input.ts';
import type { discountPlanInputs, newDiscountPlanInputs } from './inputs.ts';

type DiscountPlan = Row<'discountplan'>;

/** Columns that a discount is calculated from (`companions-insurance.md` 15.1). */
const DECISIVE = ['FeeSchedNum', 'DefNum', ...Object.keys(NO_LIMITS)] as readonly (keyof DiscountPlan)[];

/** POST discountplans: nobody is subscribed to it yet. */
export async function createDiscountPlan(
  tx: Transaction,
  sent: ValuesOf<typeof newDiscountPlanInputs>,
): Promise<DiscountPlan> {
  await requireReferences(tx, sent);
  return insertRow(tx, 'discountplan', { ...NO_LIMITS, PlanNote: '', ...asColumns(sent) });
}

/** PUT discountplans: recalculates the discount of every subscriber's planned work; adjustments made already stay. */
export async function updateDiscountPlan(
  tx: Transaction,
  plan: DiscountPlan,
  sent: ValuesOf<typeof discountPlanInputs>,
): Promise<DiscountPlan> {
  await requireReferences(tx, sent);
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

interface References {
  readonly FeeSchedNum?: Key | undefined;
  readonly DefNum?: Key | undefined;
}

async function requireReferences(handle: Handle, { FeeSchedNum, DefNum }: References): Promise<void> {
  if (FeeSchedNum !== undefined) await requireRow(handle, 'feesched', FeeSchedNum, 'FeeSched');
  if (DefNum === undefined) return;
  const { ItemValue } = await requireDefinition(handle, 'AdjTypes', DefNum, 'DefNum');
  if (ItemValue !== 'dp') throw badRequest('DefNum must have an ItemValue of dp.');
}
