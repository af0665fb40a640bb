import { ofPatient } from '../../http/filters.ts';
import { getList } from '../../http/lists/get-list.ts';
import { type Operation, writeOperation } from '../../http/operation.ts';
import { rowInUrl } from '../../http/row-in-url.ts';
import { toothInitialRow } from './row.ts';
import { createToothInitial, removeToothInitial, toothInitialInputs } from './write.ts';

const target = rowInUrl('toothinitial', 'ToothInitial');

export const toothInitialOperations: readonly Operation[] = [
  getList({
    path: '/toothinitials',
    added: '24.2.3',
    row: toothInitialRow,
    summary: 'List missing, hidden, primary and moved teeth and drawings',
    filters: {
      PatNum: ofPatient(),
    },
  }),
  writeOperation({
    verb: 'POST',
    path: '/toothinitials',
    added: '24.2.3',
    permission: 'AllOthers',
    summary: 'Mark a tooth as missing, hidden or primary',
    body: toothInitialInputs,
    patient: ({ body }) => body.PatNum,
    write: (tx, { body }) => createToothInitial(tx, body),
    answer: { kind: 'row', row: toothInitialRow },
  }),
  writeOperation({
    verb: 'DELETE',
    path: '/toothinitials/{ToothInitialNum}',
    added: '24.2.3',
    permission: 'AllOthers',
    summary: 'Remove a mark from a tooth',
    target,
    patient: ({ target: initial }) => initial.PatNum,
    write: (tx, { target: initial }) => removeToothInitial(tx, initial),
    answer: { kind: 'empty' },
  }),
];
