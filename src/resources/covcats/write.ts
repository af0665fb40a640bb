import type { Handle, Transaction } from '../../db/handle.ts';
import { insertRow, updateRow } from '../../db/rows/rows.ts';
import { highest, sized } from '../../db/schema/sized.ts';
import type { Row } from '../../db/schema/tables.ts';
import { lockShared } from '../../db/shared-lock.ts';
import { EbenefitCat } from '../../domain/enums.ts';
import { asColumns } from '../../wire/as-columns.ts';
import { filledText } from '../../wire/filled-text.ts';
import { flagInput, namedInput, textInput, type ValuesOf } from '../../wire/input.ts';
import { wholeInput } from '../../wire/whole-input.ts';

type CovCat = Row<'covcat'>;

const DefaultPercent = wholeInput({ from: -1, to: 100, description: 'For new plans; -1 = none. Default: -1.' });
const rest = {
  IsHidden: flagInput({ description: 'Default: false.' }),
  EbenefitCat: namedInput(EbenefitCat, { description: 'Default: None.' }),
};

/** Body of CovCats POST. */
export const newCovCatInputs = {
  Description: textInput({ ...sized('covcat', 'Description'), required: true, verbatim: true }),
  DefaultPercent,
  ...rest,
};

/** Body of CovCats PUT. */
export const covCatInputs = {
  Description: filledText(sized('covcat', 'Description')),
  DefaultPercent,
  CovOrder: wholeInput({
    from: 0,
    to: highest('covcat', 'CovOrder'),
    description: 'A higher one is more specific; the others move.',
  }),
  ...rest,
};

/** POST covcats: the new category is more specific than all others so far (`companions-insurance.md` 7). */
export async function createCovCat(tx: Transaction, sent: ValuesOf<typeof newCovCatInputs>): Promise<CovCat> {
  await lockShared(tx, 'covcat');
  const highest = (await categoriesInOrder(tx)).at(-1)?.CovOrder ?? -1;
  return insertRow(tx, 'covcat', { DefaultPercent: -1, ...asColumns(sent), CovOrder: highest + 1 });
}

/** PUT covcats: if the category moves, the others close up, so that places run from 0 without gaps. */
export async function updateCovCat(
  tx: Transaction,
  category: CovCat,
  sent: ValuesOf<typeof covCatInputs>,
): Promise<CovCat> {
  const { CovOrder: place, ...plain } = sent;
  if (place !== undefined) await lockShared(tx, 'covcat');
  let updated = await updateRow(tx, 'covcat', category, asColumns(plain));
  if (place !== undefined && place !== category.CovOrder) updated = await moveTo(tx, updated, place);
  return updated;
}

async function moveTo(tx: Transaction, category: CovCat, place: number): Promise<CovCat> {
  const order = (await categoriesInOrder(tx)).filter(({ CovCatNum }) => CovCatNum !== category.CovCatNum);
  order.splice(place, 0, category);
  let moved = category;
  for (const [CovOrder, row] of order.entries()) {
    const updated = await updateRow(tx, 'covcat', row, { CovOrder });
    if (row === category) moved = updated;
  }
  return moved;
}

export function categoriesInOrder(handle: Handle): Promise<CovCat[]> {
  return handle.db.selectFrom('covcat').selectAll().orderBy('CovOrder').orderBy('CovCatNum').execute();
}
