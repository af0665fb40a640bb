import type { Audited } from '../../db/audit.ts';
import type { Handle } from '../../db/handle.ts';
import { findRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import type { Key } from '../../domain/key.ts';
import { formatCents } from '../../domain/money.ts';
import { atLeast, equal, ofPatient } from '../../http/filters.ts';
import { getList } from '../../http/lists/get-list.ts';
import { type Operation, writeOperation } from '../../http/operation.ts';
import { rowInUrl } from '../../http/row-in-url.ts';
import { familyToLock } from '../../practice/accounts/balances.ts';
import { dateInput, keyInput } from '../../wire/input.ts';
import { createPayment } from './create.ts';
import { dividePayment } from './divide.ts';
import { newPaymentInputs, partialInputs, paymentInputs, refundInputs } from './inputs.ts';
import { refundPayment } from './refund.ts';
import { paymentRow } from './row.ts';
import { payersOf, updatePayment } from './update.ts';

const answer = { kind: 'row', row: paymentRow } as const;
const target = rowInUrl('payment', 'Payment');

export const paymentOperations: readonly Operation[] = [
  getList({
    path: '/payments',
    added: '22.2.32',
    row: paymentRow,
    summary: 'List payments of patients',
    filters: {
      PayType: equal(keyInput({ added: '23.3.11', description: 'DefNum of category 10; 0 = income transfers.' })),
      PatNum: ofPatient(),
      DateEntry: atLeast(dateInput({ description: 'First day of the entries to list.' })),
    },
  }),
  writeOperation({
    verb: 'POST',
    path: '/payments',
    added: '21.2',
    permission: 'Payments',
    summary: 'Create a payment and allocate it to what the family owes',
    description:
      'The oldest charge is paid first. Money for which nothing is owed is kept as unearned. PaySplits GET shows ' +
      'what was paid for.',
    body: newPaymentInputs,
    patient: ({ body }, handle) => familyToLock(handle, [body.PatNum]),
    write: (tx, { body }) => createPayment(tx, body),
    audit: (payment) => entry('PaymentCreate', payment),
    answer,
  }),
  writeOperation({
    verb: 'POST',
    path: '/payments/Refund',
    added: '24.4.28',
    permission: 'Payments',
    summary: 'Refund a payment',
    body: refundInputs,
    patient: async ({ body }, handle) => {
      const payment = await findRow(handle, 'payment', body.PayNum);
      return payment && lockPayers(handle, payment);
    },
    write: (tx, { body }) => refundPayment(tx, body.PayNum),
    audit: (payment) => entry('PaymentCreate', payment),
    answer,
  }),
  writeOperation({
    verb: 'PUT',
    path: '/payments/{PayNum}',
    added: '23.3.11',
    permission: 'Payments',
    summary: 'Change the details of a payment',
    body: paymentInputs,
    target,
    patient: ({ target: payment }) => payment.PatNum,
    write: (tx, { target: payment, body }) => updatePayment(tx, payment, body),
    audit: (payment) => entry('PaymentEdit', payment),
    answer,
  }),
  writeOperation({
    verb: 'PUT',
    path: '/payments/{PayNum}/Partial',
    added: '25.1.11',
    permission: 'Payments',
    summary: 'Reallocate a payment to procedures and payment plan charges',
    body: partialInputs,
    requireOneOf: [['procNumsAndAmounts', 'payPlanChargeNumsAndAmounts']],
    target,
    patient: ({ target: payment }, handle) => lockPayers(handle, payment),
    write: (tx, { target: payment, body }) => dividePayment(tx, payment, body),
    audit: (payment) => entry('PaymentEdit', payment),
    answer,
  }),
];

async function lockPayers(handle: Handle, payment: Row<'payment'>): Promise<readonly Key[]> {
  return familyToLock(handle, await payersOf(handle, payment));
}

function entry(permission: 'PaymentCreate' | 'PaymentEdit', { PatNum, PayNum, PayAmt }: Row<'payment'>): Audited {
  return { permission, patNum: PatNum, key: PayNum, detail: `Payment of ${formatCents(PayAmt)}.` };
}
