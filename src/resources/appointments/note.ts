import type { Transaction } from '../../db/handle.ts';
import { updateRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { requireLivePatient } from '../../practice/office/patients.ts';
import { settleSchedule } from '../../practice/schedule/settle.ts';
import { auditAppointment, visitOf } from './audit.ts';
import { noteInputs } from './inputs.ts';

/** PUT Note: adds a line to the note (`companions-people.md` 4.6). */
export async function appendNote(
  tx: Transaction,
  before: Row<'appointment'>,
  line: string,
): Promise<Row<'appointment'>> {
  const patient = await requireLivePatient(tx, before.PatNum);
  const whole = before.Note ? `${before.Note}\r\n${line}` : line;
  const after = await updateRow(tx, 'appointment', before, { Note: noteInputs.Note.read(whole, 'Note') });
  await settleSchedule(tx, patient);
  await auditAppointment(tx, after, 'AppointmentEdit', visitOf(after));
  return after;
}
