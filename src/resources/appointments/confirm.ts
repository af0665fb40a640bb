import type { Transaction } from '../../db/handle.ts';
import { updateRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import type { Key } from '../../domain/key.ts';
import { badRequest } from '../../domain/refusal.ts';
import { findDefinition, firstDefinition, requireDefinition } from '../../practice/office/definitions.ts';
import { requireLivePatient } from '../../practice/office/patients.ts';
import { preferenceKey } from '../../practice/office/preferences.ts';
import { settleSchedule } from '../../practice/schedule/settle.ts';
import type { ValuesOf } from '../../wire/input.ts';
import { auditConfirmation } from './audit.ts';
import { CONFIRM_PREFERENCES, type confirmInputs } from './inputs.ts';
import { arrivalStamp } from './visit.ts';

type Appointment = Row<'appointment'>;
type Sent = ValuesOf<typeof confirmInputs>;

/** PUT Confirm: what is known of whether the patient will come, or came (`companions-people.md` 4.7). */
export async function confirmAppointment(tx: Transaction, before: Appointment, sent: Sent): Promise<Appointment> {
  if (sent.defNum !== undefined) await requireDefinition(tx, 'ApptConfirmed', sent.defNum, 'defNum');
  const patient = await requireLivePatient(tx, before.PatNum);
  const Confirmed = sent.defNum ?? (await statusBehind(tx, sent.confirmVal!));
  if (Confirmed === before.Confirmed) return before;
  const after = await updateRow(tx, 'appointment', before, { Confirmed, ...(await arrivalStamp(tx, Confirmed)) });
  await settleSchedule(tx, patient);
  await auditConfirmation(tx, before, after);
  return after;
}

type PreferenceBehind = (typeof CONFIRM_PREFERENCES)[keyof typeof CONFIRM_PREFERENCES];

/** The office's status for one of the page's words; its first status for `None`, which no preference stands behind. */
async function statusBehind(tx: Transaction, name: PreferenceBehind): Promise<Key> {
  if (name === '') return firstDefinition(tx, 'ApptConfirmed');
  const defNum = await preferenceKey(tx, name);
  if (defNum !== 0 && (await findDefinition(tx, 'ApptConfirmed', defNum))) return defNum;
  const word = Object.entries(CONFIRM_PREFERENCES).find(([, preference]) => preference === name)![0];
  throw badRequest(`The office has no status set up for ${word}.`);
}
