import { getSingle } from '../../http/answers.ts';
import { equal } from '../../http/filters.ts';
import { getList } from '../../http/lists/get-list.ts';
import { type Operation, writeOperation } from '../../http/operation.ts';
import { rowInUrl } from '../../http/row-in-url.ts';
import { keyInput } from '../../wire/input.ts';
import { labTurnaroundRow } from './row.ts';
import { createLabTurnaround, labTurnaroundInputs, newLabTurnaroundInputs, updateLabTurnaround } from './write.ts';

const target = rowInUrl('labturnaround', 'LabTurnaround');
const answer = { kind: 'row', row: labTurnaroundRow } as const;

export const labTurnaroundOperations: readonly Operation[] = [
  getSingle({
    path: '/labturnarounds/{LabTurnaroundNum}',
    added: '24.2.29',
    row: labTurnaroundRow,
    summary: 'Get one service of a laboratory',
  }),
  getList({
    path: '/labturnarounds',
    added: '24.2.29',
    row: labTurnaroundRow,
    summary: 'List turnaround times of laboratories',
    filters: {
      LaboratoryNum: equal(keyInput({ description: '0 = every laboratory.' }), {
        zero: 'all',
        names: ['laboratory', 'Laboratory'],
      }),
    },
  }),
  writeOperation({
    verb: 'POST',
    path: '/labturnarounds',
    added: '24.4.13',
    permission: 'AllOthers',
    summary: 'Add a turnaround time of a laboratory',
    body: newLabTurnaroundInputs,
    patient: 'none',
    write: (tx, { body }) => createLabTurnaround(tx, body),
    answer,
  }),
  writeOperation({
    verb: 'PUT',
    path: '/labturnarounds/{LabTurnaroundNum}',
    added: '24.4.13',
    permission: 'AllOthers',
    summary: 'Change the turnaround time of a laboratory',
    body: labTurnaroundInputs,
    target,
    patient: 'none',
    write: (tx, { target: turnaround, body }) => updateLabTurnaround(tx, turnaround, body),
    answer,
  }),
];
