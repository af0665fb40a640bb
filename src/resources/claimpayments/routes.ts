import type { Audited } from '../../db/audit.ts';
import type { Row } from '../../db/schema/tables.ts';
import { formatCents } from '../../domain/money.ts';
import { getSingle } from '../../http/answers.ts';
import { since } from '../../http/filters.ts';
import { getList } from '../../http/lists/get-list.ts';
import { type Operation, writeOperation } from '../../http/operation.ts';
import { rowInUrl } from '../../http/row-in-url.ts';
import { familyToLock } from '../../practice/accounts/balances.ts';
import { dateTimeInput } from '../../wire/input.ts';
import { patientsOfPayment, removeClaimPayment, updateClaimPayment } from './change.ts';
import { createBatch, createClaimPayment, patientsOfClaims } from './create.ts';
import { batchInputs, claimPaymentInputs, newClaimPaymentInputs } from './inputs.ts';
import { claimPaymentRow } from './row.ts';

const answer = { kind: 'row', row: claimPaymentRow } as const;
const target = rowInUrl('claimpayment', 'ClaimPayment');

export const claimPaymentOperations: readonly Operation[] = [
  getSingle({
    path: '/claimpayments/{ClaimPaymentNum}',
    added: '23.2.15',
    row: claimPaymentRow,
    summary: 'Get one insurance payment',
  }),
  getList({
    path: '/claimpayments',
    added: '23.2.15',
    row: claimPaymentRow,
    summary: 'List insurance payments, newest first',
    filters: {
      SecDateTEdit: since(dateTimeInput({ description: 'Changed at or after this time.' })),
    },
    orderBy: ['ClaimPaymentNum DESC'],
  }),
  writeOperation({
    verb: 'POST',
    path: '/claimpayments',
    added: '22.4.8',
    permission: 'Insurance',
    summary: 'Enter an insurance check for one claim',
    body: newClaimPaymentInputs,
    patient: async ({ body }, handle) => familyToLock(handle, await patientsOfClaims(handle, [body.claimNum])),
    write: (tx, { body }) => createClaimPayment(tx, body),
    audit: (payment) => entry('InsPayCreate', payment),
    answer,
  }),
  writeOperation({
    verb: 'POST',
    path: '/claimpayments/Batch',
    added: '24.2.18',
    permission: 'Insurance',
    summary: 'Enter an insurance check for several claims',
    body: batchInputs,
    patient: async ({ body }, handle) => familyToLock(handle, await patientsOfClaims(handle, body.claimNums)),
    write: (tx, { body }) => createBatch(tx, body),
    audit: (payment) => entry('InsPayCreate', payment),
    answer,
  }),
  writeOperation({
    verb: 'PUT',
    path: '/claimpayments/{ClaimPaymentNum}',
    added: '23.2.15',
    permission: 'Insurance',
    summary: 'Change the details of an insurance payment',
    body: claimPaymentInputs,
    target,
    patient: async ({ target: payment, body }, handle) =>
      body.CheckAmt === undefined ? [] : familyToLock(handle, await patientsOfPayment(handle, payment)),
    write: (tx, { target: payment, body }) => updateClaimPayment(tx, payment, body),
    audit: (payment) => entry('InsPayEdit', payment),
    answer,
  }),
  writeOperation({
    verb: 'DELETE',
    path: '/claimpayments/{ClaimPaymentNum}',
    added: '24.3.13',
    permission: 'Insurance',
    summary: 'Delete an insurance payment; paid amounts stay on the claims',
    target,
    patient: async ({ target: payment }, handle) => familyToLock(handle, await patientsOfPayment(handle, payment)),
    write: (tx, { target: payment }) => removeClaimPayment(tx, payment),
    audit: (payment) => entry('InsPayEdit', payment),
    answer: { kind: 'empty' },
  }),
];

function entry(permission: 'InsPayCreate' | 'InsPayEdit', { ClaimPaymentNum, CheckAmt }: Row<'claimpayment'>): Audited {
  return { permission, patNum: 0, key: ClaimPaymentNum, detail: `Check of ${formatCents(CheckAmt)}.` };
}
