import { getList, getSingle } from '../../http/answers.ts';
import { type Operation, writeOperation } from '../../http/operation.ts';
import { apptFieldDefInputs, createApptFieldDef } from './create.ts';
import { apptFieldDefRow } from './row.ts';

export const apptFieldDefOperations: readonly Operation[] = [
  getSingle({
    path: '/apptfielddefs/{ApptFieldDefNum}',
    added: '',
    row: apptFieldDefRow,
    summary: 'Get one definition of an appointment field',
  }),
  getList({
    path: '/apptfielddefs',
    added: '21.4',
    row: apptFieldDefRow,
    summary: 'List the fields an office adds to its appointments',
    orderBy: ['ItemOrder'],
  }),
  writeOperation({
    verb: 'POST',
    path: '/apptfielddefs',
    added: '21.4',
    permission: 'Setup',
    summary: 'Add a field to the office’s appointments',
    body: apptFieldDefInputs,
    patient: 'none',
    write: (tx, { body, ignore }) => createApptFieldDef(tx, body, ignore),
    audit: ({ ApptFieldDefNum, FieldName }) => ({
      permission: 'Setup',
      patNum: 0,
      key: ApptFieldDefNum,
      detail: `Appointment field ${FieldName}`,
    }),
    answer: { kind: 'row', row: apptFieldDefRow },
  }),
];
