import type { Transaction } from '../../db/handle.ts';
import { updateRow } from '../../db/rows/rows.ts';
import { sized } from '../../db/schema/sized.ts';
import type { Row } from '../../db/schema/tables.ts';
import { lockShared } from '../../db/shared-lock.ts';
import { badRequest } from '../../domain/refusal.ts';
import { addAllergyDef, findAllergyDef } from '../../practice/chart/health-lists.ts';
import { asColumns } from '../../wire/as-columns.ts';
import { flagInput, textInput, type ValuesOf } from '../../wire/input.ts';

/** Body of AllergyDefs POST. */
export const allergyDefInputs = {
  Description: textInput({ ...sized('allergydef', 'Description'), required: true }),
};

/** Adds an allergy that patients may have (`companions-people.md` 12). */
export async function createAllergyDef(
  tx: Transaction,
  { Description }: ValuesOf<typeof allergyDefInputs>,
): Promise<Row<'allergydef'>> {
  await lockShared(tx, 'allergydef');
  if (await findAllergyDef(tx, Description)) throw badRequest('An AllergyDef with that name already exists.');
  return addAllergyDef(tx, Description);
}

/** Body of AllergyDefs PUT. */
export const allergyDefChanges = {
  Description: textInput({ ...sized('allergydef', 'Description'), blank: false }),
  IsHidden: flagInput({ description: 'A hidden one is no longer offered; patients keep it.' }),
};

export async function updateAllergyDef(
  tx: Transaction,
  definition: Row<'allergydef'>,
  sent: ValuesOf<typeof allergyDefChanges>,
): Promise<Row<'allergydef'>> {
  if (sent.Description !== undefined) await lockShared(tx, 'allergydef');
  const same = sent.Description === undefined ? undefined : await findAllergyDef(tx, sent.Description);
  if (same && same.AllergyDefNum !== definition.AllergyDefNum) {
    throw badRequest('An AllergyDef with that name already exists.');
  }
  return updateRow(tx, 'allergydef', definition, asColumns(sent));
}
