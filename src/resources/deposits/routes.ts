import type { Audited } from '../../db/audit.ts';
import type { Row } from '../../db/schema/tables.ts';
import { getSingle } from '../../http/answers.ts';
import { fromDay } from '../../http/filters.ts';
import { getList } from '../../http/lists/get-list.ts';
import { type Operation, writeOperation } from '../../http/operation.ts';
import { rowInUrl } from '../../http/row-in-url.ts';
import { dateInput } from '../../wire/input.ts';
import { depositRow } from './row.ts';
import {
  createDeposit,
  depositInputs,
  newDepositInputs,
  patientsOf,
  patientsOfDeposit,
  removeDeposit,
  updateDeposit,
} from './write.ts';

const target = rowInUrl('deposit', 'Deposit');
const answer = { kind: 'row', row: depositRow } as const;

export const depositOperations: readonly Operation[] = [
  getSingle({ path: '/deposits/{DepositNum}', added: '25.4.33', row: depositRow, summary: 'Get one deposit' }),
  getList({
    path: '/deposits',
    added: '25.4.33',
    row: depositRow,
    summary: 'List deposits at the bank',
    filters: {
      DateDeposit: fromDay(dateInput({ description: 'Deposits of this day and later ones.' }), 'DateDeposit'),
    },
  }),
  writeOperation({
    verb: 'POST',
    path: '/deposits',
    added: '25.4.33',
    permission: 'AllOthers',
    summary: 'Create a bank deposit of payments and checks',
    body: newDepositInputs,
    requireOneOf: [['payNums', 'claimPaymentNums']],
    patient: ({ body }, handle) => patientsOf(handle, body),
    write: (tx, { body }) => createDeposit(tx, body),
    audit: entry,
    answer,
  }),
  writeOperation({
    verb: 'PUT',
    path: '/deposits/{DepositNum}',
    added: '25.4.33',
    permission: 'AllOthers',
    summary: 'Change a deposit',
    body: depositInputs,
    target,
    patient: 'none',
    write: (tx, { target: deposit, body }) => updateDeposit(tx, deposit, body),
    audit: entry,
    answer,
  }),
  writeOperation({
    verb: 'DELETE',
    path: '/deposits/{DepositNum}',
    added: '25.4.33',
    permission: 'AllOthers',
    summary: 'Delete a deposit; its payments stay',
    target,
    patient: ({ target: deposit }, handle) => patientsOfDeposit(handle, deposit),
    write: (tx, { target: deposit }) => removeDeposit(tx, deposit),
    audit: entry,
    answer: { kind: 'empty' },
  }),
];

function entry({ DepositNum, Amount }: Row<'deposit'>): Audited {
  return { permission: 'DepositSlips', patNum: 0, key: DepositNum, detail: `$${Amount.toFixed(2)}` };
}
