import type { Transaction } from '../../db/handle.ts';
import { deleteRows, findRow, insertRow, updateRow } from '../../db/rows/rows.ts';
import { sized } from '../../db/schema/sized.ts';
import type { Row } from '../../db/schema/tables.ts';
import { lockShared } from '../../db/shared-lock.ts';
import { badRequest, notFound } from '../../domain/refusal.ts';
import { addMedication, findMedication, type Listed } from '../../practice/chart/health-lists.ts';
import { refuseDeletedPatient, refuseOfDeletedPatient, requirePatient } from '../../practice/office/patients.ts';
import { requireProviderIfAny } from '../../practice/office/providers.ts';
import { asColumns } from '../../wire/as-columns.ts';
import { dateOrNone } from '../../wire/empty-inputs.ts';
import { keyInput, textInput, type ValuesOf } from '../../wire/input.ts';

type MedicationPat = Row<'medicationpat'>;

/** Body of MedicationPats PUT. */
export const medicationPatInputs = {
  PatNote: textInput({ ...sized('medicationpat', 'PatNote'), verbatim: true }),
  DateStart: dateOrNone({ description: '"" = none.' }),
  DateStop: dateOrNone({ description: '"" = none.' }),
  ProvNum: keyInput({ description: 'provider.ProvNum; 0 = none.' }),
};

/** Body of MedicationPats POST. */
export const newMedicationPatInputs = {
  PatNum: keyInput({ required: true }),
  medName: textInput({
    ...sized('medication', 'MedName'),
    description: 'MedName of a medication; a generic one is created if there is none.',
  }),
  MedicationNum: keyInput({ description: 'This or medName; takes precedence over the name.' }),
  ...medicationPatInputs,
};

/**
 * Gives a patient a medication of the office's list; a name the list lacks is added to it (`companions-people.md` 12).
 */
export async function createMedicationPat(
  tx: Transaction,
  { PatNum, medName, MedicationNum, ...sent }: ValuesOf<typeof newMedicationPatInputs>,
): Promise<Listed<MedicationPat>> {
  if (!MedicationNum && !medName) throw badRequest('medName is required.');
  // Nobody deletes it meanwhile, and nobody else adds the same name.
  await lockShared(tx, 'medication');
  const patient = await requirePatient(tx, PatNum);
  const named = MedicationNum ? await findRow(tx, 'medication', MedicationNum) : undefined;
  if (MedicationNum && !named) throw notFound('Medication');
  await requireProviderIfAny(tx, sent.ProvNum);
  refuseDeletedPatient(patient);
  const medication = named ?? (await findMedication(tx, medName!)) ?? (await addMedication(tx, medName!));
  const taken = await insertRow(tx, 'medicationpat', {
    PatNote: '',
    ...asColumns(sent),
    PatNum,
    MedicationNum: medication.MedicationNum,
    RxCui: medication.RxCui,
  });
  return { ...taken, listed: medication.MedName ?? '' };
}

export async function updateMedicationPat(
  tx: Transaction,
  medication: MedicationPat,
  sent: ValuesOf<typeof medicationPatInputs>,
): Promise<Listed<MedicationPat>> {
  await requireProviderIfAny(tx, sent.ProvNum);
  await refuseOfDeletedPatient(tx, medication);
  const listed = await nameOf(tx, medication);
  return { ...(await updateRow(tx, 'medicationpat', medication, asColumns(sent))), listed };
}

export async function removeMedicationPat(tx: Transaction, medication: MedicationPat): Promise<Listed<MedicationPat>> {
  await refuseOfDeletedPatient(tx, medication);
  const listed = await nameOf(tx, medication);
  await deleteRows(tx, 'medicationpat', [medication]);
  return { ...medication, listed };
}

/** One that the list does not have is described by its own row. */
const nameOf = async (tx: Transaction, { MedicationNum, MedDescript }: MedicationPat) =>
  (await findRow(tx, 'medication', MedicationNum))?.MedName ?? MedDescript ?? '';
