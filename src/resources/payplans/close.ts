import type { Transaction } from '../../db/handle.ts';
import { deleteRows, insertRow, rowsWhere, updateRow, updateRows } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { PayPlanChargeType } from '../../domain/enums.ts';
import { sumOf } from '../../domain/money.ts';
import { badRequest } from '../../domain/refusal.ts';
import { inOrder } from '../../practice/accounts/financed.ts';
import { dueItems, financedItems, leftToCharge } from '../../practice/accounts/pay-plan-credits.ts';
import { refuseOfDeletedPatient } from '../../practice/office/patients.ts';
import { chargeRows } from './charges.ts';

type PayPlan = Row<'payplan'>;
type Charge = Row<'payplancharge'>;

const NOTE = 'Close Out Charge';

/** Closes a plan: what is still to be charged becomes due today (PayPlans page, `companions-insurance.md` 18). */
export async function closePlan(tx: Transaction, plan: PayPlan): Promise<PayPlan> {
  await refuseOfDeletedPatient(tx, plan);
  if (plan.PlanNum !== 0 || plan.InsSubNum !== 0) throw badRequest('An insurance payment plan cannot be closed.');
  if (plan.IsClosed) throw badRequest('PayPlan is already closed.');
  const charges = await rowsWhere(tx, 'payplancharge', 'PayPlanNum', plan.PayPlanNum);
  if (plan.IsDynamic) await closeDynamic(tx, plan, charges);
  else await closeOld(tx, charges);
  const closed = await updateRow(tx, 'payplan', plan, { IsClosed: 1 });
  return closed;
}

/** Charges the rest of completed work, without interest; work that is not done leaves the plan. */
async function closeDynamic(tx: Transaction, plan: PayPlan, charges: readonly Charge[]): Promise<void> {
  const links = await rowsWhere(tx, 'payplanlink', 'PayPlanNum', plan.PayPlanNum);
  const items = inOrder(await financedItems(tx, links));
  const stays = dueItems(plan.DynamicPayPlanTPOption, items);
  await deleteRows(
    tx,
    'payplanlink',
    items.filter((item) => !stays.includes(item)).map(({ link }) => link),
  );
  const open = stays.map((item) => ({ item, open: leftToCharge(item, charges) }));
  const principal = sumOf(open.map((each) => Math.max(each.open, 0)));
  for (const row of chargeRows(plan, { date: tx.today, principal, interest: 0 }, open, NOTE)) {
    await insertRow(tx, 'payplancharge', { ...row, SecDateTEntry: tx.now });
  }
}

/**
 * All charges of an older plan were made in advance. The future ones become one charge, without interest, due today.
 */
async function closeOld(tx: Transaction, charges: readonly Charge[]): Promise<void> {
  const later = charges.filter(
    ({ ChargeType, ChargeDate }) => ChargeType === PayPlanChargeType.Debit && ChargeDate > tx.today,
  );
  const [first] = later;
  if (!first) return;
  const { PayPlanChargeNum: _, SecDateTEdit: _stamp, ...columns } = first;
  const one = await insertRow(tx, 'payplancharge', {
    ...columns,
    ChargeDate: tx.today,
    Principal: sumOf(later.map(({ Principal }) => Principal)),
    Interest: 0,
    Note: NOTE,
    SecDateTEntry: tx.now,
  });
  await deleteRows(tx, 'payplancharge', later);
  // What was paid ahead on one of them now pays this one.
  for (const { PayPlanChargeNum } of later) {
    const splits = await rowsWhere(tx, 'paysplit', 'PayPlanChargeNum', PayPlanChargeNum);
    await updateRows(tx, 'paysplit', splits, { PayPlanChargeNum: one.PayPlanChargeNum });
  }
}
