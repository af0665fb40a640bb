import { newRow } from '../db/rows/rows.ts';
import type { Row } from '../db/schema/tables.ts';
import { addDays, weekday } from '../domain/calendar.ts';
import { SchedType } from '../domain/enums.ts';
import { DEMO_FUTURE, DEMO_NOW, DEMO_TODAY } from './demo-date.ts';

export const OPERATORY = 1;
export const HYGIENE_OPERATORY = 2;
export const SCHOOL_OPERATORY = 3;

const WEEKEND: readonly number[] = [0, 6];

export const isWeekend = (date: string): boolean => WEEKEND.includes(weekday(date));

/** Who works where on a weekday. */
export const WEEKDAY = [
  [1, OPERATORY],
  [3, HYGIENE_OPERATORY],
  [2, SCHOOL_OPERATORY],
] as const;

export const HOURS = { StartTime: '08:00:00', StopTime: '17:00:00', SchedType: SchedType.Provider, Note: '' };

interface OpeningHours {
  readonly schedule: Row<'schedule'>[];
  readonly scheduleop: Row<'scheduleop'>[];
}

/**
 * When the office is open on weekdays until `DEMO_FUTURE`, numbered after `last`. The rows must not depend on a clock,
 * so they cover years: on any real day there are times to book.
 */
export function weekdayHours(last: number): OpeningHours {
  const schedule: Row<'schedule'>[] = [];
  const scheduleop: Row<'scheduleop'>[] = [];
  for (let day = DEMO_TODAY; day < DEMO_FUTURE; day = addDays(day, 1)) {
    if (isWeekend(day)) continue;
    for (const [ProvNum, OperatoryNum] of WEEKDAY) {
      const ScheduleNum = last + schedule.length + 1;
      schedule.push(newRow('schedule', DEMO_NOW, { ...HOURS, ScheduleNum, SchedDate: day, ProvNum }));
      scheduleop.push({ ScheduleOpNum: ScheduleNum, ScheduleNum, OperatoryNum });
    }
  }
  return { schedule, scheduleop };
}
