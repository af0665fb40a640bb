import type { Transaction } from '../../db/handle.ts';
import { findRow, insertRow, updateRow } from '../../db/rows/rows.ts';
import { sized } from '../../db/schema/sized.ts';
import type { Row } from '../../db/schema/tables.ts';
import { refuseDeletedPatient } from '../../practice/office/patients.ts';
import { dateOrNone } from '../../wire/empty-inputs.ts';
import { textInput, type ValuesOf } from '../../wire/input.ts';

/** Body of EhrPatients PUT. */
export const ehrPatientInputs = {
  DischargeDate: dateOrNone({ description: '"" = none.' }),
  MedicaidState: textInput({
    ...sized('ehrpatient', 'MedicaidState'),
    added: '24.4.13',
    description: 'Of the MedicaidID.',
  }),
};

/** Makes the patient's row if there is none yet. */
export async function updateEhrPatient(
  tx: Transaction,
  patient: Row<'patient'>,
  { DischargeDate, MedicaidState }: ValuesOf<typeof ehrPatientInputs>,
): Promise<Row<'ehrpatient'>> {
  refuseDeletedPatient(patient);
  const { PatNum } = patient;
  const stored = (await findRow(tx, 'ehrpatient', PatNum)) ?? (await insertRow(tx, 'ehrpatient', { PatNum }));
  return updateRow(tx, 'ehrpatient', stored, {
    ...(DischargeDate === undefined ? {} : { DischargeDate: `${DischargeDate} 00:00:00` }),
    ...(MedicaidState === undefined ? {} : { MedicaidState }),
  });
}
