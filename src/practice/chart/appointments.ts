import type { Handle, Transaction } from '../../db/practice.ts';
import { findRow, insertRow, updateRow } from '../../db/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { AptStatus, HistAppointmentAction, ProcStatus, TreatArea } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { badRequest, notFound } from '../../domain/refusal.ts';

type Appointment = Row<'appointment'>;
type Procedure = Row<'procedurelog'>;
type AreaAndAbbr = Pick<Row<'procedurecode'>, 'TreatArea' | 'AbbrDesc'>;

const EMPTY_YEAR = '1880';

export async function requireAppointment(handle: Handle, aptNum: Key): Promise<Appointment> {
  const appointment = await findRow(handle, 'appointment', aptNum);
  if (!appointment) throw notFound('Appointment');
  return appointment;
}

/** The date of an appointment, or undefined while it has no real one. */
export function realDateOf(appointment: Appointment): string | undefined {
  const date = appointment.AptDateTime.slice(0, 10);
  return date.slice(0, 4) >= EMPTY_YEAR ? date : undefined;
}

/** What a procedure may be attached to by AptNum (`procedures.md` 21.2). */
export function refuseAttachment(appointment: Appointment, patNum: Key, status: number): void {
  refuseOtherPatient(appointment, patNum);
  if (appointment.AptStatus === AptStatus.Planned) throw badRequest('AptNum cannot be a planned appointment.');
  if (appointment.AptStatus === AptStatus.Complete && status !== ProcStatus.C) {
    throw badRequest('Procedures that are not complete cannot be attached to a completed appointment.');
  }
}

/** What a procedure may be attached to by PlannedAptNum. */
export function refusePlannedAttachment(appointment: Appointment, patNum: Key): void {
  refuseOtherPatient(appointment, patNum);
  if (appointment.AptStatus !== AptStatus.Planned) throw badRequest('PlannedAptNum must be a planned appointment.');
}

function refuseOtherPatient(appointment: Appointment, patNum: Key): void {
  if (appointment.PatNum !== patNum) throw badRequest('Appointment does not belong to the patient.');
}

/** A procedure cannot be done on a day that has not come (`procedures.md` 9.4). */
export function refuseCompletionBefore(appointment: Appointment, today: string): void {
  const date = realDateOf(appointment);
  if (date !== undefined && date > today) {
    throw badRequest(`Procedure is on an appointment dated ${date}, which is in the future.`);
  }
}

/**
 * Rebuilds what an appointment says of its procedures, and keeps a history row when that changed
 * (`procedures.md` 21.4). Numbers of appointments that do not exist are passed over.
 */
export async function refreshDescriptions(tx: Transaction, aptNums: readonly Key[]): Promise<void> {
  for (const aptNum of new Set(aptNums)) {
    const appointment = aptNum === 0 ? undefined : await findRow(tx, 'appointment', aptNum);
    if (appointment) await refreshDescription(tx, appointment);
  }
}

async function refreshDescription(tx: Transaction, appointment: Appointment): Promise<void> {
  const attached = appointment.AptStatus === AptStatus.Planned ? 'PlannedAptNum' : 'AptNum';
  const procedures = await tx.db
    .selectFrom('procedurelog')
    .innerJoin('procedurecode', 'procedurecode.CodeNum', 'procedurelog.CodeNum')
    .select(['ProcNum', 'Surf', 'ToothNum', 'procedurecode.TreatArea', 'procedurecode.AbbrDesc'])
    .where(attached, '=', appointment.AptNum)
    .where('ProcStatus', '<>', ProcStatus.D)
    .orderBy('ProcNum')
    .execute();
  const pieces = procedures.map((procedure) => descriptionPiece(procedure, procedure));
  const changed = await updateRow(tx, 'appointment', appointment, {
    ProcDescript: pieces.join(', '),
    ProcsColored: pieces.map((piece) => `<span color="-16777216">${escaped(piece)}</span>`).join(''),
  });
  if (changed !== appointment) await keepHistory(tx, changed);
}

/** How one procedure reads on its appointment, e.g. `#4-MO-C2(P)`. */
export function descriptionPiece(procedure: Pick<Procedure, 'Surf' | 'ToothNum'>, code: AreaAndAbbr): string {
  const abbreviation = code.AbbrDesc ?? '';
  switch (code.TreatArea) {
    case TreatArea.Surf:
      return `#${procedure.ToothNum ?? ''}-${procedure.Surf ?? ''}-${abbreviation}`;
    case TreatArea.Tooth:
      return `#${procedure.ToothNum ?? ''}-${abbreviation}`;
    case TreatArea.Quad:
    case TreatArea.Arch:
      return `${procedure.Surf ?? ''}-${abbreviation}`;
    case TreatArea.Sextant:
      return `S${procedure.Surf ?? ''}-${abbreviation}`;
    default:
      return abbreviation;
  }
}

const escaped = (text: string) => text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;' })[sign] ?? '&gt;');

async function keepHistory(tx: Transaction, appointment: Appointment): Promise<void> {
  const { SecurityHash: _hash, ...columns } = appointment;
  await insertRow(tx, 'histappointment', {
    ...columns,
    ProcDescript: (appointment.ProcDescript ?? '').slice(0, 255),
    Note: appointment.Note ?? '',
    Pattern: appointment.Pattern ?? '',
    HistDateTStamp: tx.now,
    HistApptAction: HistAppointmentAction.Changed,
  });
}
