import type { Transaction } from '../../db/practice.ts';
import { insertRow, rowsWhere, updateRow } from '../../db/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { PopupLevel } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';

export const FAMILY = PopupLevel.Family;
export const SUPER_FAMILY = PopupLevel.SuperFamily;

/**
 * A patient who leaves a family goes on seeing its popups, and the family goes on seeing the patient's: each of that
 * level is copied for the side that would lose it. What leaves a super family is seen by its own family from then on.
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

/** Popups of a super family that ended are the family's. */
export async function endSuperFamilyPopups(tx: Transaction, patNum: Key): Promise<void> {
  for (const popup of await rowsWhere(tx, 'popup', 'PatNum', patNum)) {
    if (popup.PopupLevel === SUPER_FAMILY) await updateRow(tx, 'popup', popup, { PopupLevel: FAMILY });
  }
}
