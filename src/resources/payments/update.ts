import type { Handle, Transaction } from '../../db/handle.ts';
import { rowsWhere, updateRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import type { Key } from '../../domain/key.ts';
import { requireDefinition } from '../../practice/office/definitions.ts';
import { refuseOfDeletedPatient } from '../../practice/office/patients.ts';
import type { ValuesOf } from '../../wire/input.ts';
import type { paymentInputs } from './inputs.ts';

type Payment = Row<'payment'>;

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
