import type { Handle, Transaction } from '../../db/handle.ts';
import { updateRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { isTime, MIN_DATE, MIN_DATE_TIME } from '../../domain/calendar.ts';
import { ProcStatus } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { addSeconds } from '../../domain/moments.ts';
import { coverageOf } from '../../practice/insurance/coverage/coverage.ts';
import { preferenceKey } from '../../practice/office/preferences.ts';

type Appointment = Row<'appointment'>;
type Patient = Row<'patient'>;

/** PlanNum of the patient's first and second dental plan, 0 where there is none. */
export async function dentalPlans(handle: Handle, patNum: Key): Promise<{ InsPlan1: Key; InsPlan2: Key }> {
  const [first, second] = (await coverageOf(handle, patNum)).filter(({ plan }) => !plan.IsMedical);
  return { InsPlan1: first?.plan.PlanNum ?? 0, InsPlan2: second?.plan.PlanNum ?? 0 };
}

const STAMPS = [
  ['AppointmentTimeArrivedTrigger', 'DateTimeArrived'],
  ['AppointmentTimeSeatedTrigger', 'DateTimeSeated'],
  ['AppointmentTimeDismissedTrigger', 'DateTimeDismissed'],
] as const;

/** The moment that a confirmation status sets: of arriving, being seated or leaving (`companions-people.md` 4.7). */
export async function arrivalStamp(handle: Handle, confirmed: Key): Promise<Partial<Appointment>> {
  for (const [preference, column] of STAMPS) {
    if (confirmed !== 0 && (await preferenceKey(handle, preference)) === confirmed) return { [column]: handle.now };
  }
  return {};
}

type Stamps = { readonly [Column in (typeof STAMPS)[number][1]]?: string | undefined };

/** The moments that were sent, times of the day as such; they win over those that a confirmation status sets. */
export const stampsSent = ({ DateTimeArrived, DateTimeSeated, DateTimeDismissed }: Stamps, day: string) =>
  Object.fromEntries(
    Object.entries({ DateTimeArrived, DateTimeSeated, DateTimeDismissed })
      .filter(([, sent]) => sent !== undefined)
      .map(([name, sent]) => [name, isTime(sent!) ? `${day} ${sent}` : sent]),
  );

/** When the patient is asked to come, if the patient wants to come early. */
export function askedToArrive({ AskToArriveEarly }: Pick<Patient, 'AskToArriveEarly'>, aptDateTime: string): string {
  return AskToArriveEarly > 0 ? addSeconds(aptDateTime, -AskToArriveEarly * 60) : MIN_DATE_TIME;
}

/** Whether any work was ever done for the patient; a missed or cancelled visit does not count. */
async function hasCompletedWork(handle: Handle, patNum: Key): Promise<boolean> {
  const found = await handle.db
    .selectFrom('procedurelog')
    .innerJoin('procedurecode', 'procedurecode.CodeNum', 'procedurelog.CodeNum')
    .select('ProcNum')
    .where('PatNum', '=', patNum)
    .where('ProcStatus', '=', ProcStatus.C)
    .where('procedurecode.ProcCode', 'not in', ['D9986', 'D9987'])
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

/** Keeps the day of a new patient's first visit with the patient, until some work is done. */
export async function dateFirstVisit(
  tx: Transaction,
  patient: Patient,
  aptDateTime: string,
  when: 'always' | 'ifEmpty',
): Promise<void> {
  if (when === 'ifEmpty' && patient.DateFirstVisit !== MIN_DATE) return;
  if (await hasCompletedWork(tx, patient.PatNum)) return;
  await updateRow(tx, 'patient', patient, { DateFirstVisit: aptDateTime.slice(0, 10) });
}
