import type { Audited } from '../../db/audit.ts';
import type { Row } from '../../db/schema/tables.ts';
import { getSingle } from '../../http/answers.ts';
import { getList } from '../../http/lists/get-list.ts';
import { type Operation, writeOperation } from '../../http/operation.ts';
import { rowInUrl } from '../../http/row-in-url.ts';
import { medicationRow } from './row.ts';
import { createMedication, medicationChanges, medicationInputs, removeMedication, updateMedication } from './write.ts';

const target = rowInUrl('medication', 'Medication');

export const medicationOperations: readonly Operation[] = [
  getSingle({ path: '/medications/{MedicationNum}', added: '', row: medicationRow, summary: 'Get one medication' }),
  getList({
    path: '/medications',
    added: '21.3',
    row: medicationRow,
    summary: 'List medications a patient may take',
    orderBy: ['MedName'],
  }),
  writeOperation({
    verb: 'POST',
    path: '/medications',
    added: '21.3',
    permission: 'Setup',
    summary: 'Add a medication to the office’s list',
    body: medicationInputs,
    patient: 'none',
    write: (tx, { body }) => createMedication(tx, body),
    audit: entry,
    answer: { kind: 'row', row: medicationRow },
  }),
  writeOperation({
    verb: 'PUT',
    path: '/medications/{MedicationNum}',
    added: '',
    permission: 'Setup',
    summary: 'Change the notes of a medication, or hide it',
    body: medicationChanges,
    target,
    patient: 'none',
    write: (tx, { target: medication, body }) => updateMedication(tx, medication, body),
    audit: entry,
    answer: { kind: 'row', row: medicationRow },
  }),
  writeOperation({
    verb: 'DELETE',
    path: '/medications/{MedicationNum}',
    added: '',
    permission: 'Setup',
    summary: 'Delete an unused medication',
    target,
    patient: 'none',
    write: (tx, { target: medication }) => removeMedication(tx, medication),
    audit: entry,
    answer: { kind: 'empty' },
  }),
];

function entry({ MedicationNum, MedName }: Row<'medication'>): Audited {
  return { permission: 'MedicationDefEdit', patNum: 0, key: MedicationNum, detail: `${MedName}` };
}
