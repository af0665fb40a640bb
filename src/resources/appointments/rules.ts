import type { Handle } from '../../db/handle.ts';
import { hasRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { endMinute, idlePattern } from '../../domain/appointment-pattern.ts';
import { PatStatus } from '../../domain/enums.ts';
import { badRequest } from '../../domain/refusal.ts';
import { isNote } from '../../practice/chart/appointments.ts';
import { isPreferenceOn } from '../../practice/office/preferences.ts';

type Patient = Row<'patient'>;

/** Refuses patients who may not be given a place in the book (`companions-people.md` 4.1). */
export async function refuseUnschedulable(handle: Handle, patient: Patient, status: number): Promise<void> {
  if (!isNote(status)) {
    for (const name of ['Archived', 'Deceased'] as const) {
      if (patient.PatStatus === PatStatus[name]) {
        throw badRequest(`Cannot schedule an appointment for a patient who is ${name}.`);
      }
    }
  }
  if (await hasRow(handle, 'patrestriction', { PatNum: patient.PatNum, PatRestrictType: SCHEDULING })) {
    throw badRequest('Patient is restricted from scheduling appointments.');
  }
}

/** patrestriction.PatRestrictType of patients who get no appointments. */
const SCHEDULING = 1;

/** Refuses to complete an appointment before its day, unless the office allows it. */
export async function refuseFutureCompletion(handle: Handle, aptDateTime: string): Promise<void> {
  if (aptDateTime.slice(0, 10) <= handle.today || (await isPreferenceOn(handle, 'ApptAllowFutureComplete'))) return;
  throw badRequest('AptStatus cannot be Complete for an appointment in the future.');
}

const MINUTES_A_DAY = 24 * 60;

export function refuseNextDay(aptDateTime: string, pattern: string): void {
  if (endMinute(aptDateTime, pattern) >= MINUTES_A_DAY) {
    throw badRequest('The appointment must end on the day it starts.');
  }
}

/** The second provider's pattern: as sent, else idle for as long as the first. */
export function secondaryPattern(pattern: string, sent: string | undefined): string {
  if (sent !== undefined && sent.length !== pattern.length) {
    throw badRequest('PatternSecondary must match the length of Pattern.');
  }
  return sent ?? idlePattern(pattern.length);
}
