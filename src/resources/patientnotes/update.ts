import type { Transaction } from '../../db/practice.ts';
import { findRow, insertRow, updateRow } from '../../db/rows.ts';
import { sized } from '../../db/schema/sized.ts';
import type { Row } from '../../db/schema/tables.ts';
import { refuseDeletedPatient } from '../../practice/office/patients.ts';
import { textInput, type ValuesOf } from '../../wire/input.ts';

const note = (column: 'Medical' | 'ICEName' | 'ICEPhone' | 'Service') =>
  textInput({ ...sized('patientnote', column), verbatim: true });

/** Body of PatientNotes PUT; each text replaces the stored one, "" clears it. */
export const patientNoteInputs = {
  Medical: note('Medical'),
  ICEName: note('ICEName'),
  ICEPhone: note('ICEPhone'),
  Service: textInput({ ...sized('patientnote', 'Service'), verbatim: true, added: '21.4' }),
};

/** Makes the patient's row if there is none yet (`companions-people.md` 13). */
export async function updatePatientNotes(
  tx: Transaction,
  patient: Row<'patient'>,
  sent: ValuesOf<typeof patientNoteInputs>,
): Promise<Row<'patientnote'>> {
  refuseDeletedPatient(patient);
  const { PatNum } = patient;
  const stored = await findRow(tx, 'patientnote', PatNum);
  return updateRow(
    tx,
    'patientnote',
    stored ?? (await insertRow(tx, 'patientnote', { PatNum, SecDateTEntry: tx.now })),
    sent,
  );
}
