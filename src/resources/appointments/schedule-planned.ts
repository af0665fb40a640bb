import type { Transaction } from '../../db/handle.ts';
import { insertRow, rowsWhere, updateRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { AptStatus } from '../../domain/enums.ts';
import { badRequest } from '../../domain/refusal.ts';
import { requireAppointment } from '../../practice/chart/appointments.ts';
import { refuseDeletedPatient, requirePatient } from '../../practice/office/patients.ts';
import { isPreferenceOn } from '../../practice/office/preferences.ts';
import { requireReferences } from '../../practice/office/references.ts';
import { refreshDescriptions } from '../../practice/schedule/descriptions.ts';
import { refuseHiddenOperatory } from '../../practice/schedule/office.ts';
import type { ValuesOf } from '../../wire/input.ts';
import { attach } from './attached.ts';
import { finishNew } from './create.ts';
import type { schedulePlannedInputs } from './inputs.ts';
import { REFERENCES } from './references.ts';
import { refuseNextDay, refuseUnschedulable } from './rules.ts';
import { arrivalStamp } from './visit.ts';

/** POST SchedulePlanned: gives planned treatment a time; the plan itself stays (`companions-people.md` 4.3). */
export async function schedulePlanned(
  tx: Transaction,
  sent: ValuesOf<typeof schedulePlannedInputs>,
): Promise<Row<'appointment'>> {
  const plan = await requireAppointment(tx, sent.AptNum);
  const { Op: operatory } = await requireReferences(tx, sent, REFERENCES);
  const patient = await requirePatient(tx, plan.PatNum);
  refuseDeletedPatient(patient);
  if (plan.AptStatus !== AptStatus.Planned) throw badRequest('Appointment must have an AptStatus of Planned.');
  refuseHiddenOperatory(operatory);
  await refuseUnschedulable(tx, patient, AptStatus.Scheduled);
  refuseNextDay(sent.AptDateTime, plan.Pattern ?? '');

  const { AptNum: planNum, DateTStamp: _stamp, SecurityHash: _hash, ...copied } = plan;
  const isLocked = await isPreferenceOn(tx, 'AppointmentTimeIsLocked');
  const appointment = await insertRow(tx, 'appointment', {
    ...copied,
    NextAptNum: planNum,
    AptStatus: AptStatus.Scheduled,
    AptDateTime: sent.AptDateTime,
    Op: sent.Op,
    ProvNum: sent.ProvNum,
    Note: sent.Note ?? plan.Note,
    ...(sent.Confirmed === undefined ? {} : { Confirmed: sent.Confirmed, ...(await arrivalStamp(tx, sent.Confirmed)) }),
    TimeLocked: isLocked ? 1 : plan.TimeLocked,
    SecDateTEntry: tx.now,
  });
  await bringAlong(tx, plan, appointment);
  const procedures = await rowsWhere(tx, 'procedurelog', 'PlannedAptNum', planNum);
  const free = procedures.filter(({ AptNum }) => AptNum === 0);
  await attach(tx, appointment, patient, free);
  // The copied description names procedures that may be on another visit already.
  await refreshDescriptions(tx, [appointment.AptNum]);
  return finishNew(tx, appointment, patient);
}

/** Copies the office's own fields to the new appointment, and links the lab cases of the planned one to it. */
async function bringAlong(tx: Transaction, plan: Row<'appointment'>, { AptNum }: Row<'appointment'>): Promise<void> {
  for (const { FieldName, FieldValue } of await rowsWhere(tx, 'apptfield', 'AptNum', plan.AptNum)) {
    await insertRow(tx, 'apptfield', { AptNum, FieldName, FieldValue });
  }
  for (const labCase of await rowsWhere(tx, 'labcase', 'PlannedAptNum', plan.AptNum)) {
    await updateRow(tx, 'labcase', labCase, { AptNum });
  }
}
