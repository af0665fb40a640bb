import type { Handle, Transaction } from '../../db/handle.ts';
import { deleteRows, hasRow, insertRow, requireRow, rowsWhere, updateRow } from '../../db/rows/rows.ts';
import { sized } from '../../db/schema/sized.ts';
import type { Row } from '../../db/schema/tables.ts';
import { PayPlanChargeType, PayPlanLinkType } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { exact } from '../../domain/money.ts';
import { badRequest } from '../../domain/refusal.ts';
import { refuseFinishedPlan } from '../../practice/accounts/pay-plan-access.ts';
import { dueItems, type FinancedItem, financedItems, leftToCharge } from '../../practice/accounts/pay-plan-credits.ts';
import { asColumns } from '../../wire/as-columns.ts';
import { dateInput, keyInput, moneyInput, namedInput, textInput, type ValuesOf } from '../../wire/input.ts';

type PayPlan = Row<'payplan'>;
type Charge = Row<'payplancharge'>;

const { Procedure, Adjustment } = PayPlanLinkType;

const day = { description: 'Day it is due, not after today.' };
const principal = { description: 'Dollars, at most what is left to charge for the item.' };
const details = {
  Interest: moneyInput({ description: 'Dollars. Default: 0.' }),
  Note: textInput({ ...sized('payplancharge', 'Note'), verbatim: true }),
};

/** Body of PayPlanCharges POST. */
export const newPayPlanChargeInputs = {
  PayPlanNum: keyInput({ required: true, description: 'A dynamic plan that is not closed.' }),
  ChargeDate: dateInput({ ...day, required: true }),
  Principal: moneyInput({ ...principal, required: true }),
  FKey: keyInput({ required: true, description: 'procedurelog.ProcNum or adjustment.AdjNum, by LinkType.' }),
  LinkType: namedInput({ Procedure, Adjustment }, { required: true }),
  ...details,
};

/** Body of PayPlanCharges PUT. */
export const payPlanChargeInputs = { ChargeDate: dateInput(day), Principal: moneyInput(principal), ...details };

export const requirePlan = (handle: Handle, payPlanNum: Key): Promise<PayPlan> =>
  requireRow(handle, 'payplan', payPlanNum, 'PayPlan');

/** Charges for an item of a plan out of turn: for whom and where it was, like the charges that the plan makes itself. */
export async function createPayPlanCharge(
  tx: Transaction,
  sent: ValuesOf<typeof newPayPlanChargeInputs>,
): Promise<Charge> {
  const { Principal, Interest = 0, Note = '' } = sent;
  const plan = await requirePlan(tx, sent.PayPlanNum);
  await refuseFinishedPlan(tx, plan, 'charges');
  refuseTerms(tx, { ...sent, Interest });
  const { patNum, provNum, clinicNum } = await requireOpen(tx, plan, sent, Principal);
  return insertRow(tx, 'payplancharge', {
    ...sent,
    ...{ Interest, Note, Guarantor: plan.Guarantor, PatNum: patNum, ProvNum: provNum, ClinicNum: clinicNum },
    ChargeType: PayPlanChargeType.Debit,
    SecDateTEntry: tx.now,
  });
}

export async function updatePayPlanCharge(
  tx: Transaction,
  { charge, plan }: { charge: Charge; plan: PayPlan },
  sent: ValuesOf<typeof payPlanChargeInputs>,
): Promise<Charge> {
  await refuseFinishedPlan(tx, plan, 'charges');
  const agreed: Charge = { ...charge, ...asColumns(sent) };
  refuseTerms(tx, { ...agreed, ChargeDate: sent.ChargeDate });
  const more = exact(agreed.Principal - charge.Principal);
  if (more !== 0 || agreed.Interest !== charge.Interest) await refuseSettled(tx, charge, 'changed');
  if (more > 0) await requireOpen(tx, plan, charge, more);
  return updateRow(tx, 'payplancharge', charge, agreed);
}

export async function removePayPlanCharge(
  tx: Transaction,
  { charge, plan }: { charge: Charge; plan: PayPlan },
): Promise<void> {
  await refuseFinishedPlan(tx, plan, 'charges');
  await refuseSettled(tx, charge, 'deleted');
  await deleteRows(tx, 'payplancharge', [charge]);
}

function refuseTerms(
  { today }: Transaction,
  { ChargeDate, Principal, Interest }: Pick<Charge, 'Principal' | 'Interest'> & { ChargeDate: string | undefined },
): void {
  if (ChargeDate !== undefined && ChargeDate > today) throw badRequest('ChargeDate cannot be a future date.');
  if (Principal === 0 && Interest === 0) throw badRequest('Principal or Interest must be greater than 0.');
}

/** What was paid or invoiced keeps its amount. */
async function refuseSettled(tx: Transaction, charge: Charge, done: 'changed' | 'deleted'): Promise<void> {
  if (charge.StatementNum !== 0) throw badRequest(`PayPlanCharge is on an invoice and cannot be ${done}.`);
  if (await hasRow(tx, 'paysplit', { PayPlanChargeNum: charge.PayPlanChargeNum })) {
    throw badRequest(`PayPlanCharge has payments attached and cannot be ${done}.`);
  }
}

/** The item of the plan, for which so much more may be charged by now. */
async function requireOpen(
  tx: Transaction,
  plan: PayPlan,
  { FKey, LinkType }: Pick<Charge, 'FKey' | 'LinkType'>,
  more: number,
): Promise<FinancedItem> {
  const items = await financedItems(tx, await rowsWhere(tx, 'payplanlink', 'PayPlanNum', plan.PayPlanNum));
  const item = items.find(({ link }) => link.FKey === FKey && link.LinkType === LinkType);
  const kind = LinkType === Procedure ? 'Procedure' : 'Adjustment';
  if (!item) throw badRequest(`${kind} is not attached to the payment plan.`);
  if (more > 0 && dueItems(plan.DynamicPayPlanTPOption, [item]).length === 0) {
    throw badRequest('Procedure is not complete, and the payment plan waits for it.');
  }
  if (more > leftToCharge(item, await rowsWhere(tx, 'payplancharge', 'PayPlanNum', plan.PayPlanNum))) {
    throw badRequest('Principal exceeds what is left to charge for the item.');
  }
  return item;
}
