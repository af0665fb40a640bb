import type { Handle } from '../../db/handle.ts';
import { requireRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { AptStatus, ProcStatus } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { badRequest } from '../../domain/refusal.ts';
import { refuseOfAnother } from '../office/patients.ts';

type Appointment = Row<'appointment'>;

const EMPTY_YEAR = '1880';

export async function requireAppointment(handle: Handle, aptNum: Key): Promise<Appointment> {
  return requireRow(handle, 'appointment', aptNum, 'Appointment');
}

/** The date of an appointment, or undefined while it has no real one. */
export function realDateOf(appointment: Appointment): string | undefined {
  const date = appointment.AptDateTime.slice(0, 10);
  return date.slice(0, 4) >= EMPTY_YEAR ? date : undefined;
}

/** Notes are in the book like appointments, but no work is done at them. */
export const isNote = (status: number) => status === AptStatus.PtNote || status === AptStatus.PtNoteCompleted;

export const noteWithProcedures = () => badRequest('Patient notes cannot have procedures attached.');

/** Refuses an appointment that a procedure may not be attached to by AptNum (`procedures.md` 21.2). */
export function refuseAttachment(appointment: Appointment, patNum: Key, status: number): void {
  refuseOfAnother('Appointment', appointment, patNum);
  if (isNote(appointment.AptStatus)) throw noteWithProcedures();
  if (appointment.AptStatus === AptStatus.Planned) throw badRequest('AptNum cannot be a planned appointment.');
  if (appointment.AptStatus === AptStatus.Complete && status !== ProcStatus.C) {
    throw badRequest('Procedures that are not complete cannot be attached to a completed appointment.');
  }
}

/** Refuses an appointment that a procedure may not be attached to by PlannedAptNum. */
export function refusePlannedAttachment(appointment: Appointment, patNum: Key): void {
  refuseOfAnother('Appointment', appointment, patNum);
  if (appointment.AptStatus !== AptStatus.Planned) throw badRequest('PlannedAptNum must be a planned appointment.');
}

/** Refuses to complete a procedure at an appointment in the future (`procedures.md` 9.4). */
export function refuseCompletionBefore(appointment: Appointment, today: string): void {
  const date = realDateOf(appointment);
  if (date !== undefined && date > today) {
    throw badRequest(`Procedure is on an appointment dated ${date}, which is in the future.`);
  }
}
