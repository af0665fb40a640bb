import type { Handle, Transaction } from '../../db/handle.ts';
import { deleteRows, insertRow, requireRow, rowsWhere, updateRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import type { Key } from '../../domain/key.ts';
import { exact } from '../../domain/money.ts';
import { type Charge, useCredits } from '../../domain/payment-matching.ts';
import { badRequest } from '../../domain/refusal.ts';
import { familyOf } from '../../practice/accounts/balances.ts';
import { openAccount } from '../../practice/accounts/open-charges.ts';
import { requireDefinition } from '../../practice/office/definitions.ts';
import { refuseDeletedPatient, refuseOfDeletedPatient, requirePatient } from '../../practice/office/patients.ts';
import type { ValuesOf } from '../../wire/input.ts';
import type { partialInputs, paymentInputs } from './inputs.ts';

type Payment = Row<'payment'>;
type Shares = ValuesOf<typeof partialInputs>['procNumsAndAmounts'];

/** Changes what is written about a payment; its amount, date and patient cannot be changed (Payments page). */
export async function updatePayment(
  tx: Transaction,
  payment: Payment,
  sent: ValuesOf<typeof paymentInputs>,
): Promise<Payment> {
  if (sent.PayType !== undefined) await requireDefinition(tx, 'PaymentTypes', sent.PayType, 'PayType');
  await refuseOfDeletedPatient(tx, payment);
  return updateRow(tx, 'payment', payment, sent);
}

/** All patients on whose account a part of the payment is. */
export async function payersOf(handle: Handle, payment: Payment): Promise<Key[]> {
  const splits = await rowsWhere(handle, 'paysplit', 'PayNum', payment.PayNum);
  return [payment.PatNum, ...splits.map(({ PatNum }) => PatNum)];
}

/** Divides a payment anew among procedures of the family (Payments page, PUT Partial). */
export async function dividePayment(tx: Transaction, payment: Payment, shares: Shares): Promise<Payment> {
  const old = await rowsWhere(tx, 'paysplit', 'PayNum', payment.PayNum);
  const patient = await requirePatient(tx, payment.PatNum);
  const family = (await familyOf(tx, patient)).map(({ PatNum }) => PatNum);
  await requireProcedures(tx, family, shares);
  refuseDeletedPatient(patient);
  if (payment.DepositNum !== 0) throw badRequest('Payment is attached to a deposit.');
  if (old.some(({ PayPlanNum }) => PayPlanNum !== 0)) throw badRequest('Payment is attached to a payment plan.');
  const { charges, credits } = await openAccount(tx, family, payment.PayNum);
  const open = new Map(
    useCredits(charges, credits)
      .filter(isProcedure)
      .map((charge) => [charge.key, charge]),
  );
  for (const { ProcNum, Amount } of shares) {
    if (Amount <= 0) throw badRequest('Amount must be greater than 0.');
    if (Amount > (open.get(ProcNum)?.open ?? 0))
      throw badRequest(`ProcNum ${ProcNum} does not have an outstanding charge.`);
  }
  if (shares.reduce((sum, { Amount }) => exact(sum + Amount), 0) !== payment.PayAmt) {
    throw badRequest('The sum of Amounts must equal PayAmt.');
  }
  await deleteRows(tx, 'paysplit', old);
  for (const share of shares)
    await insertRow(tx, 'paysplit', splitOf(tx, payment, share.Amount, open.get(share.ProcNum)!));
  const payers = new Set(shares.map(({ ProcNum }) => open.get(ProcNum)!.patNum));
  const after = await updateRow(tx, 'payment', payment, { IsSplit: Number(payers.size > 1) });
  return after;
}

const isProcedure = ({ kind }: Charge) => kind === 'procedure';

async function requireProcedures(tx: Transaction, family: readonly Key[], shares: Shares): Promise<void> {
  const seen = new Set<Key>();
  for (const { ProcNum } of shares) {
    const procedure = await requireRow(tx, 'procedurelog', ProcNum, 'Procedure');
    if (!family.includes(procedure.PatNum)) throw badRequest(`ProcNum ${ProcNum} is not of the patient or the family.`);
    if (seen.has(ProcNum)) throw badRequest(`ProcNum ${ProcNum} is listed more than once.`);
    seen.add(ProcNum);
  }
}

const splitOf = (tx: Transaction, payment: Payment, SplitAmt: number, charge: Charge): Partial<Row<'paysplit'>> => ({
  PayNum: payment.PayNum,
  PatNum: charge.patNum,
  ProvNum: charge.provNum,
  ClinicNum: charge.clinicNum,
  ProcNum: charge.key,
  ProcDate: charge.date,
  SplitAmt,
  DatePay: payment.PayDate,
  DateEntry: tx.today,
});
