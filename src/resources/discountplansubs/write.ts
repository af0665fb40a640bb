import type { Transaction } from '../../db/handle.ts';
import { deleteRows, findRow, insertRow, requireRow, rowsWhere, updateRow, updateRows } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { MIN_DATE } from '../../domain/calendar.ts';
import { TPStatus, type TPType } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { PLANNED } from '../../domain/planned.ts';
import { badRequest, invalid } from '../../domain/refusal.ts';
import { refuseOfDeletedPatient, requireLivePatient } from '../../practice/office/patients.ts';
import { typeOfPlan } from '../../practice/plans/plan-defaults.ts';
import { upkeepPlans } from '../../practice/plans/plan-upkeep.ts';
import { asColumns } from '../../wire/as-columns.ts';
import type { ValuesOf } from '../../wire/input.ts';
import type { discountPlanSubInputs, newDiscountPlanSubInputs } from './inputs.ts';

type Subscription = Row<'discountplansub'>;
/** With the plan's name, as the audit trail tells it. */
export type NamedSubscription = Subscription & { readonly planName: string };

/**
 * POST discountplansubs: live treatment plans change to discounts, and planned work gets its discount
 * (`companions-insurance.md` 15.2).
 */
export async function subscribe(
  tx: Transaction,
  sent: ValuesOf<typeof newDiscountPlanSubInputs>,
): Promise<NamedSubscription> {
  const plan = await requireRow(tx, 'discountplan', sent.DiscountPlanNum, 'DiscountPlan');
  await requireLivePatient(tx, sent.PatNum);
  if ((await rowsWhere(tx, 'discountplansub', 'PatNum', sent.PatNum)).length > 0) {
    throw badRequest('Patient already has a DiscountPlanSub.');
  }
  refuseDates(sent.DateEffective ?? MIN_DATE, sent.DateTerm ?? MIN_DATE);
  const subscription = await insertRow(tx, 'discountplansub', { SubNote: '', ...asColumns(sent) });
  await turnLivePlans(tx, sent.PatNum, typeOfPlan(true));
  await upkeepPlans(tx, sent.PatNum);
  return { ...subscription, planName: plan.Description };
}

/** PUT discountplansubs: changes dates or note; the type of the treatment plans stays. */
export async function updateSubscription(
  tx: Transaction,
  subscription: Subscription,
  sent: ValuesOf<typeof discountPlanSubInputs>,
): Promise<NamedSubscription> {
  await refuseOfDeletedPatient(tx, subscription);
  if (sent.PatNum !== subscription.PatNum) throw badRequest('PatNum does not match the DiscountPlanSub.');
  refuseDates(sent.DateEffective ?? subscription.DateEffective, sent.DateTerm ?? subscription.DateTerm);
  const updated = await updateRow(tx, 'discountplansub', subscription, asColumns(sent));
  if (updated !== subscription) await upkeepPlans(tx, subscription.PatNum);
  return named(tx, updated);
}

/** DELETE discountplansubs: planned work loses its discount, and live treatment plans change to insurance. */
export async function unsubscribe(tx: Transaction, subscription: Subscription): Promise<NamedSubscription> {
  const { PatNum } = subscription;
  await refuseOfDeletedPatient(tx, subscription);
  await deleteRows(tx, 'discountplansub', [subscription]);
  const discounted = await tx.db
    .selectFrom('procedurelog')
    .selectAll()
    .where('PatNum', '=', PatNum)
    .where('ProcStatus', 'in', PLANNED)
    .where('DiscountPlanAmt', '<>', 0)
    .execute();
  await updateRows(tx, 'procedurelog', discounted, { DiscountPlanAmt: 0 });
  if ((await rowsWhere(tx, 'discountplansub', 'PatNum', PatNum)).length === 0) {
    await turnLivePlans(tx, PatNum, typeOfPlan(false));
  }
  await upkeepPlans(tx, PatNum);
  return named(tx, subscription);
}

async function named(tx: Transaction, subscription: Subscription): Promise<NamedSubscription> {
  const plan = await findRow(tx, 'discountplan', subscription.DiscountPlanNum);
  return { ...subscription, planName: plan?.Description ?? '' };
}

function refuseDates(effective: string, term: string): void {
  if (effective !== MIN_DATE && term !== MIN_DATE && term < effective) throw invalid('DateTerm');
}

/** Sets the type of live plans; saved plans keep theirs (`treatment-plans.md` 1.8). */
async function turnLivePlans(tx: Transaction, patNum: Key, type: TPType): Promise<void> {
  const plans = (await rowsWhere(tx, 'treatplan', 'PatNum', patNum)).filter(
    ({ TPStatus: status, TPType: stored }) => status !== TPStatus.Saved && stored !== type,
  );
  await updateRows(tx, 'treatplan', plans, { TPType: type });
}
