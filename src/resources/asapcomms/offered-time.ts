import type { Handle } from '../../db/handle.ts';
import type { Row } from '../../db/schema/tables.ts';
import { minutesOf } from '../../domain/appointment-pattern.ts';
import { MINUTES_A_DAY, minuteOf, type Span, timeText } from '../../domain/free-time.ts';
import { badRequest } from '../../domain/refusal.ts';
import { blockedHours } from '../../practice/schedule/hours.ts';
import { spanOfVisit, visitsByDay } from '../../practice/schedule/taken.ts';

/**
 * The time that the appointment would take in the operatory, for a block of the schedule; 400 where it has gone by, ends
 * on another day, or meets another appointment or a blockout in which nothing may be scheduled (AsapComms page).
 */
export async function requireFreeTime(
  handle: Handle,
  { OperatoryNum }: Row<'operatory'>,
  { AptNum, Pattern }: Row<'appointment'>,
  start: string,
): Promise<Pick<Row<'schedule'>, 'SchedDate' | 'StartTime' | 'StopTime'>> {
  if (start < handle.now) throw badRequest('dateTimeStart must be in the future.');
  const day = start.slice(0, 10);
  const from = minuteOf(start.slice(11));
  const span = { from, to: from + minutesOf(Pattern ?? '') };
  // Midnight as an end would be read as the beginning of the day.
  if (span.to >= MINUTES_A_DAY) throw badRequest('The appointment must end on the day it starts.');

  const days = [day, day] as const;
  const visits = (await visitsByDay(handle, days, { providers: [], operatories: [OperatoryNum] })).get(day) ?? [];
  const blocked = (await blockedHours(handle, days)).filter(({ operatories }) => operatories.includes(OperatoryNum));
  const taken = [
    ...visits.filter((visit) => visit.AptNum !== AptNum).map(spanOfVisit),
    ...blocked.map((hours) => hours.span),
  ];
  if (taken.some((one) => meets(one, span))) {
    throw badRequest('The time overlaps another appointment, or a blockout in which nothing may be scheduled.');
  }
  return { SchedDate: day, StartTime: start.slice(11), StopTime: timeText(span.to) };
}

const meets = (one: Span, other: Span) => one.from < other.to && other.from < one.to;
