import { getSingle } from '../../http/answers.ts';
import { getList } from '../../http/lists/get-list.ts';
import { type Operation, writeOperation } from '../../http/operation.ts';
import { rowInUrl } from '../../http/row-in-url.ts';
import { laboratoryRow } from './row.ts';
import { createLaboratory, laboratoryInputs, newLaboratoryInputs, updateLaboratory } from './write.ts';

const target = rowInUrl('laboratory', 'Laboratory');
const answer = { kind: 'row', row: laboratoryRow } as const;

export const laboratoryOperations: readonly Operation[] = [
  getSingle({
    path: '/laboratories/{LaboratoryNum}',
    added: '24.2.33',
    row: laboratoryRow,
    summary: 'Get one laboratory',
  }),
  getList({
    path: '/laboratories',
    added: '24.2.33',
    row: laboratoryRow,
    summary: 'List laboratories, hidden ones too',
  }),
  writeOperation({
    verb: 'POST',
    path: '/laboratories',
    added: '24.4.22',
    permission: 'AllOthers',
    summary: 'Create a laboratory',
    body: newLaboratoryInputs,
    patient: 'none',
    write: (tx, { body }) => createLaboratory(tx, body),
    answer,
  }),
  writeOperation({
    verb: 'PUT',
    path: '/laboratories/{LaboratoryNum}',
    added: '24.4.23',
    permission: 'AllOthers',
    summary: 'Change a laboratory',
    body: laboratoryInputs,
    target,
    patient: 'none',
    write: (tx, { target: laboratory, body }) => updateLaboratory(tx, laboratory, body),
    answer,
  }),
];
