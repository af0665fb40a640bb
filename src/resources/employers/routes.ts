import { insertRow, updateRow } from '../../db/rows/rows.ts';
import { getSingle } from '../../http/answers.ts';
import { getList } from '../../http/lists/get-list.ts';
import { type Operation, writeOperation } from '../../http/operation.ts';
import { rowInUrl } from '../../http/row-in-url.ts';
import { employerInputs } from './inputs.ts';
import { removeEmployer } from './remove.ts';
import { employerRow } from './row.ts';

const target = rowInUrl('employer', 'Employer');

export const employerOperations: readonly Operation[] = [
  getSingle({ path: '/employers/{EmployerNum}', added: '23.3.22', row: employerRow, summary: 'Get one employer' }),
  getList({
    path: '/employers',
    added: '23.3.22',
    row: employerRow,
    summary: 'List employers',
  }),
  writeOperation({
    verb: 'POST',
    path: '/employers',
    added: '21.4',
    permission: 'AllOthers',
    summary: 'Create an employer',
    body: employerInputs,
    patient: 'none',
    write: (tx, { body }) => insertRow(tx, 'employer', body),
    audit: ({ EmployerNum, EmpName }) => ({
      permission: 'EmployerCreate',
      patNum: 0,
      key: EmployerNum,
      detail: `${EmpName}`,
    }),
    answer: { kind: 'row', row: employerRow },
  }),
  writeOperation({
    verb: 'PUT',
    path: '/employers/{EmployerNum}',
    added: '21.4',
    permission: 'AllOthers',
    summary: 'Rename an employer',
    body: employerInputs,
    target,
    patient: 'none',
    write: (tx, { target: employer, body }) => updateRow(tx, 'employer', employer, body),
    answer: { kind: 'row', row: employerRow },
  }),
  writeOperation({
    verb: 'DELETE',
    path: '/employers/{EmployerNum}',
    added: '23.3.22',
    permission: 'AllOthers',
    summary: 'Delete an unused employer',
    target,
    patient: 'none',
    write: (tx, { target: employer }) => removeEmployer(tx, employer),
    answer: { kind: 'empty' },
  }),
];
