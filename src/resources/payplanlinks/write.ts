import type { Handle, Transaction } from '../../db/handle.ts';
import { deleteRows, findRow, insertRow, rowsWhere, updateRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { PayPlanLinkType } from '../../domain/enums.ts';
import { badRequest, notFound } from '../../domain/refusal.ts';
import { itemsToFinance, requireFinanced } from '../../practice/accounts/financed.ts';
import { refuseFinishedPlan } from '../../practice/accounts/pay-plan-access.ts';
import { noteCompletedWork } from '../../practice/accounts/pay-plan-credits.ts';
import { keyInput, moneyInput, namedInput, type ValuesOf } from '../../wire/input.ts';

type Link = Row<'payplanlink'>;

const { Procedure, Adjustment } = PayPlanLinkType;

/** Body of PayPlanLinks PUT. */
export const payPlanLinkInputs = {
  AmountOverride: moneyInput({ description: 'Dollars that the plan takes over; 0 = what is left of the item.' }),
};

/** Body of PayPlanLinks POST. */
export const newPayPlanLinkInputs = {
  PayPlanNum: keyInput({ required: true, description: 'A dynamic plan, neither locked nor closed.' }),
  LinkType: namedInput({ Procedure, Adjustment }, { required: true }),
  FKey: keyInput({ required: true, description: 'procedurelog.ProcNum or adjustment.AdjNum, by LinkType.' }),
  ...payPlanLinkInputs,
};

/** The plan of a link, or undefined where it is gone. */
export const planOf = (handle: Handle, { PayPlanNum }: Pick<Link, 'PayPlanNum'>) =>
  findRow(handle, 'payplan', PayPlanNum);

/** Has a procedure or an adjustment paid off by a plan that exists already. */
export async function createPayPlanLink(tx: Transaction, sent: ValuesOf<typeof newPayPlanLinkInputs>): Promise<Link> {
  const plan = await planOf(tx, sent);
  if (!plan) throw notFound('PayPlan');
  const isProcedure = sent.LinkType === Procedure;
  const financed = await requireFinanced(tx, isProcedure ? [sent.FKey] : [], isProcedure ? [] : [sent.FKey]);
  await refuseFinishedPlan(tx, plan, 'items');
  await itemsToFinance(tx, plan.PatNum, financed);
  const row = { ...sent, AmountOverride: sent.AmountOverride ?? 0, SecDateTEntry: tx.now };
  const link = await insertRow(tx, 'payplanlink', row);
  await noteCompletedWork(tx, plan);
  return link;
}

export async function updatePayPlanLink(
  tx: Transaction,
  link: Link,
  sent: ValuesOf<typeof payPlanLinkInputs>,
): Promise<Link> {
  const plan = await refuseOfPlan(tx, link);
  const changed = await updateRow(tx, 'payplanlink', link, sent);
  if (plan) await noteCompletedWork(tx, plan);
  return changed;
}

/** Takes an item off its plan; 400 once the plan has charged for it. */
export async function removePayPlanLink(tx: Transaction, link: Link): Promise<void> {
  const plan = await refuseOfPlan(tx, link);
  const charges = await rowsWhere(tx, 'payplancharge', 'PayPlanNum', link.PayPlanNum);
  if (charges.some(({ FKey, LinkType }) => FKey === link.FKey && LinkType === link.LinkType)) {
    throw badRequest('PayPlanLink cannot be deleted because PayPlanCharges are attached.');
  }
  await deleteRows(tx, 'payplanlink', [link]);
  if (plan) await noteCompletedWork(tx, plan);
}

async function refuseOfPlan(tx: Transaction, link: Link): Promise<Row<'payplan'> | undefined> {
  const plan = await planOf(tx, link);
  if (plan) await refuseFinishedPlan(tx, plan, 'items');
  return plan;
}
