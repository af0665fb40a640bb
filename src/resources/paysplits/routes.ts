import { formatCents } from '../../domain/money.ts';
import { equal, ofPatient } from '../../http/filters.ts';
import { getList } from '../../http/lists/get-list.ts';
import { type Operation, writeOperation } from '../../http/operation.ts';
import { rowInUrl } from '../../http/row-in-url.ts';
import { keyInput } from '../../wire/input.ts';
import { paySplitRow } from './row.ts';
import { paySplitInputs, updatePaySplit } from './update.ts';

const target = rowInUrl('paysplit', 'PaySplit');

export const paySplitOperations: readonly Operation[] = [
  getList({
    path: '/paysplits',
    added: '22.4.16',
    row: paySplitRow,
    summary: 'List payment splits: what payments were made for',
    filters: {
      PatNum: ofPatient(),
      PayNum: equal(keyInput({ description: '0 = every payment.' }), { zero: 'all', names: ['payment', 'Payment'] }),
      ProcNum: equal(keyInput({ added: '24.4.24', description: '0 = every procedure.' }), {
        zero: 'all',
        names: ['procedurelog', 'Procedure'],
      }),
    },
  }),
  writeOperation({
    verb: 'PUT',
    path: '/paysplits/{SplitNum}',
    added: '25.2.9',
    permission: 'Payments',
    summary: 'Change the provider or clinic of a payment split',
    body: paySplitInputs,
    target,
    patient: ({ target: split }) => split.PatNum,
    write: (tx, { target: split, body }) => updatePaySplit(tx, split, body),
    audit: ({ PatNum, PayNum, SplitAmt }) => ({
      permission: 'PaymentEdit',
      patNum: PatNum,
      key: PayNum,
      detail: `Split of ${formatCents(SplitAmt)}.`,
    }),
    answer: { kind: 'row', row: paySplitRow },
  }),
];
