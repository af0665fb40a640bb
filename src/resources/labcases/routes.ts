import { getSingle } from '../../http/answers.ts';
import { equal, ofPatient } from '../../http/filters.ts';
import { getList } from '../../http/lists/get-list.ts';
import { type Operation, writeOperation } from '../../http/operation.ts';
import { rowInUrl } from '../../http/row-in-url.ts';
import { keyInput } from '../../wire/input.ts';
import { labCaseRow } from './row.ts';
import { createLabCase, labCaseInputs, newLabCaseInputs, removeLabCase, updateLabCase } from './write.ts';

const target = rowInUrl('labcase', 'LabCase');
const answer = { kind: 'row', row: labCaseRow } as const;

export const labCaseOperations: readonly Operation[] = [
  getSingle({ path: '/labcases/{LabCaseNum}', added: '24.2.28', row: labCaseRow, summary: 'Get one lab case' }),
  getList({
    path: '/labcases',
    added: '24.2.28',
    row: labCaseRow,
    summary: 'List lab cases',
    filters: {
      PatNum: ofPatient(),
      LaboratoryNum: equal(keyInput({ description: '0 = every laboratory.' }), {
        zero: 'all',
        names: ['laboratory', 'Laboratory'],
      }),
      AptNum: equal(keyInput({ description: '0 = cases of no appointment.' }), {
        zero: 'none',
        names: ['appointment', 'Appointment'],
      }),
      PlannedAptNum: equal(keyInput({ description: '0 = cases of no planned appointment.' }), {
        zero: 'none',
        names: ['appointment', 'Appointment'],
      }),
      ProvNum: equal(keyInput({ description: '0 = every provider.' }), {
        zero: 'all',
        names: ['provider', 'Provider'],
      }),
    },
  }),
  writeOperation({
    verb: 'POST',
    path: '/labcases',
    added: '24.4.19',
    permission: 'AllOthers',
    summary: 'Create a lab case',
    body: newLabCaseInputs,
    patient: ({ body }) => body.PatNum,
    write: (tx, { body }) => createLabCase(tx, body),
    answer,
  }),
  writeOperation({
    verb: 'PUT',
    path: '/labcases/{LabCaseNum}',
    added: '24.4.19',
    permission: 'AllOthers',
    summary: 'Change a lab case',
    body: labCaseInputs,
    target,
    patient: ({ target: labCase }) => labCase.PatNum,
    write: (tx, { target: labCase, body }) => updateLabCase(tx, labCase, body),
    answer,
  }),
  writeOperation({
    verb: 'DELETE',
    path: '/labcases/{LabCaseNum}',
    added: '24.4.19',
    permission: 'AllOthers',
    summary: 'Delete a lab case',
    target,
    patient: ({ target: labCase }) => labCase.PatNum,
    write: (tx, { target: labCase }) => removeLabCase(tx, labCase),
    answer: { kind: 'empty' },
  }),
];
