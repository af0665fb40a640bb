import type { Transaction } from '../../db/handle.ts';
import { rowsWhere, updateRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import type { Key } from '../../domain/key.ts';

type PatPlan = Row<'patplan'>;

/** The patient's links, primary first. */
export async function linksOf(tx: Transaction, patNum: Key): Promise<PatPlan[]> {
  const links = await rowsWhere(tx, 'patplan', 'PatNum', patNum);
  return links.sort((one, other) => one.Ordinal - other.Ordinal);
}

/**
 * Gives one link its place. The others keep their order and take the other places, so that ordinals run from 1 without
 * gaps (`companions-insurance.md` 5.6). Answers the link as it is then. Without a link only closes the gaps.
 */
export async function renumber(
  tx: Transaction,
  patNum: Key,
  placed?: { readonly patPlanNum: Key; readonly ordinal: number },
): Promise<PatPlan | undefined> {
  const links = await linksOf(tx, patNum);
  const moved = links.find(({ PatPlanNum }) => PatPlanNum === placed?.patPlanNum);
  const order = links.filter((link) => link !== moved);
  if (moved && placed) order.splice(placed.ordinal - 1, 0, moved);
  let result = moved;
  for (const [index, link] of order.entries()) {
    const updated = await updateRow(tx, 'patplan', link, { Ordinal: index + 1 });
    if (link === moved) result = updated;
  }
  return result;
}
