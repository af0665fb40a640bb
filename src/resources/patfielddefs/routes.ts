import type { Audited } from '../../db/audit.ts';
import type { Row } from '../../db/schema/tables.ts';
import { getList } from '../../http/lists/get-list.ts';
import { type Operation, writeOperation } from '../../http/operation.ts';
import { rowInUrl } from '../../http/row-in-url.ts';
import { patFieldDefRow } from './row.ts';
import {
  createDefinition,
  newPatFieldDefInputs,
  patFieldDefInputs,
  removeDefinition,
  updateDefinition,
} from './write.ts';

const target = rowInUrl('patfielddef', 'PatFieldDef');
const answer = { kind: 'row', row: patFieldDefRow } as const;

export const patFieldDefOperations: readonly Operation[] = [
  getList({
    path: '/patfielddefs',
    added: '22.4.9',
    row: patFieldDefRow,
    summary: 'List the custom fields for patients',
  }),
  writeOperation({
    verb: 'POST',
    path: '/patfielddefs',
    added: '23.3.26',
    permission: 'AllOthers',
    summary: 'Add a custom field for patients',
    body: newPatFieldDefInputs,
    patient: 'none',
    write: (tx, { body }) => createDefinition(tx, body),
    audit: entry,
    answer,
  }),
  writeOperation({
    verb: 'PUT',
    path: '/patfielddefs/{PatFieldDefNum}',
    added: '23.3.26',
    permission: 'AllOthers',
    summary: 'Change a custom field for patients',
    body: patFieldDefInputs,
    target,
    patient: 'none',
    write: (tx, { target: definition, body }) => updateDefinition(tx, definition, body),
    audit: entry,
    answer,
  }),
  writeOperation({
    verb: 'DELETE',
    path: '/patfielddefs/{PatFieldDefNum}',
    added: '23.3.26',
    permission: 'AllOthers',
    summary: 'Delete an unused custom field for patients',
    target,
    patient: 'none',
    write: (tx, { target: definition }) => removeDefinition(tx, definition),
    audit: entry,
    answer: { kind: 'empty' },
  }),
];

function entry({ PatFieldDefNum, FieldName }: Row<'patfielddef'>): Audited {
  return { permission: 'Setup', patNum: 0, key: PatFieldDefNum, detail: `Patient field ${FieldName}` };
}
