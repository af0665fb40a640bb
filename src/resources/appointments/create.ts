import type { Transaction } from '../../db/handle.ts';
import { findRow, insertRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { AptStatus } from '../../domain/enums.ts';
import { isNote } from '../../practice/chart/appointments.ts';
import { firstDefinition } from '../../practice/office/definitions.ts';
import { refuseDeletedPatient, requirePatient } from '../../practice/office/patients.ts';
import { isPreferenceOn } from '../../practice/office/preferences.ts';
import { usualProvider } from '../../practice/office/providers.ts';
import { requireReferences } from '../../practice/office/references.ts';
import { refuseHiddenOperatory } from '../../practice/schedule/office.ts';
import { settleSchedule } from '../../practice/schedule/settle.ts';
import type { ValuesOf } from '../../wire/input.ts';
import { attach } from './attached.ts';
import { auditCreation } from './audit.ts';
import { completeAppointment } from './complete.ts';
import type { newAppointmentInputs } from './inputs.ts';
import { DEFAULT_PATTERN, patternOfType } from './patterns.ts';
import { NEW_REFERENCES } from './references.ts';
import { refuseFutureCompletion, refuseNextDay, refuseUnschedulable, secondaryPattern } from './rules.ts';
import { codesOfType, proceduresForCodes } from './type-procedures.ts';
import { arrivalStamp, askedToArrive, dateFirstVisit, dentalPlans, stampsSent } from './visit.ts';

type Appointment = Row<'appointment'>;

/** POST appointments: a new appointment, with the procedures its type brings (`companions-people.md` 4.1). */
export async function createAppointment(
  tx: Transaction,
  sent: ValuesOf<typeof newAppointmentInputs>,
): Promise<Appointment> {
  const patient = await requirePatient(tx, sent.PatNum);
  const { Op: operatory, AppointmentTypeNum: type } = await requireReferences(tx, sent, NEW_REFERENCES);
  const status = sent.AptStatus ?? AptStatus.Scheduled;
  const codes = type && !isNote(status) ? await codesOfType(tx, type) : [];
  const Pattern = sent.Pattern ?? (await patternOfType(tx, { type, codes })) ?? DEFAULT_PATTERN;

  refuseDeletedPatient(patient);
  refuseHiddenOperatory(operatory);
  await refuseUnschedulable(tx, patient, status);
  if (status === AptStatus.Complete) await refuseFutureCompletion(tx, sent.AptDateTime);
  const PatternSecondary = secondaryPattern(Pattern, sent.PatternSecondary);
  refuseNextDay(sent.AptDateTime, Pattern);

  return bookAppointment(tx, patient, codes, {
    ...(await newColumns(tx, patient, sent)),
    SecUserNumEntry: sent.SecUserNumEntry ?? 0,
    AptStatus: status,
    Pattern,
    PatternSecondary,
    Op: status === AptStatus.UnschedList ? 0 : operatory.OperatoryNum,
    ClinicNum: sent.ClinicNum ?? (operatory.ClinicNum || patient.ClinicNum),
    AptDateTime: sent.AptDateTime,
    DateTimeAskedToArrive: askedToArrive(patient, sent.AptDateTime),
    ...stampsSent(sent, sent.AptDateTime.slice(0, 10)),
    ColorOverride: sent.colorOverride ?? type?.AppointmentTypeColor ?? 0,
  });
}

/** Stores a new appointment, adds a procedure for each of these codes, and does everything that follows from it. */
export async function bookAppointment(
  tx: Transaction,
  patient: Row<'patient'>,
  codes: readonly Row<'procedurecode'>[],
  row: Partial<Appointment>,
): Promise<Appointment> {
  const inserted = await insertRow(tx, 'appointment', row);
  if (codes.length > 0) {
    const brought = await proceduresForCodes(tx, codes, { appointment: inserted, patient, on: [] });
    await attach(tx, inserted, patient, brought);
    await dateFirstVisit(tx, patient, inserted.AptDateTime, 'ifEmpty');
  }
  if (inserted.IsNewPatient) await dateFirstVisit(tx, patient, inserted.AptDateTime, 'always');
  if (inserted.AptStatus === AptStatus.Complete) await completeAppointment(tx, inserted, patient);
  return finishNew(tx, inserted, patient);
}

type New = Partial<
  Pick<
    ValuesOf<typeof newAppointmentInputs>,
    'Confirmed' | 'Note' | 'ProvNum' | 'ProvHyg' | 'IsHygiene' | 'IsNewPatient' | 'Priority' | 'AppointmentTypeNum'
  >
>;

/** The columns of every new appointment, planned or not. */
export async function newColumns(tx: Transaction, patient: Row<'patient'>, sent: New): Promise<Partial<Appointment>> {
  const Confirmed = sent.Confirmed ?? (await firstDefinition(tx, 'ApptConfirmed'));
  return {
    PatNum: patient.PatNum,
    Confirmed,
    ...(sent.Confirmed === undefined ? {} : await arrivalStamp(tx, Confirmed)),
    Note: sent.Note ?? '',
    ProvNum: sent.ProvNum || (await usualProvider(tx, patient)),
    ProvHyg: sent.ProvHyg ?? 0,
    IsHygiene: sent.IsHygiene ? 1 : 0,
    IsNewPatient: sent.IsNewPatient ? 1 : 0,
    Priority: sent.Priority ?? 0,
    AppointmentTypeNum: sent.AppointmentTypeNum ?? 0,
    TimeLocked: (await isPreferenceOn(tx, 'AppointmentTimeIsLocked')) ? 1 : 0,
    ...(await dentalPlans(tx, patient.PatNum)),
    SecDateTEntry: tx.now,
  };
}

/** What follows from a new appointment once its procedures are on it: history, signals, recalls, the audit row. */
export async function finishNew(
  tx: Transaction,
  { AptNum }: Appointment,
  patient: Row<'patient'>,
): Promise<Appointment> {
  await settleSchedule(tx, patient);
  const appointment = (await findRow(tx, 'appointment', AptNum))!;
  await auditCreation(tx, appointment);
  return appointment;
}
