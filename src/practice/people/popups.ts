import type { Transaction } from '../../db/practice.ts';
import { insertRow, rowsWhere, updateRow } from '../../db/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { PopupLevel } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';

export const FAMILY = PopupLevel.Family;
export const SUPER_FAMILY = PopupLevel.SuperFamily;

/**
 * When a patient leaves a family, the patient still sees the family's popups and the family still sees the patient's:
 * each popup of that level is copied for the side that would lose it. A popup that leaves a super family becomes one of
 * its patient's family.
 */
export async function keepPopups(
  tx: Transaction,
  mover: Key,
  family: readonly Pick<Row<'patient'>, 'PatNum'>[],
  heir: Key,
  level: typeof FAMILY | typeof SUPER_FAMILY,
): Promise<void> {
  for (const { PatNum } of family) {
    const popups = (await rowsWhere(tx, 'popup', 'PatNum', PatNum)).filter(
      (popup) => popup.PopupLevel === level && !popup.IsArchived,
    );
    for (const { PopupNum: _num, ...popup } of popups) {
      const isOwn = PatNum === mover;
      const forMover = level === SUPER_FAMILY ? FAMILY : level;
      await insertRow(tx, 'popup', { ...popup, PatNum: isOwn ? heir : mover, PopupLevel: isOwn ? level : forMover });
    }
    if (PatNum === mover && level === SUPER_FAMILY) await endSuperFamilyPopups(tx, mover);
  }
}

/** Turns a patient's popups for a super family, which has ended, into popups for the family. */
export async function endSuperFamilyPopups(tx: Transaction, patNum: Key): Promise<void> {
  for (const popup of await rowsWhere(tx, 'popup', 'PatNum', patNum)) {
    if (popup.PopupLevel === SUPER_FAMILY) await updateRow(tx, 'popup', popup, { PopupLevel: FAMILY });
  }
}
