import type { Transaction } from '../../db/handle.ts';
import { requireRow, rowsWhere, updateRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import type { PayPlanFrequency } from '../../domain/enums.ts';
import { exact } from '../../domain/money.ts';
import { chargesOf, paymentFor } from '../../domain/pay-plan-terms.ts';
import { badRequest, notFound } from '../../domain/refusal.ts';
import { financedItems } from '../../practice/accounts/pay-plan-credits.ts';
import { requireDefinitionIfAny } from '../../practice/office/definitions.ts';
import { refuseDeletedPatient, refuseOfDeletedPatient } from '../../practice/office/patients.ts';
import { isPreferenceOn } from '../../practice/office/preferences.ts';
import type { ValuesOf } from '../../wire/input.ts';
import { BOTH_TERMS, TOO_SMALL, UNLOCKED_APR } from './create.ts';
import type { dynamicPlanChanges } from './inputs.ts';

type PayPlan = Row<'payplan'>;
type Sent = ValuesOf<typeof dynamicPlanChanges>;

/** sheetdef.SheetType of payment plans. */
const PAYMENT_PLAN_SHEET = 19;

/** PayPlans PUT Dynamic (page of 25.3.31): new terms of a dynamic plan; its charges stay as they are. */
export async function updateDynamicPlan(tx: Transaction, plan: PayPlan, sent: Sent): Promise<PayPlan> {
  if (sent.PayAmt !== undefined && sent.NumberOfPayments !== undefined) throw badRequest(BOTH_TERMS);
  if (sent.Guarantor !== undefined) {
    refuseDeletedPatient(await requireRow(tx, 'patient', sent.Guarantor, 'Guarantor'), 'Guarantor');
  }
  await requireDefinitionIfAny(tx, 'PayPlanCategories', sent.PlanCategory, 'PlanCategory');
  await requireSheet(tx, sent.SheetDefNum);
  await refuseOfDeletedPatient(tx, plan);
  if (!plan.IsDynamic) throw badRequest('PayPlan is not a dynamic payment plan.');
  if (plan.IsClosed) throw badRequest('PayPlan is already closed.');
  const { NumberOfPayments: count, IsLocked, ...columns } = sent;
  const agreed = { ...plan, ...defined(columns), IsLocked: Number(IsLocked ?? plan.IsLocked) };
  await refuseWhatIsCharged(tx, plan, agreed);
  await refuseTerms(tx, sent, agreed);
  const items = await financedItems(tx, await rowsWhere(tx, 'payplanlink', 'PayPlanNum', plan.PayPlanNum));
  const toPay = items.reduce((sum, { amount }) => exact(sum + amount), -plan.DownPayment);
  const terms = termsOf(agreed);
  if (count !== undefined) agreed.PayAmt = paymentFor(toPay, count, terms.apr, terms.frequency);
  if (agreed.PayAmt <= 0 && toPay > 0) throw badRequest('PayAmt must be greater than 0.');
  if (!chargesOf(Math.max(toPay, 0), { ...terms, payAmt: agreed.PayAmt })) throw badRequest(TOO_SMALL);
  if (agreed.IsLocked && !plan.IsLocked) await fixAmounts(tx, items);
  return updateRow(tx, 'payplan', plan, agreed);
}

const termsOf = (plan: PayPlan) => ({
  frequency: plan.ChargeFrequency as PayPlanFrequency,
  apr: plan.APR,
  start: plan.DatePayPlanStart,
  interestStart: plan.DateInterestStart,
});

const defined = <T extends object>(values: T) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };

/** Whoever was charged or paid stays, and so does the day of the first charge once there is one. */
async function refuseWhatIsCharged(tx: Transaction, plan: PayPlan, agreed: PayPlan): Promise<void> {
  const charges = await rowsWhere(tx, 'payplancharge', 'PayPlanNum', plan.PayPlanNum);
  if (agreed.Guarantor !== plan.Guarantor) {
    const isPaid = (await rowsWhere(tx, 'paysplit', 'PayPlanNum', plan.PayPlanNum)).length > 0;
    if (isPaid || charges.length > 0) {
      throw badRequest('Guarantor cannot be changed: the plan has charges or payments.');
    }
  }
  if (agreed.DatePayPlanStart !== plan.DatePayPlanStart && charges.length > 0) {
    throw badRequest('DatePayPlanStart cannot be changed: the plan has charges.');
  }
}

async function refuseTerms(tx: Transaction, sent: Sent, agreed: PayPlan): Promise<void> {
  const isFuture = sent.PayPlanDate !== undefined && sent.PayPlanDate > tx.today;
  if (isFuture && !(await isPreferenceOn(tx, 'FutureTransDatesAllowed'))) {
    throw badRequest('Payment plan date cannot be set for the future.');
  }
  if (agreed.APR > 0 && !agreed.IsLocked) throw badRequest(UNLOCKED_APR);
  if (sent.DateInterestStart !== undefined && agreed.APR <= 0) {
    throw badRequest('DateInterestStart is only allowed for a plan with an APR.');
  }
}

async function requireSheet(tx: Transaction, sheetDefNum: Sent['SheetDefNum']): Promise<void> {
  if (!sheetDefNum) return;
  const sheet = await requireRow(tx, 'sheetdef', sheetDefNum, 'SheetDef');
  if (sheet.SheetType !== PAYMENT_PLAN_SHEET) throw notFound('SheetDef');
  if (!(await isPreferenceOn(tx, 'PayPlansUseSheets'))) {
    throw badRequest('SheetDefNum is only allowed if payment plans use sheets.');
  }
}

/** A locked plan keeps what each of its parts is worth when it is locked. */
async function fixAmounts(tx: Transaction, items: Awaited<ReturnType<typeof financedItems>>): Promise<void> {
  for (const { link, amount } of items) {
    if (link.AmountOverride === 0) await updateRow(tx, 'payplanlink', link, { AmountOverride: amount });
  }
}
