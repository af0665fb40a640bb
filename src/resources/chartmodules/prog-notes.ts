import type { Handle } from '../../db/handle.ts';
import type { Key } from '../../domain/key.ts';
import { requirePatient } from '../../practice/office/patients.ts';
import { appointmentNotes, labCaseNotes, procedureNotes, rxNotes } from './clinical-notes.ts';
import { commlogNotes, emailNotes, sheetNotes, taskNotes } from './message-notes.ts';
import { byDayAndKind, type ProgNote } from './prog-note.ts';

/** Everything that was planned, done, said and sent for a patient, day after day. */
export async function progressNotes(handle: Handle, patNum: Key): Promise<ProgNote[]> {
  await requirePatient(handle, patNum);
  const notes = [
    ...(await appointmentNotes(handle, patNum)),
    ...(await procedureNotes(handle, patNum)),
    ...(await commlogNotes(handle, patNum)),
    ...(await taskNotes(handle, patNum)),
    ...(await emailNotes(handle, patNum)),
    ...(await labCaseNotes(handle, patNum)),
    ...(await rxNotes(handle, patNum)),
    ...(await sheetNotes(handle, patNum)),
  ];
  return notes.sort(byDayAndKind);
}
