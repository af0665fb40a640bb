import type { Audited } from '../../db/audit.ts';
import type { Handle } from '../../db/handle.ts';
import type { Row } from '../../db/schema/tables.ts';
import { getSingle } from '../../http/answers.ts';
import { ofPatient, since, where } from '../../http/filters.ts';
import { getList } from '../../http/lists/get-list.ts';
import { type Operation, writeOperation } from '../../http/operation.ts';
import { rowInUrl } from '../../http/row-in-url.ts';
import { dateTimeInput, textInput } from '../../wire/input.ts';
import { patFieldRow } from './row.ts';
import { createPatField, newPatFieldInputs, patFieldInputs, removePatField, setPatField } from './write.ts';

const target = rowInUrl('patfield', 'PatField');

export const patFieldOperations: readonly Operation[] = [
  getSingle({
    path: '/patfields/{PatFieldNum}',
    added: '22.4',
    row: patFieldRow,
    summary: 'Get one value of a custom field of a patient',
  }),
  getList({
    path: '/patfields',
    added: '21.1',
    row: patFieldRow,
    summary: 'List values of custom fields of patients',
    filters: {
      PatNum: ofPatient(),
      FieldName: where(textInput({ emptyIsAbsent: true, verbatim: true, description: 'Case-sensitive.' }), named),
      SecDateTEdit: since(dateTimeInput({ added: '22.4.5', description: 'Changed at or after this time.' })),
    },
  }),
  writeOperation({
    verb: 'POST',
    path: '/patfields',
    added: '22.4',
    permission: 'AllOthers',
    summary: 'Set a custom field of a patient',
    body: newPatFieldInputs,
    patient: ({ body }) => body.PatNum,
    write: (tx, { body }) => createPatField(tx, body),
    audit: entry,
    answer: { kind: 'row', row: patFieldRow },
  }),
  writeOperation({
    verb: 'PUT',
    path: '/patfields',
    added: '21.1',
    permission: 'AllOthers',
    summary: 'Change the value of a custom field of a patient',
    body: patFieldInputs,
    patient: ({ body }) => body.PatNum,
    write: (tx, { body }) => setPatField(tx, body),
    audit: entry,
    answer: { kind: 'row', row: patFieldRow },
  }),
  writeOperation({
    verb: 'DELETE',
    path: '/patfields/{PatFieldNum}',
    added: '22.4',
    permission: 'AllOthers',
    summary: 'Delete the value of a custom field of a patient',
    target,
    patient: ({ target: field }) => field.PatNum,
    write: (tx, { target: field }) => removePatField(tx, field),
    audit: entry,
    answer: { kind: 'empty' },
  }),
];

/** Compares with regard to letter case, as the page does; the column ignores it. */
function named(name: string, { engine }: Handle) {
  return [
    ['f.FieldName = ?', name],
    [engine === 'sqlite' ? 'f.FieldName = ? COLLATE BINARY' : 'BINARY f.FieldName = ?', name],
  ] as const;
}

function entry({ PatNum, PatFieldNum, FieldName }: Row<'patfield'>): Audited {
  return { permission: 'PatientFieldEdit', patNum: PatNum, key: PatFieldNum, detail: `Patient field ${FieldName}` };
}
