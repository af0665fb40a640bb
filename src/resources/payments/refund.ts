import type { Transaction } from '../../db/handle.ts';
import { insertRow, requireRow, rowsWhere } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { PaymentSource } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { exact } from '../../domain/money.ts';
import { badRequest } from '../../domain/refusal.ts';
import { refuseOfDeletedPatient } from '../../practice/office/patients.ts';

/** Gives a payment back by a payment of today with the negative of each part (Payments page, POST Refund). */
export async function refundPayment(tx: Transaction, payNum: Key): Promise<Row<'payment'>> {
  const payment = await requireRow(tx, 'payment', payNum, 'Payment');
  await refuseOfDeletedPatient(tx, payment);
  const splits = await rowsWhere(tx, 'paysplit', 'PayNum', payNum);
  if (splits.some(({ PayPlanNum }) => PayPlanNum !== 0)) {
    throw badRequest('Cannot refund payments attached to payment plans.');
  }
  if (splits.some(({ SplitAmt }) => SplitAmt < 0)) throw badRequest('Cannot refund payments with negative paysplits.');
  const { PatNum, PayType, CheckNum, BankBranch, PayNote, ClinicNum, IsSplit } = payment;
  const refund = await insertRow(tx, 'payment', {
    ...{ PatNum, PayType, CheckNum, BankBranch, PayNote, ClinicNum, IsSplit },
    PayAmt: exact(-payment.PayAmt),
    PayDate: tx.today,
    DateEntry: tx.today,
    PaymentSource: PaymentSource.None,
    Receipt: '',
  });
  for (const split of splits) {
    const { SplitNum: _num, SecDateTEdit: _edited, SecurityHash: _hash, SecUserNumEntry: _user, ...copied } = split;
    await insertRow(tx, 'paysplit', {
      ...copied,
      PayNum: refund.PayNum,
      SplitAmt: exact(-split.SplitAmt),
      DatePay: tx.today,
      DateEntry: tx.today,
    });
  }
  return refund;
}
