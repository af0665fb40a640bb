import { equal } from '../../http/filters.ts';
import { getList } from '../../http/lists/get-list.ts';
import type { Operation } from '../../http/operation.ts';
import { keyInput } from '../../wire/input.ts';
import { etransRow } from './row.ts';

export const etransOperations: readonly Operation[] = [
  getList({
    path: '/etranss',
    added: '23.2.7',
    row: etransRow,
    summary: 'List electronic transactions of a patient',
    filters: {
      PatNum: equal(keyInput({ required: true }), { names: ['patient', 'Patient'] }),
      CarrierNum: equal(keyInput({ description: '0 = every carrier.' }), {
        zero: 'all',
        names: ['carrier', 'Carrier'],
      }),
      ClaimNum: equal(keyInput({ description: '0 = every claim.' }), { zero: 'all', names: ['claim', 'Claim'] }),
    },
    orderBy: ['DateTimeTrans'],
  }),
];
