import type { Transaction } from '../../db/handle.ts';
import { insertRow } from '../../db/rows/rows.ts';
import { sized } from '../../db/schema/sized.ts';
import type { Row } from '../../db/schema/tables.ts';
import { PopupLevel } from '../../domain/enums.ts';
import { badRequest } from '../../domain/refusal.ts';
import { requireLivePatient } from '../../practice/office/patients.ts';
import { dateTimeOrNone } from '../../wire/empty-inputs.ts';
import { keyInput, namedInput, textInput, type ValuesOf } from '../../wire/input.ts';

/** Body of Popups POST. */
export const popupInputs = {
  PatNum: keyInput({ required: true }),
  Description: textInput({ ...sized('popup', 'Description'), required: true, verbatim: true }),
  PopupLevel: namedInput(PopupLevel, { description: 'Default: Patient.' }),
  DateTimeDisabled: dateTimeOrNone({ description: 'It no longer pops up after this; "" = never.' }),
};

/**
 * A note that pops up whenever the patient, the family or the super family is selected (`companions-people.md` 9.2).
 */
export async function createPopup(tx: Transaction, sent: ValuesOf<typeof popupInputs>): Promise<Row<'popup'>> {
  const patient = await requireLivePatient(tx, sent.PatNum);
  const level = sent.PopupLevel ?? PopupLevel.Patient;
  refuseWithoutSuperFamily(patient, level);
  return insertRow(tx, 'popup', {
    PatNum: sent.PatNum,
    Description: sent.Description,
    PopupLevel: level,
    DateTimeEntry: tx.now,
    ...(sent.DateTimeDisabled === undefined ? {} : { DateTimeDisabled: sent.DateTimeDisabled }),
  });
}

/** 400 for a popup of a super family that the patient does not have. */
export function refuseWithoutSuperFamily(patient: Row<'patient'>, level: number | undefined): void {
  if (level === PopupLevel.SuperFamily && patient.SuperFamily === 0) {
    throw badRequest('Patient is not part of a super family.');
  }
}
