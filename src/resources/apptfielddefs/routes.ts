import type { Audited } from '../../db/audit.ts';
import type { Row } from '../../db/schema/tables.ts';
import { getSingle } from '../../http/answers.ts';
import { getList } from '../../http/lists/get-list.ts';
import { type Operation, writeOperation } from '../../http/operation.ts';
import { rowInUrl } from '../../http/row-in-url.ts';
import { apptFieldDefRow } from './row.ts';
import { apptFieldDefInputs, createApptFieldDef, newApptFieldDefInputs, updateApptFieldDef } from './write.ts';

const target = rowInUrl('apptfielddef', 'ApptFieldDef');

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
    summary: 'List the custom fields for appointments',
    orderBy: ['ItemOrder'],
  }),
  writeOperation({
    verb: 'POST',
    path: '/apptfielddefs',
    added: '21.4',
    permission: 'Setup',
    summary: 'Add a custom field for appointments',
    body: newApptFieldDefInputs,
    patient: 'none',
    write: (tx, { body, ignore }) => createApptFieldDef(tx, body, ignore),
    audit: entry,
    answer: { kind: 'row', row: apptFieldDefRow },
  }),
  writeOperation({
    verb: 'PUT',
    path: '/apptfielddefs/{ApptFieldDefNum}',
    added: '',
    permission: 'Setup',
    summary: 'Change a custom field for appointments',
    body: apptFieldDefInputs,
    target,
    patient: 'none',
    write: (tx, { target: field, body, ignore }) => updateApptFieldDef(tx, field, body, ignore),
    audit: entry,
    answer: { kind: 'row', row: apptFieldDefRow },
  }),
];

function entry({ ApptFieldDefNum, FieldName }: Row<'apptfielddef'>): Audited {
  return { permission: 'Setup', patNum: 0, key: ApptFieldDefNum, detail: `Appointment field ${FieldName}` };
}
