import type { Transaction } from '../../db/practice.ts';
import { sized } from '../../db/schema/sized.ts';
import type { Row } from '../../db/schema/tables.ts';
import { badRequest } from '../../domain/refusal.ts';
import { addAllergyDef, findAllergyDef } from '../../practice/chart/health-lists.ts';
import { textInput, type ValuesOf } from '../../wire/input.ts';

/** Body of AllergyDefs POST. */
export const allergyDefInputs = {
  Description: textInput({ ...sized('allergydef', 'Description'), required: true }),
};

/** Adds an allergy that patients may have (`companions-people.md` 12). */
export async function createAllergyDef(
  tx: Transaction,
  { Description }: ValuesOf<typeof allergyDefInputs>,
): Promise<Row<'allergydef'>> {
  if (await findAllergyDef(tx, Description)) throw badRequest('An AllergyDef with that name already exists.');
  return addAllergyDef(tx, Description);
}
