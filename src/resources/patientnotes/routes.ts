import { rowJson } from '../../http/answers.ts';
import { type Operation, ok, readOperation, writeOperation } from '../../http/operation.ts';
import { requirePatient } from '../../practice/office/patients.ts';
import { patientNoteRow } from './row.ts';
import { patientNoteInputs, updatePatientNotes } from './update.ts';

export const patientNoteOperations: readonly Operation[] = [
  readOperation({
    verb: 'GET',
    path: '/patientnotes/{PatNum}',
    added: '21.2',
    permission: 'ReadAll',
    summary: 'Get the medical notes and emergency contact of a patient',
    answer: { kind: 'row', row: patientNoteRow },
    read: async (handle, call) => {
      await requirePatient(handle, call.id);
      return ok((await rowJson(handle, call, patientNoteRow, call.id)) ?? BLANK);
    },
  }),
  writeOperation({
    verb: 'PUT',
    path: '/patientnotes/{PatNum}',
    added: '21.2',
    permission: 'AllOthers',
    summary: 'Replace the medical notes and emergency contact of a patient',
    body: patientNoteInputs,
    target: requirePatient,
    patient: ({ target }) => target.PatNum,
    write: (tx, { target, body }) => updatePatientNotes(tx, target, body),
    audit: ({ PatNum }) => ({ permission: 'PatientEdit', patNum: PatNum, key: PatNum, detail: 'Medical notes.' }),
    answer: { kind: 'row', row: patientNoteRow },
  }),
];

/** The answer for a patient who has no row yet: reading makes no row. */
const BLANK = JSON.stringify(Object.fromEntries(Object.keys(patientNoteRow.fields).map((name) => [name, ''])));
