import { getSingle } from '../../http/answers.ts';
import { getList } from '../../http/lists/get-list.ts';
import { type Operation, writeOperation } from '../../http/operation.ts';
import { requirePatient } from '../../practice/office/patients.ts';
import { choiceFilters, exactMatch, notDeleted, notMergedAway } from './choose.ts';
import { createPatient } from './create.ts';
import { newPatientInputs, patientInputs } from './inputs.ts';
import { patientChoiceRow, patientRow, simplePatientRow } from './row.ts';
import { simpleFilters } from './simple.ts';
import { updatePatient } from './update.ts';

export const patientOperations: readonly Operation[] = [
  getSingle({ path: '/patients/{PatNum}', added: '21.1', row: patientRow, summary: 'Get one patient' }),
  getList({
    path: '/patients/Simple',
    added: '21.2',
    row: simplePatientRow,
    summary: 'List patients with all their fields, or those changed since',
    where: [notDeleted],
    filters: simpleFilters,
  }),
  getList({
    path: '/patients',
    added: '21.1',
    row: patientChoiceRow,
    summary: 'Search for patients',
    where: [notDeleted, notMergedAway],
    filters: choiceFilters,
    orderBy: ['LName', 'FName'],
    first: exactMatch,
  }),
  writeOperation({
    verb: 'POST',
    path: '/patients',
    added: '21.1',
    permission: 'Patients',
    summary: 'Create a patient',
    body: newPatientInputs,
    patient: ({ body }) => body.Guarantor || body.SuperFamily,
    write: (tx, { body }) => createPatient(tx, body),
    audit: ({ PatNum }) => ({ permission: 'PatientCreate', patNum: PatNum, key: PatNum }),
    answer: { kind: 'row', row: patientRow },
  }),
  writeOperation({
    verb: 'PUT',
    path: '/patients/{PatNum}',
    added: '21.2',
    permission: 'Patients',
    summary: 'Change a patient, move one to another family or super family',
    body: patientInputs,
    target: requirePatient,
    patient: ({ target }) => target.PatNum,
    write: (tx, { target, body }) => updatePatient(tx, target, body),
    answer: { kind: 'row', row: patientRow },
  }),
];
