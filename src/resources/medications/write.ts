import type { Transaction } from '../../db/handle.ts';
import { deleteRows, rowsWhere, updateRow } from '../../db/rows/rows.ts';
import { sized } from '../../db/schema/sized.ts';
import type { Row } from '../../db/schema/tables.ts';
import { lockShared } from '../../db/shared-lock.ts';
import { badRequest, Refusal } from '../../domain/refusal.ts';
import { addMedication, findMedication } from '../../practice/chart/health-lists.ts';
import { asColumns } from '../../wire/as-columns.ts';
import { flagInput, textInput, type ValuesOf } from '../../wire/input.ts';

/** Body of Medications POST. */
export const medicationInputs = {
  MedName: textInput({ ...sized('medication', 'MedName'), required: true }),
  genericName: textInput({
    ...sized('medication', 'MedName'),
    emptyIsAbsent: true,
    description: 'MedName of the generic, which must exist. Default: the medication itself.',
  }),
  Notes: textInput({ ...sized('medication', 'Notes'), verbatim: true }),
};

/** Adds a medication that patients may take (`companions-people.md` 12). */
export async function createMedication(
  tx: Transaction,
  { MedName, genericName, Notes }: ValuesOf<typeof medicationInputs>,
): Promise<Row<'medication'>> {
  await lockShared(tx, 'medication');
  const generic = genericName ? await findMedication(tx, genericName) : undefined;
  const isItself = genericName?.toLowerCase() === MedName.toLowerCase();
  if (genericName && !generic && !isItself) {
    throw new Refusal(404, 'No Medication with that genericName was found.');
  }
  if (await findMedication(tx, MedName)) throw badRequest('A Medication with that name already exists.');
  return addMedication(tx, MedName, { Notes, generic });
}

/** Body of Medications PUT. */
export const medicationChanges = {
  Notes: medicationInputs.Notes,
  IsHidden: flagInput({ description: 'A hidden one is no longer offered; patients keep it.' }),
};

export const updateMedication = (
  tx: Transaction,
  medication: Row<'medication'>,
  sent: ValuesOf<typeof medicationChanges>,
): Promise<Row<'medication'>> => updateRow(tx, 'medication', medication, asColumns(sent));

/** Deletes a medication that nobody takes, no allergy is about and no other one has as its generic. */
export async function removeMedication(tx: Transaction, medication: Row<'medication'>): Promise<void> {
  const { MedicationNum } = medication;
  await lockShared(tx, 'medication');
  for (const table of ['medicationpat', 'allergydef'] as const) {
    const [user] = await rowsWhere(tx, table, 'MedicationNum', MedicationNum);
    if (user) throw badRequest('Medication is in use and cannot be deleted.');
  }
  const brands = await rowsWhere(tx, 'medication', 'GenericNum', MedicationNum);
  if (brands.some((brand) => brand.MedicationNum !== MedicationNum)) {
    throw badRequest('Medication is in use and cannot be deleted.');
  }
  await deleteRows(tx, 'medication', [medication]);
}
