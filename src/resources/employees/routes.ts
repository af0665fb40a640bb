import { getList, getSingle } from '../../http/answers.ts';
import { equal } from '../../http/filters.ts';
import type { Operation } from '../../http/operation.ts';
import { keyInput } from '../../wire/input.ts';
import { employeeRow } from './row.ts';

export const employeeOperations: readonly Operation[] = [
  getSingle({ path: '/employees/{EmployeeNum}', added: '23.3.22', row: employeeRow, summary: 'Get one employee' }),
  getList({
    path: '/employees',
    added: '23.3.22',
    row: employeeRow,
    summary: 'List employees',
    filters: {
      ReportsTo: equal(keyInput({ description: 'EmployeeNum; 0 = those who report to nobody.' }), {
        zero: 'none',
        names: ['employee', 'Employee'],
      }),
    },
  }),
];
