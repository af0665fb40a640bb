import type { Transaction } from '../../db/practice.ts';
import { findRow, insertRow, updateRow } from '../../db/rows.ts';
import { sized } from '../../db/schema/sized.ts';
import type { Row } from '../../db/schema/tables.ts';
import type { Key } from '../../domain/key.ts';
import { refuseDeletedPatient } from '../../practice/office/patients.ts';
import { textInput, type ValuesOf } from '../../wire/input.ts';

type Column = 'FamFinancial' | 'Medical' | 'Service' | 'MedicalComp' | 'Treatment' | 'ICEName' | 'ICEPhone';

const note = (column: Column, options: { added?: string; description?: string } = {}) =>
  textInput({ ...sized('patientnote', column), verbatim: true, ...options });

/** Body of PatientNotes PUT; each text replaces the stored one, "" clears it. */
export const patientNoteInputs = {
  FamFinancial: note('FamFinancial', { added: '25.2.14', description: 'Kept with the guarantor, for the family.' }),
  Medical: note('Medical'),
  Service: note('Service', { added: '21.4' }),
  MedicalComp: note('MedicalComp', { added: '25.2.14', description: 'All that is known of the health.' }),
  Treatment: note('Treatment', { added: '25.2.14' }),
  ICEName: note('ICEName'),
  ICEPhone: note('ICEPhone'),
};

/** Makes the patient's row if there is none yet (`companions-people.md` 13), and the guarantor's for the family's note. */
export async function updatePatientNotes(
  tx: Transaction,
  patient: Row<'patient'>,
  { FamFinancial, ...own }: ValuesOf<typeof patientNoteInputs>,
): Promise<Row<'patientnote'>> {
  refuseDeletedPatient(patient);
  if (FamFinancial !== undefined) {
    await updateRow(tx, 'patientnote', await rowOf(tx, patient.Guarantor), { FamFinancial });
  }
  return updateRow(tx, 'patientnote', await rowOf(tx, patient.PatNum), own);
}

const rowOf = async (tx: Transaction, PatNum: Key) =>
  (await findRow(tx, 'patientnote', PatNum)) ?? (await insertRow(tx, 'patientnote', { PatNum, SecDateTEntry: tx.now }));
