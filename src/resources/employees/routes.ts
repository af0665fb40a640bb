import type { Audited } from '../../db/audit.ts';
import type { Row } from '../../db/schema/tables.ts';
import { getSingle } from '../../http/answers.ts';
import { equal } from '../../http/filters.ts';
import { getList } from '../../http/lists/get-list.ts';
import { type Operation, writeOperation } from '../../http/operation.ts';
import { rowInUrl } from '../../http/row-in-url.ts';
import { keyInput } from '../../wire/input.ts';
import { employeeRow } from './row.ts';
import { createEmployee, employeeInputs, updateEmployee } from './write.ts';

const target = rowInUrl('employee', 'Employee');
const answer = { kind: 'row', row: employeeRow } as const;

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
  writeOperation({
    verb: 'POST',
    path: '/employees',
    added: '',
    permission: 'Setup',
    summary: 'Add an employee',
    body: employeeInputs,
    requireOneOf: [['LName', 'FName']],
    patient: 'none',
    write: (tx, { body }) => createEmployee(tx, body),
    audit: entry,
    answer,
  }),
  writeOperation({
    verb: 'PUT',
    path: '/employees/{EmployeeNum}',
    added: '',
    permission: 'Setup',
    summary: 'Change an employee',
    body: employeeInputs,
    target,
    patient: 'none',
    write: (tx, { target: employee, body }) => updateEmployee(tx, employee, body),
    audit: entry,
    answer,
  }),
];

function entry({ EmployeeNum }: Row<'employee'>): Audited {
  return { permission: 'Setup', patNum: 0, key: EmployeeNum, detail: 'Employee' };
}
