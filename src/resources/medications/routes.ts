import { getList } from '../../http/answers.ts';
import { type Operation, writeOperation } from '../../http/operation.ts';
import { medicationRow } from './row.ts';
import { createMedication, medicationInputs } from './write.ts';

export const medicationOperations: readonly Operation[] = [
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
    summary: 'Add a medication that patients may take',
    body: medicationInputs,
    patient: 'none',
    write: (tx, { body }) => createMedication(tx, body),
    audit: ({ MedicationNum, MedName }) => ({
      permission: 'MedicationDefEdit',
      patNum: 0,
      key: MedicationNum,
      action: 'Created',
      detail: `${MedName}`,
    }),
    answer: { kind: 'row', row: medicationRow },
  }),
];
