import { getList } from '../../http/answers.ts';
import { equal } from '../../http/filters.ts';
import type { Operation } from '../../http/operation.ts';
import { keyInput } from '../../wire/input.ts';
import { paySplitRow } from './row.ts';

export const paySplitOperations: readonly Operation[] = [
  getList({
    path: '/paysplits',
    added: '22.4.16',
    row: paySplitRow,
    summary: 'List what payments were made for',
    filters: {
      PatNum: equal(keyInput({ description: '0 = every patient.' }), { zero: 'all', names: ['patient', 'Patient'] }),
      PayNum: equal(keyInput({ description: '0 = every payment.' }), { zero: 'all', names: ['payment', 'Payment'] }),
      ProcNum: equal(keyInput({ added: '24.4.24', description: '0 = every procedure.' }), {
        zero: 'all',
        names: ['procedurelog', 'Procedure'],
      }),
    },
  }),
];
