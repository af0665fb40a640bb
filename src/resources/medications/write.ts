import type { Transaction } from '../../db/practice.ts';
import { sized } from '../../db/schema/sized.ts';
import type { Row } from '../../db/schema/tables.ts';
import { badRequest, Refusal } from '../../domain/refusal.ts';
import { addMedication, findMedication } from '../../practice/chart/health-lists.ts';
import { textInput, type ValuesOf } from '../../wire/input.ts';

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
  const generic = genericName ? await findMedication(tx, genericName) : undefined;
  const isItself = genericName?.toLowerCase() === MedName.toLowerCase();
  if (genericName && !generic && !isItself) {
    throw new Refusal(404, 'No Medication with that genericName was found.');
  }
  if (await findMedication(tx, MedName)) throw badRequest('A Medication with that name already exists.');
  return addMedication(tx, MedName, { Notes, generic });
}
