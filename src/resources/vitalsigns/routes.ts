import { getSingle } from '../../http/answers.ts';
import { ofPatient } from '../../http/filters.ts';
import { getList } from '../../http/lists/get-list.ts';
import { type Operation, writeOperation } from '../../http/operation.ts';
import { rowInUrl } from '../../http/row-in-url.ts';
import { vitalsignRow } from './row.ts';
import { createVitalsign, newVitalsignInputs, removeVitalsign, updateVitalsign, vitalsignInputs } from './write.ts';

const target = rowInUrl('vitalsign', 'Vitalsign');
const answer = { kind: 'row', row: vitalsignRow } as const;

export const vitalsignOperations: readonly Operation[] = [
  getSingle({
    path: '/vitalsigns/{VitalsignNum}',
    added: '25.3.41',
    row: vitalsignRow,
    summary: 'Get the measurements of one day',
  }),
  getList({
    path: '/vitalsigns',
    added: '25.3.41',
    row: vitalsignRow,
    summary: 'List vital signs of patients: height, weight, blood pressure, pulse',
    filters: {
      PatNum: ofPatient(),
    },
  }),
  writeOperation({
    verb: 'POST',
    path: '/vitalsigns',
    added: '25.3.41',
    permission: 'AllOthers',
    summary: 'Add vital signs of a patient',
    body: newVitalsignInputs,
    patient: ({ body }) => body.PatNum,
    write: (tx, { body }) => createVitalsign(tx, body),
    answer,
  }),
  writeOperation({
    verb: 'PUT',
    path: '/vitalsigns/{VitalsignNum}',
    added: '25.3.41',
    permission: 'AllOthers',
    summary: 'Correct vital signs of a patient',
    body: vitalsignInputs,
    target,
    patient: ({ target: vitalsign }) => vitalsign.PatNum,
    write: (tx, { target: vitalsign, body }) => updateVitalsign(tx, vitalsign, body),
    answer,
  }),
  writeOperation({
    verb: 'DELETE',
    path: '/vitalsigns/{VitalsignNum}',
    added: '25.3.41',
    permission: 'AllOthers',
    summary: 'Delete vital signs of a patient',
    target,
    patient: ({ target: vitalsign }) => vitalsign.PatNum,
    write: (tx, { target: vitalsign }) => removeVitalsign(tx, vitalsign),
    answer: { kind: 'empty' },
  }),
];
