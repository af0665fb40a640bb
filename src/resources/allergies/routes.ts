import type { Row } from '../../db/schema/tables.ts';
import { getSingle } from '../../http/answers.ts';
import { equal } from '../../http/filters.ts';
import { getList } from '../../http/lists/get-list.ts';
import { type Operation, writeOperation } from '../../http/operation.ts';
import { rowInUrl } from '../../http/row-in-url.ts';
import { listedEntry } from '../../practice/chart/health-lists.ts';
import { keyInput } from '../../wire/input.ts';
import { allergyRow } from './row.ts';
import { allergyInputs, createAllergy, newAllergyInputs, removeAllergy, updateAllergy } from './write.ts';

const target = rowInUrl('allergy', 'Allergy');
const answer = { kind: 'row', row: allergyRow } as const;
const entry = listedEntry('PatAllergyListEdit', (row: Row<'allergy'>) => row.AllergyNum);

export const allergyOperations: readonly Operation[] = [
  getSingle({ path: '/allergies/{AllergyNum}', added: '', row: allergyRow, summary: 'Get one allergy of a patient' }),
  getList({
    path: '/allergies',
    added: '21.1',
    row: allergyRow,
    summary: 'List allergies of a patient, past ones too',
    filters: {
      PatNum: equal(keyInput({ required: true }), { names: ['patient', 'Patient'] }),
    },
  }),
  writeOperation({
    verb: 'POST',
    path: '/allergies',
    added: '21.3',
    permission: 'AllOthers',
    summary: 'Give a patient an allergy',
    body: newAllergyInputs,
    patient: ({ body }) => body.PatNum,
    write: (tx, { body }) => createAllergy(tx, body),
    audit: entry('added'),
    answer,
  }),
  writeOperation({
    verb: 'PUT',
    path: '/allergies/{AllergyNum}',
    added: '22.1',
    permission: 'AllOthers',
    summary: 'Change an allergy of a patient',
    body: allergyInputs,
    target,
    patient: ({ target: allergy }) => allergy.PatNum,
    write: (tx, { target: allergy, body }) => updateAllergy(tx, allergy, body),
    audit: entry('edited'),
    answer,
  }),
  writeOperation({
    verb: 'DELETE',
    path: '/allergies/{AllergyNum}',
    added: '22.1',
    permission: 'AllOthers',
    summary: 'Remove an allergy of a patient',
    target,
    patient: ({ target: allergy }) => allergy.PatNum,
    write: (tx, { target: allergy }) => removeAllergy(tx, allergy),
    audit: entry('deleted'),
    answer: { kind: 'empty' },
  }),
];
