import type { Transaction } from '../../db/handle.ts';
import { findRow, updateRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { idlePattern } from '../../domain/appointment-pattern.ts';
import { MIN_DATE_TIME } from '../../domain/calendar.ts';
import { AptStatus } from '../../domain/enums.ts';
import { isNote } from '../../practice/chart/appointments.ts';
import { refuseDeletedPatient, requirePatient } from '../../practice/office/patients.ts';
import { requireReferences } from '../../practice/office/references.ts';
import { refreshDescriptions } from '../../practice/schedule/descriptions.ts';
import { settleSchedule } from '../../practice/schedule/settle.ts';
import { asColumns } from '../../wire/as-columns.ts';
import type { ValuesOf } from '../../wire/input.ts';
import { attach, completeProcedures, followMove, proceduresOn } from './attached.ts';
import { auditEdit } from './audit.ts';
import { completeAppointment, refuseEmptyCompletion } from './complete.ts';
import type { appointmentInputs } from './inputs.ts';
import { patternOfCodes } from './patterns.ts';
import { REFERENCES } from './references.ts';
import { refuseNextDay, secondaryPattern } from './rules.ts';
import { moveLinks, refuseStatus, statusColumns } from './status.ts';
import { codesOfType, proceduresForCodes } from './type-procedures.ts';
import { arrivalStamp, askedToArrive, dateFirstVisit, stampsSent } from './visit.ts';

type Appointment = Row<'appointment'>;
type Patient = Row<'patient'>;
type SentAppointment = ValuesOf<typeof appointmentInputs>;

/** PUT appointments: changes what was sent and what follows from it, or nothing (`companions-people.md` 4.4). */
export async function updateAppointment(
  tx: Transaction,
  before: Appointment,
  sent: SentAppointment,
): Promise<Appointment> {
  const { Op: operatory, AppointmentTypeNum: type } = await requireReferences(tx, sent, REFERENCES);
  const patient = await requirePatient(tx, before.PatNum);
  refuseDeletedPatient(patient);
  const newType = type && type.AppointmentTypeNum !== before.AppointmentTypeNum ? type : undefined;
  const changes = await plainChanges(tx, before, patient, sent, newType);
  const planned = { ...before, ...changes };
  await refuseStatus(tx, before, planned, operatory);
  changes.PatternSecondary = followingPattern(before, planned, sent.PatternSecondary);
  if (changes.AptDateTime !== undefined || planned.Pattern !== before.Pattern) {
    refuseNextDay(planned.AptDateTime, planned.Pattern ?? '');
  }

  const after = await updateRow(tx, 'appointment', before, changes);
  if (after === before) return before;
  await followChanges(tx, before, after, patient, newType);
  await settleSchedule(tx, patient);
  const settled = (await findRow(tx, 'appointment', before.AptNum))!;
  await auditEdit(tx, before, settled);
  return settled;
}

/** The columns as they will be stored, before any rule looks at them. */
async function plainChanges(
  tx: Transaction,
  before: Appointment,
  patient: Patient,
  sent: SentAppointment,
  newType: Row<'appointmenttype'> | undefined,
): Promise<Partial<Appointment>> {
  const { colorOverride, PatternSecondary: _secondary, Pattern, ...plain } = sent;
  const changes: Partial<Appointment> = asColumns(plain);
  if (sent.Confirmed !== undefined && sent.Confirmed !== before.Confirmed) {
    Object.assign(changes, await arrivalStamp(tx, sent.Confirmed));
  }
  Object.assign(changes, stampsSent(sent, dayOf(sent.AptDateTime ?? before.AptDateTime, tx.now)));
  if (sent.AptDateTime !== undefined && sent.AptDateTime !== before.AptDateTime) {
    changes.DateTimeAskedToArrive = askedToArrive(patient, sent.AptDateTime);
  }
  const color = colorOverride ?? newType?.AppointmentTypeColor;
  if (color !== undefined) changes.ColorOverride = color;
  const pattern = Pattern ?? (newType?.Pattern || (newType && (await patternFor(tx, before, newType))));
  if (pattern !== undefined) changes.Pattern = pattern;
  return statusColumns(tx, before, changes);
}

/** The day of an appointment; today if it has none. */
const dayOf = (aptDateTime: string, now: string) => (aptDateTime === MIN_DATE_TIME ? now : aptDateTime).slice(0, 10);

/** The pattern for a new type: its own, else that of its codes; without codes the length stays. */
async function patternFor(tx: Transaction, before: Appointment, type: Row<'appointmenttype'>) {
  const codes = await codesOfType(tx, type);
  return codes.length === 0 || isNote(before.AptStatus) ? undefined : patternOfCodes(tx, codes);
}

/** The second provider's pattern: as sent; else idle for as long as the first if that changed; else as it was. */
function followingPattern(before: Appointment, planned: Appointment, sent: string | undefined): string {
  const pattern = planned.Pattern ?? '';
  // An empty one is told as idle: whoever sends back what was told changes nothing.
  const told = before.PatternSecondary || idlePattern(pattern.length);
  if (pattern === (before.Pattern ?? '') && (sent ?? told) === told) return before.PatternSecondary;
  return secondaryPattern(pattern, sent);
}

const MOVED: readonly (keyof Appointment)[] = ['AptDateTime', 'ProvNum', 'ProvHyg', 'ClinicNum'];

async function followChanges(
  tx: Transaction,
  before: Appointment,
  after: Appointment,
  patient: Patient,
  newType: Row<'appointmenttype'> | undefined,
): Promise<void> {
  await moveLinks(tx, before, after, patient);
  const isComplete = after.AptStatus === AptStatus.Complete;
  if (!isComplete && MOVED.some((column) => before[column] !== after[column])) await followMove(tx, after, patient);
  if (newType && !isNote(after.AptStatus)) {
    const on = await proceduresOn(tx, after);
    const visit = { appointment: after, patient, on };
    const brought = await proceduresForCodes(tx, await codesOfType(tx, newType), visit);
    await attach(tx, after, patient, brought);
    if (isComplete && before.AptStatus === AptStatus.Complete) {
      // Planned work is never on a completed appointment (`procedures.md` 21.2).
      const numbers = new Set(brought.map(({ ProcNum }) => ProcNum));
      const attached = (await proceduresOn(tx, after)).filter(({ ProcNum }) => numbers.has(ProcNum));
      await completeProcedures(tx, after, patient, attached);
    }
  }
  if (before.AptDateTime !== after.AptDateTime) {
    if (after.IsNewPatient) await dateFirstVisit(tx, patient, after.AptDateTime, 'always');
  }
  if (isComplete && before.AptStatus !== AptStatus.Complete) {
    await refuseEmptyCompletion(tx, after);
    await completeAppointment(tx, after, patient);
  }
  await refreshDescriptions(tx, [after.AptNum]);
}
