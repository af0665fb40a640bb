import type { Transaction } from '../../db/handle.ts';
import { insertRow } from '../../db/rows/rows.ts';
import { sized } from '../../db/schema/sized.ts';
import type { Row } from '../../db/schema/tables.ts';
import { lockShared } from '../../db/shared-lock.ts';
import { DefCat } from '../../domain/enums.ts';
import { badRequest } from '../../domain/refusal.ts';
import { definitionsOf } from '../../practice/office/definitions.ts';
import { placeBehind } from '../../practice/office/last-place.ts';
import { signalSetup } from '../../practice/office/setup-signals.ts';
import { flagInput, namedInput, textInput, type ValuesOf } from '../../wire/input.ts';

/** Body of Definitions POST. */
export const definitionInputs = {
  ItemName: textInput({ ...sized('definition', 'ItemName'), required: true, verbatim: true }),
  category: namedInput(DefCat, { required: true }),
  ItemValue: textInput({ ...sized('definition', 'ItemValue'), description: 'Its meaning depends on the category.' }),
  isHidden: flagInput({ description: 'Default false.' }),
};

/** What `ItemValue` may be, in the categories where it means something to a program (`companions-people.md` 14). */
const ITEM_VALUES: Readonly<Partial<Record<DefCat, RegExp>>> = {
  [DefCat.AdjTypes]: /^(\+|-|dp)$/,
  [DefCat.CommLogTypes]: /^(|APPT|FIN|RECALL|MISC|TEXT|ODHQ|REACT|FHIR)$/,
  [DefCat.BlockoutTypes]: /^(|NS|DC|NS,?DC|DC,?NS)$/,
  [DefCat.ImageCats]: /^[A-Z]*$/i,
};

/** A new definition is the last in its list. */
export async function createDefinition(
  tx: Transaction,
  { ItemName, category, ItemValue = '', isHidden }: ValuesOf<typeof definitionInputs>,
): Promise<Row<'definition'>> {
  if (category === DefCat.AdjTypes && ItemValue === '') throw badRequest('ItemValue is required.');
  if (!(ITEM_VALUES[category] ?? /^/).test(ItemValue)) throw badRequest('ItemValue is invalid.');
  const name = Object.entries(DefCat).find(([, number]) => number === category)![0] as keyof typeof DefCat;
  await lockShared(tx, 'definition');
  const others = await definitionsOf(tx, name);
  if (category === DefCat.CommLogTypes && ItemValue && others.some((other) => other.ItemValue === ItemValue)) {
    throw badRequest('ItemValue is used by another definition.');
  }
  const created = await insertRow(tx, 'definition', {
    Category: category,
    ItemName,
    ItemValue,
    IsHidden: isHidden ? 1 : 0,
    ItemOrder: placeBehind('definition', others),
  });
  await signalSetup(tx, 'Defs');
  return created;
}
