import type { Handle, Transaction } from '../../db/handle.ts';
import { findRow, insertRow, updateRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { idlePattern } from '../../domain/appointment-pattern.ts';
import { AptStatus, ProcStatus } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { badRequest } from '../../domain/refusal.ts';
import { refuseDeletedPatient, refuseOfAnother, requirePatient } from '../../practice/office/patients.ts';
import { isPreferenceOn, preference } from '../../practice/office/preferences.ts';
import { requireReferences } from '../../practice/office/references.ts';
import { codedProcedure } from '../../practice/procedures/target.ts';
import type { ValuesOf } from '../../wire/input.ts';
import { attach, proceduresOn } from './attached.ts';
import { auditAppointment } from './audit.ts';
import { finishNew, newColumns } from './create.ts';
import type { plannedInputs } from './inputs.ts';
import { DEFAULT_PATTERN, patternOfCodes } from './patterns.ts';
import { NEW_REFERENCES } from './references.ts';
import { refuseUnschedulable, secondaryPattern } from './rules.ts';
import { nextItemOrder } from './status.ts';
import { codesOfType, proceduresForCodes } from './type-procedures.ts';

type Appointment = Row<'appointment'>;
type Procedure = Row<'procedurelog'>;
type Sent = ValuesOf<typeof plannedInputs>;

/** POST Planned: treatment that is to be done at one visit, without a time yet (`companions-people.md` 4.2). */
export async function planAppointment(tx: Transaction, sent: Sent): Promise<Appointment> {
  const patient = await requirePatient(tx, sent.PatNum);
  const { AppointmentTypeNum: type, procNums: given = [] } = await requireReferences(tx, sent, NEW_REFERENCES);
  refuseDeletedPatient(patient);
  const isNamed = sent.procNums !== undefined || type !== undefined;
  if (!isNamed && (await isPreferenceOn(tx, 'ApptsRequireProc'))) {
    throw badRequest('AppointmentTypeNum or procNums is required.');
  }
  await refuseUnschedulable(tx, patient, AptStatus.Planned);
  refuseProcedures(given, sent.PatNum);
  const codes = type ? await codesOfType(tx, type) : [];
  if (sent.Pattern && sent.PatternSecondary) secondaryPattern(sent.Pattern, sent.PatternSecondary);
  const AptDateTime = `${tx.today} 00:00:00`;

  const inserted = await insertRow(tx, 'appointment', {
    // The page's examples, and recorded rows, have the day as the time of arrival, which SchedulePlanned copies.
    ...{ DateTimeArrived: AptDateTime, DateTimeSeated: AptDateTime, DateTimeDismissed: AptDateTime },
    ...(await newColumns(tx, patient, sent)),
    AptStatus: AptStatus.Planned,
    ClinicNum: sent.ClinicNum ?? patient.ClinicNum,
    AptDateTime,
    ColorOverride: type?.AppointmentTypeColor ?? 0,
    ItemOrderPlanned: await nextItemOrder(tx, sent.PatNum),
  });
  const visit = { appointment: inserted, patient, on: given };
  const brought = [...given, ...(await proceduresForCodes(tx, codes, visit))];
  const left = await leaveOtherPlans(tx, given);
  await attach(tx, inserted, patient, brought);
  await followPlan(tx, inserted, brought);
  await auditMovedPlans(tx, left);

  const current = (await findRow(tx, 'appointment', inserted.AptNum))!;
  const Pattern = sent.Pattern ?? (type?.Pattern || (await plannedPattern(tx, await proceduresOn(tx, current))));
  const PatternSecondary = secondaryPattern(Pattern, sent.PatternSecondary);
  await updateRow(tx, 'appointment', current, { Pattern, PatternSecondary });
  const planner = (await findRow(tx, 'patient', patient.PatNum))!;
  await updateRow(tx, 'patient', planner, { PlannedIsDone: 0 });
  return finishNew(tx, inserted, patient);
}

function refuseProcedures(procedures: readonly Procedure[], patNum: Key): void {
  for (const procedure of procedures) {
    refuseOfAnother('Procedure', procedure, patNum);
    if (procedure.ProcStatus !== ProcStatus.TP) throw badRequest('Procedures must be treatment planned.');
  }
}

/** As long as its procedures take; without any, the office's length for such appointments, or the page's default. */
async function plannedPattern(tx: Transaction, procedures: readonly Procedure[]): Promise<string> {
  if (procedures.length > 0) {
    const codes: Row<'procedurecode'>[] = [];
    for (const procedure of procedures) codes.push((await codedProcedure(tx, procedure)).code);
    return patternOfCodes(tx, codes);
  }
  const minutes = Number(await preference(tx, 'AppointmentWithoutProcsDefaultLength')) || 0;
  return minutes >= 5 ? idlePattern(Math.floor(minutes / 5)) : DEFAULT_PATTERN;
}

interface Left {
  readonly procedure: Procedure;
  readonly plan: Appointment;
}

/** The planned appointments that procedures of the new one are on until now. */
async function leaveOtherPlans(handle: Handle, procedures: readonly Procedure[]): Promise<Left[]> {
  const left: Left[] = [];
  for (const procedure of procedures) {
    const plan = procedure.PlannedAptNum && (await findRow(handle, 'appointment', procedure.PlannedAptNum));
    if (plan) left.push({ procedure, plan });
  }
  return left;
}

/** Writes an audit row at each of the two plans between which a procedure moved. */
async function auditMovedPlans(tx: Transaction, left: readonly Left[]): Promise<void> {
  for (const { procedure, plan } of left) {
    const { code } = await codedProcedure(tx, procedure);
    const now = (await findRow(tx, 'procedurelog', procedure.ProcNum))!;
    const target = (await findRow(tx, 'appointment', now.PlannedAptNum))!;
    const detail = `${code.AbbrDesc ?? ''} moved from planned appointment ${plan.AptNum} to ${target.AptNum}.`;
    for (const appointment of [plan, target]) await auditAppointment(tx, appointment, 'AppointmentEdit', detail);
  }
}

/** Booked appointments that hold planned work name the newest planned appointment of it. */
async function followPlan(tx: Transaction, plan: Appointment, procedures: readonly Procedure[]): Promise<void> {
  const booked = new Set(procedures.map(({ AptNum }) => AptNum).filter((aptNum) => aptNum !== 0));
  if (booked.size === 0) return;
  const newest = await tx.db
    .selectFrom('appointment')
    .select('AptNum')
    .where('PatNum', '=', plan.PatNum)
    .where('AptStatus', '=', AptStatus.Planned)
    .orderBy('AptDateTime', 'desc')
    .orderBy('SecDateTEntry', 'desc')
    .orderBy('AptNum', 'desc')
    .executeTakeFirst();
  if (newest?.AptNum !== plan.AptNum) return;
  for (const aptNum of booked) {
    const appointment = await findRow(tx, 'appointment', aptNum);
    if (appointment) await updateRow(tx, 'appointment', appointment, { NextAptNum: plan.AptNum });
  }
}
