import type { Transaction } from '../../db/handle.ts';
import { insertRow, requireRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { addMonths, MIN_DATE } from '../../domain/calendar.ts';
import { DynamicPayPlanTPOption, PaymentSchedule, PayPlanFrequency } from '../../domain/enums.ts';
import { exact, sumOf } from '../../domain/money.ts';
import { chargesOf, type PayPlanTerms, type PlannedCharge, paymentFor } from '../../domain/pay-plan-terms.ts';
import { badRequest } from '../../domain/refusal.ts';
import { itemsToFinance, requireFinanced } from '../../practice/accounts/financed.ts';
import { dueItems, type FinancedItem } from '../../practice/accounts/pay-plan-credits.ts';
import { requireDefinitionIfAny } from '../../practice/office/definitions.ts';
import { refuseDeletedPatient, requirePatient } from '../../practice/office/patients.ts';
import type { ValuesOf } from '../../wire/input.ts';
import { chargeRows, type OpenItem } from './charges.ts';
import type { dynamicPlanInputs } from './inputs.ts';

export const BOTH_TERMS = 'Please choose either Number of Payments or Payment Amt.';
export const UNLOCKED_APR = 'Payment plans with APR must be locked. Remove the APR or check the box for FullLock.';
export const TOO_SMALL = 'PayAmt is too small to pay the plan off.';

type PayPlan = Row<'payplan'>;
type Sent = ValuesOf<typeof dynamicPlanInputs>;

const SCHEDULES: Readonly<Record<PayPlanFrequency, PaymentSchedule>> = {
  [PayPlanFrequency.Weekly]: PaymentSchedule.Weekly,
  [PayPlanFrequency.EveryOtherWeek]: PaymentSchedule.BiWeekly,
  [PayPlanFrequency.OrdinalWeekday]: PaymentSchedule.MonthlyDayOfWeek,
  [PayPlanFrequency.Monthly]: PaymentSchedule.Monthly,
  [PayPlanFrequency.Quarterly]: PaymentSchedule.Quarterly,
};

/**
 * Makes a dynamic payment plan with its terms, links, down payment and the charges already due
 * (`companions-insurance.md` 18).
 */
export async function createDynamicPlan(tx: Transaction, sent: Sent): Promise<PayPlan> {
  if (sent.PayAmt !== undefined && sent.NumberOfPayments !== undefined) {
    throw badRequest(BOTH_TERMS);
  }
  const { procNums = [], adjNums = [] } = sent;
  if (procNums.length + adjNums.length === 0) throw badRequest('procNums or adjNums is required.');
  const patient = await requirePatient(tx, sent.PatNum);
  const financed = await requireFinanced(tx, procNums, adjNums);
  const guarantor = sent.Guarantor ? await requireRow(tx, 'patient', sent.Guarantor, 'Guarantor') : patient;
  await requireDefinitionIfAny(tx, 'PayPlanCategories', sent.PlanCategory, 'PlanCategory');
  refuseDeletedPatient(patient);
  refuseDeletedPatient(guarantor, 'Guarantor');
  const items = await itemsToFinance(tx, patient.PatNum, financed);

  const principal = amountOf(items);
  const { down, terms } = agree(tx, sent, principal);
  const option = sent.DynamicPayPlanTPOption ?? DynamicPayPlanTPOption.AwaitComplete;
  const treated = dueItems(option, items);
  const complete = amountOf(treated);
  const charges = chargesOf(exact(Math.max(complete - down, 0)), terms);
  if (!charges || !chargesOf(exact(principal - down), terms)) {
    throw badRequest(TOO_SMALL);
  }
  const interest = sumOf(charges.map((charge) => charge.interest));
  const plan = await insertRow(tx, 'payplan', {
    PatNum: patient.PatNum,
    Guarantor: guarantor.PatNum,
    PayPlanDate: sent.PayPlanDate ?? tx.today,
    APR: terms.apr,
    Note: termsInWords(tx, sent, principal, exact(principal + interest)),
    CompletedAmt: complete,
    PlanCategory: sent.PlanCategory ?? 0,
    PaySchedule: SCHEDULES[terms.frequency],
    PayAmt: terms.payAmt,
    DownPayment: down,
    IsDynamic: 1,
    ChargeFrequency: terms.frequency,
    DatePayPlanStart: terms.start,
    DateInterestStart: terms.interestStart,
    IsLocked: Number(sent.IsLocked ?? true),
    DynamicPayPlanTPOption: option,
  });
  await link(tx, plan, items);
  await charge(tx, plan, treatedFirst(items, treated), charges);
  return plan;
}

/** Checks the down payment and the terms by the rules. */
function agree(tx: Transaction, sent: Sent, principal: number): { down: number; terms: PayPlanTerms } {
  const { PayPlanDate = tx.today, APR: apr = 0, DownPayment: down = 0, NumberOfPayments: count } = sent;
  if (PayPlanDate > tx.today) throw badRequest('Payment plan date cannot be set for the future.');
  if (apr > 0 && sent.IsLocked === false) {
    throw badRequest(UNLOCKED_APR);
  }
  if (principal <= 0) throw badRequest('Nothing is left to pay of what the plan would finance.');
  if (down > principal) throw badRequest('Down payment must be less than or equal to total amount.');
  const frequency = sent.ChargeFrequency ?? PayPlanFrequency.Monthly;
  const payAmt = sent.PayAmt ?? paymentFor(exact(principal - down), count!, apr, frequency);
  if (payAmt <= 0 && principal > down) throw badRequest('PayAmt must be greater than 0.');
  return {
    down,
    terms: {
      frequency,
      apr,
      payAmt,
      start: sent.DatePayPlanStart ?? addMonths(PayPlanDate, 1),
      interestStart: sent.DateInterestStart ?? MIN_DATE,
    },
  };
}

function termsInWords(tx: Transaction, sent: Sent, principal: number, cost: number): string {
  const [agreed, today] = [sent.PayPlanDate ?? tx.today, tx.today].map(
    (date) => `${date.slice(5, 7)}/${date.slice(8)}/${date.slice(0, 4)}`,
  );
  const terms =
    `${today} - Date of Agreement: ${agreed}, Total Amount: ${principal.toFixed(2)}, APR: ${sent.APR ?? 0}, ` +
    `Total Cost of Loan: ${cost.toFixed(2)}`;
  return sent.Note ? `${terms}, ${sent.Note}` : terms;
}

/** A locked plan keeps what each of its parts was worth when it was agreed on, so a part worth nothing is left out. */
async function link(tx: Transaction, plan: PayPlan, items: readonly FinancedItem[]): Promise<void> {
  for (const { link: wanted, amount } of items) {
    if (plan.IsLocked && amount === 0) continue;
    await insertRow(tx, 'payplanlink', {
      PayPlanNum: plan.PayPlanNum,
      LinkType: wanted.LinkType,
      FKey: wanted.FKey,
      AmountOverride: plan.IsLocked ? amount : 0,
      SecDateTEntry: tx.now,
    });
  }
}

/** Makes the charge of the down payment, due today at the latest, and all other charges that are due. */
async function charge(
  tx: Transaction,
  plan: PayPlan,
  items: readonly OpenItem[],
  planned: readonly PlannedCharge[],
): Promise<void> {
  const date = plan.DatePayPlanStart < tx.today ? plan.DatePayPlanStart : tx.today;
  const rows = chargeRows(plan, { date, principal: plan.DownPayment, interest: 0 }, items, 'Down Payment');
  const due = planned.filter((each) => each.date <= tx.today).flatMap((each) => chargeRows(plan, each, items, ''));
  for (const row of [...rows, ...due]) await insertRow(tx, 'payplancharge', { ...row, SecDateTEntry: tx.now });
}

/** Work that is not done yet comes last, and is charged by a down payment only. */
const treatedFirst = (items: readonly FinancedItem[], treated: readonly FinancedItem[]): OpenItem[] =>
  [...treated, ...items.filter((item) => !treated.includes(item))].map((item) => ({ item, open: item.amount }));

const amountOf = (items: readonly FinancedItem[]) => sumOf(items.map(({ amount }) => amount));
