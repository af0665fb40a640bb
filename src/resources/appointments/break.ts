import type { Handle, Transaction } from '../../db/handle.ts';
import { updateRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { weekday } from '../../domain/calendar.ts';
import { AptStatus, CommItemMode, CommSentOrReceived, ProcStatus } from '../../domain/enums.ts';
import { badRequest } from '../../domain/refusal.ts';
import { requireCodeByText } from '../../practice/chart/procedure-codes.ts';
import { insertNote } from '../../practice/chart/procnotes.ts';
import { requireLivePatient } from '../../practice/office/patients.ts';
import { isPreferenceOn, preference } from '../../practice/office/preferences.ts';
import { logCommunication } from '../../practice/people/commlogs.ts';
import { chartProcedure, newProcedureRow } from '../../practice/procedures/new-procedure.ts';
import { tellAppointments } from '../../practice/schedule/history.ts';
import { settleSchedule } from '../../practice/schedule/settle.ts';
import type { ValuesOf } from '../../wire/input.ts';
import { auditAppointment, visitOf } from './audit.ts';
import type { breakInputs } from './inputs.ts';

type Appointment = Row<'appointment'>;
type BreakType = 'Missed' | 'Cancelled';

/** The code for each kind of broken appointment, and the values of BrokenApptProcedure that allow it. */
const KINDS = {
  Missed: { procCode: 'D9986', allowedBy: ['1', '3'] },
  Cancelled: { procCode: 'D9987', allowedBy: ['2', '3'] },
} as const;

/** PUT Break: the patient will not come, or did not (`companions-people.md` 4.5). */
export async function breakAppointment(
  tx: Transaction,
  before: Appointment,
  { breakType, sendToUnscheduledList }: ValuesOf<typeof breakInputs>,
): Promise<Appointment> {
  const patient = await requireLivePatient(tx, before.PatNum);
  if (before.AptStatus !== AptStatus.Scheduled) {
    throw badRequest('Appointment must have an AptStatus of Scheduled to be broken.');
  }
  if (breakType) await refuseKind(tx, breakType);
  const code = breakType && (await requireCodeByText(tx, KINDS[breakType].procCode));

  const broken = await updateRow(tx, 'appointment', before, { AptStatus: AptStatus.Broken });
  await tellAppointments(tx, breakType);
  const how = breakType ? `Broken (${breakType})` : 'Broken';
  await auditAppointment(tx, broken, 'AppointmentEdit', `${visitOf(before)}, ${how}`);
  const note = brokenNote(before);
  if (code) await chartBroken(tx, broken, patient, code, note);
  if (await isPreferenceOn(tx, 'BrokenApptCommLog')) {
    const { None: Mode_ } = CommItemMode;
    const { Neither: SentOrReceived } = CommSentOrReceived;
    await logCommunication(tx, 'APPT', { PatNum: broken.PatNum, Mode_, SentOrReceived, Note: note });
  }
  const settled = sendToUnscheduledList
    ? await updateRow(tx, 'appointment', broken, { AptStatus: AptStatus.UnschedList, Op: 0 })
    : broken;
  if (sendToUnscheduledList) {
    await auditAppointment(tx, settled, 'AppointmentMove', `${visitOf(before)}, Sent to Unscheduled List`);
  }
  await settleSchedule(tx, patient);
  return settled;
}

async function refuseKind(handle: Handle, breakType: BreakType): Promise<void> {
  const allowed: readonly string[] = KINDS[breakType].allowedBy;
  if (allowed.includes(await preference(handle, 'BrokenApptProcedure'))) return;
  throw badRequest(`breakType ${breakType} is not enabled in the office's appointment preferences.`);
}

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

function brokenNote({ ProcDescript, AptDateTime }: Appointment): string {
  const what = ProcDescript ? `${ProcDescript} ` : '';
  return `Appt BROKEN for ${what}${DAYS[weekday(AptDateTime.slice(0, 10))]} ${AptDateTime}`;
}

/** Charts a missed visit as work of its own, done today, which may have a fee. */
async function chartBroken(
  tx: Transaction,
  appointment: Appointment,
  patient: Row<'patient'>,
  code: Row<'procedurecode'>,
  note: string,
): Promise<void> {
  const row = await newProcedureRow(tx, patient, code, {
    ProcStatus: ProcStatus.C,
    ProcDate: tx.today,
    ProvNum: code.ProvNumDefault || appointment.ProvNum,
    ClinicNum: appointment.ClinicNum,
  });
  const procedure = await chartProcedure(tx, row, { patient, code });
  await insertNote(tx, { patNum: patient.PatNum, procNum: procedure.ProcNum, note });
}
