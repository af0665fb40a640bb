import type { Transaction } from '../../db/handle.ts';
import { insertRow, updateRow } from '../../db/rows/rows.ts';
import { highest, sized } from '../../db/schema/sized.ts';
import type { Row } from '../../db/schema/tables.ts';
import { lockShared } from '../../db/shared-lock.ts';
import { DefCat } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { badRequest, invalid } from '../../domain/refusal.ts';
import { definitionsOf } from '../../practice/office/definitions.ts';
import { placeBehind } from '../../practice/office/last-place.ts';
import { signalSetup } from '../../practice/office/setup-signals.ts';
import { asColumns } from '../../wire/as-columns.ts';
import { filledText } from '../../wire/filled-text.ts';
import { flagInput, namedInput, textInput, type ValuesOf } from '../../wire/input.ts';
import { colorInput } from '../../wire/schedule-inputs.ts';
import { wholeInput } from '../../wire/whole-input.ts';

type Definition = Row<'definition'>;

/** Body of Definitions POST. */
export const definitionInputs = {
  ItemName: textInput({ ...sized('definition', 'ItemName'), required: true, verbatim: true }),
  category: namedInput(DefCat, { required: true }),
  ItemValue: textInput({ ...sized('definition', 'ItemValue'), description: 'Its meaning depends on the category.' }),
  isHidden: flagInput({ description: 'Default: false.' }),
};

/** Body of Definitions PUT. */
export const definitionChanges = {
  ItemName: filledText(sized('definition', 'ItemName')),
  ItemValue: definitionInputs.ItemValue,
  ItemOrder: wholeInput({ from: 0, to: highest('definition', 'ItemOrder'), description: 'Place in its list, from 0.' }),
  ItemColor: colorInput({ description: 'R,G,B.' }),
  isHidden: flagInput({ description: 'A hidden one is no longer offered; rows that use it keep it.' }),
};

/** What `ItemValue` may be, in the categories where it means something to a program (`companions-people.md` 14). */
const ITEM_VALUES: Readonly<Partial<Record<DefCat, RegExp>>> = {
  [DefCat.AdjTypes]: /^(\+|-|dp)$/,
  [DefCat.CommLogTypes]: /^(|APPT|FIN|RECALL|MISC|TEXT|ODHQ|REACT|FHIR)$/,
  [DefCat.BlockoutTypes]: /^(|NS|DC|NS,?DC|DC,?NS)$/,
  [DefCat.ImageCats]: /^[A-Z]*$/i,
};

/** Where amounts that are stored already follow from `ItemValue`: the sign of adjustments, and what an account leaves out. */
const FIXED: readonly number[] = [DefCat.AdjTypes, DefCat.PaySplitUnearnedType];

/** A new definition is the last in its list. */
export async function createDefinition(
  tx: Transaction,
  { ItemName, category, ItemValue = '', isHidden }: ValuesOf<typeof definitionInputs>,
): Promise<Definition> {
  if (category === DefCat.AdjTypes && ItemValue === '') throw badRequest('ItemValue is required.');
  const others = await refuseValue(tx, category, ItemValue);
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

/** Estimates follow where the places of priorities change. */
export async function updateDefinition(
  tx: Transaction,
  definition: Definition,
  { isHidden: IsHidden, ...sent }: ValuesOf<typeof definitionChanges>,
): Promise<Definition> {
  const { Category, DefNum } = definition;
  if (sent.ItemValue !== undefined && sent.ItemValue !== (definition.ItemValue ?? '')) {
    if (FIXED.includes(Category)) throw badRequest('ItemValue of this category cannot be changed.');
    await refuseValue(tx, Category as DefCat, sent.ItemValue, DefNum);
  }
  const changed = await updateRow(tx, 'definition', definition, asColumns({ ...sent, IsHidden }));
  if (changed !== definition) await signalSetup(tx, 'Defs');
  return changed;
}

/** 400 for a value that the category does not take; else the other definitions of the category. */
async function refuseValue(tx: Transaction, category: DefCat, value: string, own?: Key): Promise<Definition[]> {
  if (!(ITEM_VALUES[category] ?? /^/).test(value)) throw invalid('ItemValue');
  const name = Object.entries(DefCat).find(([, number]) => number === category)?.[0] as keyof typeof DefCat | undefined;
  await lockShared(tx, 'definition');
  const others = (name ? await definitionsOf(tx, name) : []).filter(({ DefNum }) => DefNum !== own);
  if (category === DefCat.CommLogTypes && value && others.some((other) => other.ItemValue === value)) {
    throw badRequest('ItemValue is used by another definition.');
  }
  return others;
}
