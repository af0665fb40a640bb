import type { Handle, Transaction } from '../../db/handle.ts';
import { deleteRows, findRow, rowsWhere, updateRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { lockShared } from '../../db/shared-lock.ts';
import type { Key } from '../../domain/key.ts';
import { badRequest } from '../../domain/refusal.ts';
import { detachLines } from '../../practice/insurance/stored/claim-payments.ts';
import { refuseOfDeletedPatient } from '../../practice/office/patients.ts';
import { isPreferenceOn } from '../../practice/office/preferences.ts';
import { requireReferences } from '../../practice/office/references.ts';
import type { ValuesOf } from '../../wire/input.ts';
import { totalOf } from './create.ts';
import type { claimPaymentInputs } from './inputs.ts';
import { REFERENCES } from './references.ts';

type ClaimPayment = Row<'claimpayment'>;

/**
 * Changes what is written about a check, and its amount; its date cannot be changed. A check whose lines add up to another
 * amount is partial (ClaimPayments page of 25.2.26).
 */
export async function updateClaimPayment(
  tx: Transaction,
  payment: ClaimPayment,
  sent: ValuesOf<typeof claimPaymentInputs>,
): Promise<ClaimPayment> {
  await requireReferences(tx, sent, REFERENCES);
  const { CheckAmt } = sent;
  if (CheckAmt === undefined) return updateRow(tx, 'claimpayment', payment, sent);
  await lockShared(tx, 'deposit');
  const { DepositNum } = (await findRow(tx, 'claimpayment', payment.ClaimPaymentNum)) ?? payment;
  if (CheckAmt !== payment.CheckAmt && DepositNum !== 0) {
    throw badRequest('CheckAmt cannot be changed when the ClaimPayment is attached to a deposit.');
  }
  const lines = await rowsWhere(tx, 'claimproc', 'ClaimPaymentNum', payment.ClaimPaymentNum);
  return updateRow(tx, 'claimpayment', payment, { ...sent, IsPartial: Number(totalOf(lines) !== CheckAmt) });
}

/** Patients whose lines are on a check. */
export async function patientsOfPayment(handle: Handle, { ClaimPaymentNum }: ClaimPayment): Promise<Key[]> {
  return (await rowsWhere(handle, 'claimproc', 'ClaimPaymentNum', ClaimPaymentNum)).map(({ PatNum }) => PatNum);
}

/** Deletes a check; what insurance paid stays on the lines, which may then be put on another check. */
export async function removeClaimPayment(tx: Transaction, payment: ClaimPayment): Promise<void> {
  const { ClaimPaymentNum, DepositNum } = payment;
  const lines = await rowsWhere(tx, 'claimproc', 'ClaimPaymentNum', ClaimPaymentNum);
  for (const line of lines) await refuseOfDeletedPatient(tx, line);
  await lockShared(tx, 'deposit');
  const own = DepositNum === 0 ? undefined : await ownDeposit(tx, payment);
  if ((await rowsWhere(tx, 'eobattach', 'ClaimPaymentNum', ClaimPaymentNum)).length > 0) {
    throw badRequest('Not allowed to delete this payment because EOBs are attached.');
  }
  await detachLines(tx, payment, lines);
  await deleteRows(tx, 'claimpayment', [payment]);
  if (own) await deleteRows(tx, 'deposit', [own]);
}

/** The deposit that was made with the check alone and is deleted with it; a check in any other deposit is refused. */
async function ownDeposit(
  tx: Transaction,
  { DepositNum, CheckAmt }: ClaimPayment,
): Promise<Row<'deposit'> | undefined> {
  const found = await findRow(tx, 'deposit', DepositNum);
  const checks = await rowsWhere(tx, 'claimpayment', 'DepositNum', DepositNum);
  const payments = await rowsWhere(tx, 'payment', 'DepositNum', DepositNum);
  const isAuto = (await isPreferenceOn(tx, 'ShowAutoDeposit')) && found?.Amount === CheckAmt;
  if (!isAuto || checks.length > 1 || payments.length > 0) {
    throw badRequest('Not allowed to delete a payment attached to a deposit.');
  }
  return found;
}
