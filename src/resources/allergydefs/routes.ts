import type { Audited } from '../../db/audit.ts';
import type { Row } from '../../db/schema/tables.ts';
import { getSingle } from '../../http/answers.ts';
import { getList } from '../../http/lists/get-list.ts';
import { type Operation, writeOperation } from '../../http/operation.ts';
import { rowInUrl } from '../../http/row-in-url.ts';
import { allergyDefRow } from './row.ts';
import { allergyDefChanges, allergyDefInputs, createAllergyDef, updateAllergyDef } from './write.ts';

const target = rowInUrl('allergydef', 'AllergyDef');

export const allergyDefOperations: readonly Operation[] = [
  getSingle({
    path: '/allergydefs/{AllergyDefNum}',
    added: '',
    row: allergyDefRow,
    summary: 'Get one allergy of the office’s list',
  }),
  getList({
    path: '/allergydefs',
    added: '21.3',
    row: allergyDefRow,
    summary: 'List allergies a patient may have',
    orderBy: ['Description'],
  }),
  writeOperation({
    verb: 'POST',
    path: '/allergydefs',
    added: '21.3',
    permission: 'Setup',
    summary: 'Add an allergy to the office’s list',
    body: allergyDefInputs,
    patient: 'none',
    write: (tx, { body }) => createAllergyDef(tx, body),
    audit: entry,
    answer: { kind: 'row', row: allergyDefRow },
  }),
  writeOperation({
    verb: 'PUT',
    path: '/allergydefs/{AllergyDefNum}',
    added: '',
    permission: 'Setup',
    summary: 'Rename or hide an allergy of the office’s list',
    body: allergyDefChanges,
    target,
    patient: 'none',
    write: (tx, { target: definition, body }) => updateAllergyDef(tx, definition, body),
    audit: entry,
    answer: { kind: 'row', row: allergyDefRow },
  }),
];

function entry({ AllergyDefNum, Description }: Row<'allergydef'>): Audited {
  return { permission: 'AllergyDefEdit', patNum: 0, key: AllergyDefNum, detail: `${Description}` };
}
