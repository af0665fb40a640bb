import type { Transaction } from '../../db/handle.ts';
import { deleteRows, findRow, insertRow, updateRow } from '../../db/rows/rows.ts';
import { sized } from '../../db/schema/sized.ts';
import type { Row } from '../../db/schema/tables.ts';
import { lockShared } from '../../db/shared-lock.ts';
import { badRequest, notFound } from '../../domain/refusal.ts';
import { addAllergyDef, findAllergyDef, type Listed } from '../../practice/chart/health-lists.ts';
import { refuseOfDeletedPatient, requireLivePatient } from '../../practice/office/patients.ts';
import { asColumns } from '../../wire/as-columns.ts';
import { dateOrNone } from '../../wire/empty-inputs.ts';
import { flagInput, keyInput, textInput, type ValuesOf } from '../../wire/input.ts';

type Allergy = Row<'allergy'>;

const reaction = textInput({ ...sized('allergy', 'Reaction'), verbatim: true, description: 'What happened.' });

/** Body of Allergies POST. */
export const newAllergyInputs = {
  AllergyDefNum: keyInput({ description: 'This or defDescription; takes precedence over the name.' }),
  PatNum: keyInput({ required: true }),
  defDescription: textInput({
    ...sized('allergydef', 'Description'),
    description: 'Description of an AllergyDef; created if there is none.',
  }),
  Reaction: reaction,
  StatusIsActive: flagInput({ description: 'Default: true.' }),
  DateAdverseReaction: dateOrNone(),
};

/** Body of Allergies PUT. */
export const allergyInputs = {
  Reaction: reaction,
  DateAdverseReaction: dateOrNone({ description: '"" = none.' }),
  StatusIsActive: flagInput(),
};

/**
 * Gives a patient an allergy of the office's list; a name the list lacks is added to it (`companions-people.md` 12).
 */
export async function createAllergy(
  tx: Transaction,
  { AllergyDefNum, PatNum, defDescription, ...sent }: ValuesOf<typeof newAllergyInputs>,
): Promise<Listed<Allergy>> {
  if (!AllergyDefNum && !defDescription) throw badRequest('defDescription is required.');
  if (!AllergyDefNum) await lockShared(tx, 'allergydef');
  const named = AllergyDefNum ? await findRow(tx, 'allergydef', AllergyDefNum) : undefined;
  if (AllergyDefNum && !named) throw notFound('AllergyDef');
  await requireLivePatient(tx, PatNum);
  const definition = named ?? (await findAllergyDef(tx, defDescription!)) ?? (await addAllergyDef(tx, defDescription!));
  const allergy = await insertRow(tx, 'allergy', {
    StatusIsActive: 1,
    ...asColumns(sent),
    AllergyDefNum: definition.AllergyDefNum,
    PatNum,
  });
  return { ...allergy, listed: definition.Description };
}

export async function updateAllergy(
  tx: Transaction,
  allergy: Allergy,
  sent: ValuesOf<typeof allergyInputs>,
): Promise<Listed<Allergy>> {
  await refuseOfDeletedPatient(tx, allergy);
  const listed = await nameOf(tx, allergy);
  return { ...(await updateRow(tx, 'allergy', allergy, asColumns(sent))), listed };
}

export async function removeAllergy(tx: Transaction, allergy: Allergy): Promise<Listed<Allergy>> {
  await refuseOfDeletedPatient(tx, allergy);
  const listed = await nameOf(tx, allergy);
  await deleteRows(tx, 'allergy', [allergy]);
  return { ...allergy, listed };
}

const nameOf = async (tx: Transaction, { AllergyDefNum }: Allergy) =>
  (await findRow(tx, 'allergydef', AllergyDefNum))?.Description ?? '';
