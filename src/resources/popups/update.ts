import type { Transaction } from '../../db/handle.ts';
import { updateRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { badRequest } from '../../domain/refusal.ts';
import { requireLivePatient } from '../../practice/office/patients.ts';
import type { ValuesOf } from '../../wire/input.ts';
import { popupInputs, refuseWithoutSuperFamily } from './create.ts';

/** Body of Popups PUT. */
export const popupChanges = {
  Description: { ...popupInputs.Description, required: false as const },
  PopupLevel: popupInputs.PopupLevel,
  DateTimeDisabled: popupInputs.DateTimeDisabled,
};

/** Changes a popup; one of which the office keeps an older text is no popup any more. */
export async function updatePopup(
  tx: Transaction,
  popup: Row<'popup'>,
  sent: ValuesOf<typeof popupChanges>,
): Promise<Row<'popup'>> {
  const patient = await requireLivePatient(tx, popup.PatNum);
  if (popup.IsArchived) throw badRequest('Popup is archived.');
  if (sent.Description !== undefined && sent.Description.trim() === '') throw badRequest('Description is required.');
  refuseWithoutSuperFamily(patient, sent.PopupLevel);
  return updateRow(tx, 'popup', popup, sent);
}
