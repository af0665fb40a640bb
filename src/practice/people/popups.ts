import type { Transaction } from '../../db/handle.ts';
import { insertRow, rowsWhere, updateRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { PopupLevel } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { membersOfSuperFamily } from './families.ts';

export const FAMILY = PopupLevel.Family;
const SUPER_FAMILY = PopupLevel.SuperFamily;
type Level = typeof FAMILY | typeof SUPER_FAMILY;

/**
 * When somebody leaves a family, both sides go on seeing the popups of both: each popup of that level is copied for the
 * side that would lose it. The first of those who leave gets the copies that they need.
 */
export async function keepPopups(
  tx: Transaction,
  leaving: readonly [Key, ...Key[]],
  family: readonly Pick<Row<'patient'>, 'PatNum'>[],
  heir: Key,
  level: Level,
  levelThere: Level = level,
): Promise<void> {
  const popups: Row<'popup'>[] = [];
  // All are read before the first copy is made, or a copy would be copied back.
  for (const { PatNum } of family) popups.push(...(await rowsWhere(tx, 'popup', 'PatNum', PatNum)));
  for (const { PopupNum: _num, ...popup } of popups) {
    if (popup.PopupLevel !== level || popup.IsArchived) continue;
    const leaves = leaving.includes(popup.PatNum);
    const copy = leaves ? { PatNum: heir, PopupLevel: level } : { PatNum: leaving[0], PopupLevel: levelThere };
    await insertRow(tx, 'popup', { ...popup, ...copy });
  }
}

/**
 * The same when they leave the super family of a head, for another one or for none. Without a super family its popups
 * become popups of the family.
 */
export async function keepSuperFamilyPopups(
  tx: Transaction,
  leaving: readonly [Key, ...Key[]],
  head: Key,
  isForAnother: boolean,
): Promise<void> {
  const family = await membersOfSuperFamily(tx, head);
  await keepPopups(tx, leaving, family, head, SUPER_FAMILY, isForAnother ? SUPER_FAMILY : FAMILY);
  if (!isForAnother) for (const PatNum of leaving) await endSuperFamilyPopups(tx, PatNum);
}

/** Turns a patient's popups for a super family, which has ended, into popups for the family. */
export async function endSuperFamilyPopups(tx: Transaction, patNum: Key): Promise<void> {
  for (const popup of await rowsWhere(tx, 'popup', 'PatNum', patNum)) {
    if (popup.PopupLevel === SUPER_FAMILY) await updateRow(tx, 'popup', popup, { PopupLevel: FAMILY });
  }
}
