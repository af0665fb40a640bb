import type { Row } from '../../db/schema/tables.ts';
import { getSingle } from '../../http/answers.ts';
import { ofPatient } from '../../http/filters.ts';
import { getList } from '../../http/lists/get-list.ts';
import { type Operation, writeOperation } from '../../http/operation.ts';
import { rowInUrl } from '../../http/row-in-url.ts';
import { listedEntry } from '../../practice/chart/health-lists.ts';
import { diseaseRow } from './row.ts';
import { createDisease, diseaseInputs, newDiseaseInputs, removeDisease, updateDisease } from './write.ts';

const target = rowInUrl('disease', 'Disease');
const answer = { kind: 'row', row: diseaseRow } as const;
const entry = listedEntry('PatProblemListEdit', (row: Row<'disease'>) => row.DiseaseNum);

export const diseaseOperations: readonly Operation[] = [
  getSingle({
    path: '/diseases/{DiseaseNum}',
    added: '24.2.5',
    row: diseaseRow,
    summary: 'Get one problem of a patient',
  }),
  getList({
    path: '/diseases',
    added: '21.3',
    row: diseaseRow,
    summary: 'List problems of patients',
    filters: {
      PatNum: ofPatient(),
    },
  }),
  writeOperation({
    verb: 'POST',
    path: '/diseases',
    added: '21.3',
    permission: 'AllOthers',
    summary: 'Give a patient a problem',
    body: newDiseaseInputs,
    patient: ({ body }) => body.PatNum,
    write: (tx, { body }) => createDisease(tx, body),
    audit: entry('added'),
    answer,
  }),
  writeOperation({
    verb: 'PUT',
    path: '/diseases/{DiseaseNum}',
    added: '22.1',
    permission: 'AllOthers',
    summary: 'Change a problem of a patient',
    body: diseaseInputs,
    target,
    patient: ({ target: disease }) => disease.PatNum,
    write: (tx, { target: disease, body }) => updateDisease(tx, disease, body),
    audit: entry('edited'),
    answer,
  }),
  writeOperation({
    verb: 'DELETE',
    path: '/diseases/{DiseaseNum}',
    added: '22.1',
    permission: 'AllOthers',
    summary: 'Remove a problem of a patient',
    target,
    patient: ({ target: disease }) => disease.PatNum,
    write: (tx, { target: disease }) => removeDisease(tx, disease),
    audit: entry('deleted'),
    answer: { kind: 'empty' },
  }),
];
