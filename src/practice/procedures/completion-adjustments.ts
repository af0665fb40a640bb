import { recordAudit } from '../../db/audit.ts';
import type { Transaction } from '../../db/handle.ts';
import { deleteRows, insertRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import type { Key } from '../../domain/key.ts';
import { exact, formatCents, roundCents } from '../../domain/money.ts';
import { adjustmentsOf } from '../accounts/account-follow-ups.ts';
import { discountPlanAmounts } from '../insurance/charges/discount-plan-amounts.ts';
import { discountSubscriptionOf } from '../insurance/coverage/discount-plan.ts';
import { preferenceKey } from '../office/preferences.ts';

type Procedure = Row<'procedurelog'>;

/**
 * Makes the adjustment of the patient's discount plan when a procedure is completed (`procedures.md` 19.3, DSC-5). Answers the
 * amount for the procedure's DiscountPlanAmt: 0 for a patient without such a plan.
 */
export async function adjustForDiscountPlan(tx: Transaction, procedure: Procedure): Promise<number> {
  const plan = await discountSubscriptionOf(tx, procedure.PatNum);
  if (!plan) return 0;
  const amounts = await discountPlanAmounts(tx, procedure.PatNum, [procedure]);
  const amount = roundCents(amounts.get(procedure.ProcNum)?.amount ?? 0);
  if (amount > 0) await insertAdjustment(tx, procedure, plan.DefNum, -amount);
  return amount;
}

/**
 * Makes an adjustment of the procedure's own Discount when an existing row is completed, unless there is one of the
 * same type and amount already (`procedures.md` 19.2).
 */
export async function adjustForOwnDiscount(tx: Transaction, procedure: Procedure): Promise<void> {
  if (procedure.Discount === 0) return;
  const type = await preferenceKey(tx, 'TreatPlanDiscountAdjustmentType');
  const amount = exact(-procedure.Discount);
  const there = await adjustmentsOf(tx, procedure.ProcNum);
  if (there.some((adjustment) => adjustment.AdjType === type && adjustment.AdjAmt === amount)) return;
  await insertAdjustment(tx, procedure, type, amount);
}

/** Deletes every adjustment of a procedure that is no longer complete, with an audit row each (`procedures.md` 9.4). */
export async function removeAdjustments(tx: Transaction, procedure: Procedure): Promise<void> {
  const adjustments = await adjustmentsOf(tx, procedure.ProcNum);
  await deleteRows(tx, 'adjustment', adjustments);
  for (const adjustment of adjustments) {
    await recordAudit(tx, {
      permission: 'AdjustmentEdit',
      patNum: procedure.PatNum,
      key: adjustment.AdjNum,
      action: 'Deleted',
      detail: `Adjustment of ${formatCents(adjustment.AdjAmt)}.`,
    });
  }
}

async function insertAdjustment(tx: Transaction, procedure: Procedure, type: Key, amount: number): Promise<void> {
  const { ProcNum, PatNum, ProvNum, ClinicNum, ProcDate } = procedure;
  const values = { ProcNum, PatNum, ProvNum, ClinicNum, ProcDate, AdjType: type, AdjAmt: amount };
  const row = await insertRow(tx, 'adjustment', { ...values, AdjDate: tx.today, DateEntry: tx.today, AdjNote: '' });
  await recordAudit(tx, {
    permission: 'AdjustmentCreate',
    patNum: PatNum,
    key: row.AdjNum,
    action: 'Created',
    detail: `Adjustment of ${formatCents(amount)}.`,
  });
}
