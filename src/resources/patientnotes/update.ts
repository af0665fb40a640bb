import type { Transaction } from '../../db/handle.ts';
import { findRow, insertRow, updateRow } from '../../db/rows/rows.ts';
import { sized } from '../../db/schema/sized.ts';
import type { Row } from '../../db/schema/tables.ts';
import type { Key } from '../../domain/key.ts';
import { refuseDeletedPatient } from '../../practice/office/patients.ts';
import { textInput, type ValuesOf } from '../../wire/input.ts';

type Notes = Row<'patientnote'>;
type NoteColumn = 'FamFinancial' | 'Medical' | 'Service' | 'MedicalComp' | 'Treatment' | 'ICEName' | 'ICEPhone';

const note = (column: NoteColumn, added?: string) =>
  textInput({ ...sized('patientnote', column), verbatim: true, ...(added ? { added } : {}) });

/** Body of PatientNotes PUT; each text replaces the stored one, "" clears it. */
export const patientNoteInputs = {
  Medical: note('Medical'),
  ICEName: note('ICEName'),
  ICEPhone: note('ICEPhone'),
  Service: note('Service', '21.4'),
  FamFinancial: note('FamFinancial', '25.2.14'),
  MedicalComp: note('MedicalComp', '25.2.14'),
  Treatment: note('Treatment', '25.2.14'),
};

/** Makes the patient's row if there is none yet (`companions-people.md` 13). */
export async function updatePatientNotes(
  tx: Transaction,
  patient: Row<'patient'>,
  sent: ValuesOf<typeof patientNoteInputs>,
): Promise<Notes> {
  refuseDeletedPatient(patient);
  const { FamFinancial, ...own } = sent;
  // A family has one such note, and its guarantor keeps it.
  if (FamFinancial !== undefined) await change(tx, patient.Guarantor, { FamFinancial });
  return change(tx, patient.PatNum, own);
}

async function change(tx: Transaction, PatNum: Key, columns: Partial<Notes>): Promise<Notes> {
  const stored = await findRow(tx, 'patientnote', PatNum);
  const row = stored ?? (await insertRow(tx, 'patientnote', { PatNum, SecDateTEntry: tx.now }));
  return updateRow(tx, 'patientnote', row, columns);
}
