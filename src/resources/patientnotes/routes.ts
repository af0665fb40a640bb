import type { Handle } from '../../db/practice.ts';
import { findRow } from '../../db/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { MIN_DATE_TIME } from '../../domain/calendar.ts';
import { getList, rowJson } from '../../http/answers.ts';
import { type Call, type Operation, ok, readOperation, writeOperation } from '../../http/operation.ts';
import { requirePatient } from '../../practice/office/patients.ts';
import { rowEncoder } from '../../wire/encode.ts';
import type { Inputs } from '../../wire/input.ts';
import { patientNoteRow } from './row.ts';
import { patientNoteInputs, updatePatientNotes } from './update.ts';

export const patientNoteOperations: readonly Operation[] = [
  readOperation({
    verb: 'GET',
    path: '/patientnotes/{PatNum}',
    added: '21.2',
    permission: 'ReadAll',
    summary: 'Get the notes about a patient and whom to call in an emergency',
    answer: { kind: 'row', row: patientNoteRow },
    read: async (handle, call) => {
      const { PatNum, Guarantor } = await requirePatient(handle, call.id);
      const stored = await rowJson(handle, call, patientNoteRow, PatNum);
      return ok(stored ?? (await blankNote(handle, call, { PatNum, Guarantor })));
    },
  }),
  getList({
    path: '/patientnotes',
    added: '25.2.14',
    row: patientNoteRow,
    summary: 'List the notes about patients and whom to call in an emergency',
  }),
  writeOperation({
    verb: 'PUT',
    path: '/patientnotes/{PatNum}',
    added: '21.2',
    permission: 'AllOthers',
    summary: 'Replace notes about a patient and whom to call in an emergency',
    body: patientNoteInputs,
    target: requirePatient,
    patient: ({ target }) => target.PatNum,
    write: (tx, { target, body }) => updatePatientNotes(tx, target, body),
    audit: ({ PatNum }) => ({
      permission: 'PatientEdit',
      patNum: PatNum,
      key: PatNum,
      action: 'Updated',
      detail: 'Medical notes.',
    }),
    answer: { kind: 'row', row: patientNoteRow },
  }),
];

/** The answer for a patient who has no row yet: reading makes no row. */
async function blankNote(
  handle: Handle,
  { formats }: Pick<Call<Inputs, Inputs>, 'formats'>,
  { PatNum, Guarantor }: Pick<Row<'patient'>, 'PatNum' | 'Guarantor'>,
): Promise<string> {
  const family = await findRow(handle, 'patientnote', Guarantor);
  const texts = [family?.FamFinancial ?? '', '', '', '', '', '', ''];
  return rowEncoder(patientNoteRow, { formats })([PatNum, ...texts, MIN_DATE_TIME, MIN_DATE_TIME]);
}
