import { getSingle } from '../../http/answers.ts';
import { type Operation, writeOperation } from '../../http/operation.ts';
import { requirePatient } from '../../practice/office/patients.ts';
import { ehrPatientRow } from './row.ts';
import { ehrPatientInputs, updateEhrPatient } from './update.ts';

export const ehrPatientOperations: readonly Operation[] = [
  getSingle({
    path: '/ehrpatients/{PatNum}',
    added: '24.1.15',
    row: ehrPatientRow,
    summary: 'Get one further facts about a patient',
  }),
  writeOperation({
    verb: 'PUT',
    path: '/ehrpatients/{PatNum}',
    added: '24.1.15',
    permission: 'AllOthers',
    summary: 'Change further facts about a patient',
    body: ehrPatientInputs,
    target: requirePatient,
    patient: ({ target }) => target.PatNum,
    write: (tx, { target, body }) => updateEhrPatient(tx, target, body),
    audit: ({ PatNum }) => ({
      permission: 'PatientEdit',
      patNum: PatNum,
      key: PatNum,
      action: 'Updated',
      detail: 'Further facts.',
    }),
    answer: { kind: 'row', row: ehrPatientRow },
  }),
];
