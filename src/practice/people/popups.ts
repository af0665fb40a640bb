import type { Transaction } from '../../db/practice.ts';
import { insertRow, rowsWhere, updateRow } from '../../db/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { PopupLevel } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';

export const FAMILY = PopupLevel.Family;
export const SUPER_FAMILY = PopupLevel.SuperFamily;

/**
 * When somebody leaves a family, both sides go on seeing the popups of both: each popup of that level is copied for the
 * side that would lose it. The first of those who leave gets the copies that they need. A popup that leaves a super
 * family becomes one of its patient's family.
 */
export async function keepPopups(
  tx: Transaction,
  leaving: readonly [Key, ...Key[]],
  family: readonly Pick<Row<'patient'>, 'PatNum'>[],
  heir: Key,
  level: typeof FAMILY | typeof SUPER_FAMILY,
): Promise<void> {
  const popups: Row<'popup'>[] = [];
  // All are read before the first copy is made, or a copy would be copied back.
  for (const { PatNum } of family) popups.push(...(await rowsWhere(tx, 'popup', 'PatNum', PatNum)));
  for (const { PopupNum: _num, ...popup } of popups) {
    if (popup.PopupLevel !== level || popup.IsArchived) continue;
    const leaves = leaving.includes(popup.PatNum);
    const copy = leaves ? { PatNum: heir, PopupLevel: level } : { PatNum: leaving[0], PopupLevel: FAMILY };
    await insertRow(tx, 'popup', { ...popup, ...copy });
  }
  if (level === SUPER_FAMILY) for (const PatNum of leaving) await endSuperFamilyPopups(tx, PatNum);
}

/** Turns a patient's popups for a super family, which has ended, into popups for the family. */
export async function endSuperFamilyPopups(tx: Transaction, patNum: Key): Promise<void> {
  for (const popup of await rowsWhere(tx, 'popup', 'PatNum', patNum)) {
    if (popup.PopupLevel === SUPER_FAMILY) await updateRow(tx, 'popup', popup, { PopupLevel: FAMILY });
  }
}
