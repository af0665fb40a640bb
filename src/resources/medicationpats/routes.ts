import type { Row } from '../../db/schema/tables.ts';
import { equal } from '../../http/filters.ts';
import { getList } from '../../http/lists/get-list.ts';
import { type Operation, writeOperation } from '../../http/operation.ts';
import { rowInUrl } from '../../http/row-in-url.ts';
import { listedEntry } from '../../practice/chart/health-lists.ts';
import { keyInput } from '../../wire/input.ts';
import { medicationPatRow } from './row.ts';
import {
  createMedicationPat,
  medicationPatInputs,
  newMedicationPatInputs,
  removeMedicationPat,
  updateMedicationPat,
} from './write.ts';

const target = rowInUrl('medicationpat', 'MedicationPat');
const answer = { kind: 'row', row: medicationPatRow } as const;
const entry = listedEntry('PatMedicationListEdit', (row: Row<'medicationpat'>) => row.MedicationPatNum);

export const medicationPatOperations: readonly Operation[] = [
  getList({
    path: '/medicationpats',
    added: '21.3',
    row: medicationPatRow,
    summary: 'List medications of a patient, discontinued ones too',
    filters: {
      PatNum: equal(keyInput({ required: true }), { names: ['patient', 'Patient'] }),
    },
  }),
  writeOperation({
    verb: 'POST',
    path: '/medicationpats',
    added: '21.3',
    permission: 'AllOthers',
    summary: 'Give a patient a medication',
    body: newMedicationPatInputs,
    patient: ({ body }) => body.PatNum,
    write: (tx, { body }) => createMedicationPat(tx, body),
    audit: entry('added'),
    answer,
  }),
  writeOperation({
    verb: 'PUT',
    path: '/medicationpats/{MedicationPatNum}',
    added: '22.1',
    permission: 'AllOthers',
    summary: 'Change a medication of a patient',
    body: medicationPatInputs,
    target,
    patient: ({ target: medication }) => medication.PatNum,
    write: (tx, { target: medication, body }) => updateMedicationPat(tx, medication, body),
    audit: entry('edited'),
    answer,
  }),
  writeOperation({
    verb: 'DELETE',
    path: '/medicationpats/{MedicationPatNum}',
    asksForNumber: true,
    added: '22.1',
    permission: 'AllOthers',
    summary: 'Remove a medication of a patient',
    target,
    patient: ({ target: medication }) => medication.PatNum,
    write: (tx, { target: medication }) => removeMedicationPat(tx, medication),
    audit: entry('deleted'),
    answer: { kind: 'empty' },
  }),
];
