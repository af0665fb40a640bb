import type { Handle } from '../../db/handle.ts';
import { findRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import type { Key } from '../../domain/key.ts';
import { getSingle } from '../../http/answers.ts';
import { type Operation, writeOperation } from '../../http/operation.ts';
import { rowInUrl } from '../../http/row-in-url.ts';
import { getApptField } from './read.ts';
import { apptFieldRow, apptFieldShape } from './row.ts';
import {
  apptFieldInputs,
  changeApptField,
  createApptField,
  newApptFieldInputs,
  removeApptField,
  setApptField,
  valueInputs,
} from './write.ts';

const target = rowInUrl('apptfield', 'ApptField');
const answer = { kind: 'row', row: apptFieldRow } as const;

export const apptFieldOperations: readonly Operation[] = [
  getSingle({
    path: '/apptfields/{ApptFieldNum}',
    added: '26.1',
    row: apptFieldRow,
    summary: 'Get one value of a custom field of an appointment',
  }),
  getApptField,
  writeOperation({
    verb: 'POST',
    path: '/apptfields',
    added: '26.1',
    permission: 'AllOthers',
    summary: 'Set a custom field of an appointment',
    body: newApptFieldInputs,
    requireOneOf: [['FieldName', 'apptFieldDefNum']],
    patient: ({ body }, handle) => patientOf(handle, body.AptNum),
    write: (tx, { body }) => createApptField(tx, body),
    answer,
  }),
  writeOperation({
    verb: 'PUT',
    path: '/apptfields',
    added: '21.1',
    permission: 'Comm',
    summary: 'Set the value of a custom field of an appointment',
    body: apptFieldInputs,
    patient: ({ body }, handle) => patientOf(handle, body.AptNum),
    write: (tx, { body }) => setApptField(tx, body),
    answer: { kind: 'object', row: apptFieldShape, values: (field: Row<'apptfield'>) => ({ ...field }) },
  }),
  writeOperation({
    verb: 'PUT',
    path: '/apptfields/{ApptFieldNum}',
    added: '26.1',
    permission: 'Comm',
    summary: 'Change the value of a custom field of an appointment',
    body: valueInputs,
    target,
    patient: ({ target: field }, handle) => patientOf(handle, field.AptNum),
    write: (tx, { target: field, body }) => changeApptField(tx, field, body),
    answer,
  }),
  writeOperation({
    verb: 'DELETE',
    path: '/apptfields/{ApptFieldNum}',
    added: '26.1',
    permission: 'AllOthers',
    summary: 'Delete the value of a custom field of an appointment',
    target,
    patient: ({ target: field }, handle) => patientOf(handle, field.AptNum),
    write: (tx, { target: field }) => removeApptField(tx, field),
    answer: { kind: 'empty' },
  }),
];

const patientOf = async (handle: Handle, aptNum: Key) => (await findRow(handle, 'appointment', aptNum))?.PatNum;
