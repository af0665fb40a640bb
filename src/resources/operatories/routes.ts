import { getSingle } from '../../http/answers.ts';
import { equal } from '../../http/filters.ts';
import { getList } from '../../http/lists/get-list.ts';
import type { Operation } from '../../http/operation.ts';
import { keyInput } from '../../wire/input.ts';
import { operatoryRow } from './row.ts';

export const operatoryOperations: readonly Operation[] = [
  getSingle({ path: '/operatories/{OperatoryNum}', added: '24.1.10', row: operatoryRow, summary: 'Get one operatory' }),
  getList({
    path: '/operatories',
    added: '21.1',
    row: operatoryRow,
    summary: 'List operatories, hidden ones too',
    filters: {
      ClinicNum: equal(keyInput({ emptyIsAbsent: true, description: '0 = operatories of no clinic.' }), {
        zero: 'none',
        names: ['clinic', 'Clinic'],
      }),
    },
  }),
];
