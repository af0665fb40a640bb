import { getSingle } from '../../http/answers.ts';
import { equal } from '../../http/filters.ts';
import { getList } from '../../http/lists/get-list.ts';
import { type Operation, writeOperation } from '../../http/operation.ts';
import { rowInUrl } from '../../http/row-in-url.ts';
import { keyInput } from '../../wire/input.ts';
import { perioMeasureRow } from './row.ts';
import {
  createPerioMeasure,
  newPerioMeasureInputs,
  patientOfExam,
  perioMeasureInputs,
  removePerioMeasure,
  updatePerioMeasure,
} from './write.ts';

const target = rowInUrl('periomeasure', 'PerioMeasure');
const answer = { kind: 'row', row: perioMeasureRow } as const;

export const perioMeasureOperations: readonly Operation[] = [
  getSingle({
    path: '/periomeasures/{PerioMeasureNum}',
    added: '22.4.32',
    row: perioMeasureRow,
    summary: 'Get one measurement of a perio exam',
  }),
  getList({
    path: '/periomeasures',
    added: '22.4.32',
    row: perioMeasureRow,
    summary: 'List measurements of perio exams',
    filters: {
      PerioExamNum: equal(keyInput({ description: '0 = every exam.' }), {
        zero: 'all',
        names: ['perioexam', 'PerioExamNum'],
      }),
    },
  }),
  writeOperation({
    verb: 'POST',
    path: '/periomeasures',
    added: '22.4.37',
    permission: 'AllOthers',
    summary: 'Add a measurement to a perio exam',
    body: newPerioMeasureInputs,
    patient: ({ body }, handle) => patientOfExam(handle, body.PerioExamNum),
    write: (tx, { body }) => createPerioMeasure(tx, body),
    answer,
  }),
  writeOperation({
    verb: 'PUT',
    path: '/periomeasures/{PerioMeasureNum}',
    added: '22.4.37',
    permission: 'AllOthers',
    summary: 'Change a measurement of a perio exam',
    body: perioMeasureInputs,
    target,
    patient: ({ target: measure }, handle) => patientOfExam(handle, measure.PerioExamNum),
    write: (tx, { target: measure, body }) => updatePerioMeasure(tx, measure, body),
    answer,
  }),
  writeOperation({
    verb: 'DELETE',
    path: '/periomeasures/{PerioMeasureNum}',
    added: '23.3.27',
    permission: 'AllOthers',
    summary: 'Delete a mobility or a skipped tooth of a perio exam',
    target,
    patient: ({ target: measure }, handle) => patientOfExam(handle, measure.PerioExamNum),
    write: (tx, { target: measure }) => removePerioMeasure(tx, measure),
    answer: { kind: 'empty' },
  }),
];
