import { newRow } from '../db/rows/rows.ts';
import { columnsOf, type Row, type TableName } from '../db/schema/tables.ts';
import { addDays, daysBetween } from '../domain/calendar.ts';
import { ProcStatus } from '../domain/enums.ts';
import { addInterval } from '../domain/recall-interval.ts';
import { DEMO_FUTURE, DEMO_NOW, DEMO_TODAY } from './demo-date.ts';
import type { FirstDay } from './first-day.ts';
import { HOURS, isWeekend, WEEKDAY } from './opening-hours.ts';

/**
 * Appointments of today and of the next weeks, and what the front desk did in the days before. They are kept as of
 * `DEMO_TODAY`; a practice that is made later has them as many days from its own first day. They alone depend on it.
 */

/** Lists that the API answers for the last days only unless asked otherwise, and calls. */
const OF_LATE = ['task', 'asapcomm', 'commlog'] as const;

/**
 * What speaks of a day that stays where it is: a list of medicines brought to a visit, a visit missed, a payment in June,
 * and the task about claim 11303, whose note says what the claim's own history says.
 */
const OF_A_DAY: { readonly [T in TableName]?: (row: Row<T>) => boolean } = {
  commlog: ({ PatNum }) => [1021, 1170, 1210].includes(Number(PatNum)),
  task: ({ KeyNum }) => Number(KeyNum) === 1130,
};

/** The `count`-th weekday after `today`; 0 is `today` itself, whatever day of the week it is. */
export function dayOfWork(today: string, count: number): string {
  let day = today;
  for (let left = count; left > 0; ) {
    day = addDays(day, 1);
    if (!isWeekend(day)) left -= 1;
  }
  return day;
}

/** How many weekdays `date` is after `DEMO_TODAY`. */
function workdaysTo(date: string): number {
  let count = 0;
  for (let day = DEMO_TODAY; day < date; ) {
    day = addDays(day, 1);
    if (!isWeekend(day)) count += 1;
  }
  return count;
}

/** Whether an appointment is one of today or of the days to come, not of the years to come. */
export const isSoon = ({ AptDateTime }: Row<'appointment'>): boolean =>
  AptDateTime >= DEMO_TODAY && AptDateTime < DEMO_FUTURE;

/** The first day as it is when the practice is made on `today`: what is to come is to come from then. */
export function asOf(today: string, firstDay: FirstDay): FirstDay {
  if (today === DEMO_TODAY) return firstDay;
  const later = daysBetween(DEMO_TODAY, today);
  const soon = new Map((firstDay.appointment ?? []).filter(isSoon).map((row) => [row.AptNum, row]));
  const newDay = (dateTime: string) => dayOfWork(today, workdaysTo(dateTime.slice(0, 10))) + dateTime.slice(10);
  const appointment = firstDay.appointment?.map((row) =>
    soon.has(row.AptNum) ? { ...moved('appointment', row, later), AptDateTime: newDay(row.AptDateTime) } : row,
  );
  // What is planned for these visits was planned when they were made.
  const planned = new Set<unknown>();
  const procedurelog = firstDay.procedurelog?.map((row) => {
    if (!soon.has(row.AptNum)) return row;
    planned.add(row.ProcNum);
    return { ...moved('procedurelog', row, later), ...(row.ProcStatus === ProcStatus.C ? doneOn(today) : {}) };
  });
  const claimproc = firstDay.claimproc?.map((row) => (planned.has(row.ProcNum) ? moved('claimproc', row, later) : row));
  const recall = firstDay.recall?.map((row) => {
    if (row.DatePrevious === DEMO_TODAY) return { ...row, ...dueAfter(today, row.RecallInterval) };
    const isScheduled = row.DateScheduled >= DEMO_TODAY && row.DateScheduled < DEMO_FUTURE;
    return isScheduled ? { ...row, DateScheduled: newDay(row.DateScheduled) } : row;
  });
  const ofLate = OF_LATE.map((table) => [
    table,
    (firstDay[table] ?? []).map((row) => (OF_A_DAY[table]?.(row as never) ? row : moved(table, row as never, later))),
  ]);
  const changed = { appointment, procedurelog, claimproc, recall, ...Object.fromEntries(ofLate) };
  return withHours(today, { ...firstDay, ...changed } as FirstDay);
}

/** What says when work was done; the stamp is the first minute of the day, as in `completeToday`. */
const doneOn = (day: string) => ({
  ProcDate: day,
  DateEntryC: day,
  DateComplete: day,
  DateTStamp: `${day} 00:00:00`,
});

/** When a patient who comes today has to come again. */
function dueAfter(today: string, interval: number): Partial<Row<'recall'>> {
  const due = addInterval(today, interval);
  return { DatePrevious: today, DateDueCalc: due, DateDue: due };
}

/** The row with its dates of this year moved by so many days. Dates that mean none stay, and stamps of the first day. */
function moved<T extends TableName>(table: T, row: Row<T>, days: number): Row<T> {
  const values: Record<string, unknown> = { ...row };
  for (const [name, { kind }] of columnsOf(table)) {
    const value = values[name];
    const isDay = (kind === 'date' || kind === 'dateTime') && typeof value === 'string';
    if (isDay && value >= DEMO_TODAY.slice(0, 4) && value < DEMO_TODAY) {
      values[name] = addDays(value.slice(0, 10), days) + value.slice(10);
    }
  }
  return values as Row<T>;
}

/** On its first day the office is open, even on a weekend: somebody is waiting. */
function withHours(today: string, firstDay: FirstDay): FirstDay {
  if (!isWeekend(today)) return firstDay;
  const last = firstDay.schedule?.length ?? 0;
  const hours = WEEKDAY.map(([ProvNum, OperatoryNum], place) => {
    const ScheduleNum = last + place + 1;
    const schedule = newRow('schedule', DEMO_NOW, { ...HOURS, ScheduleNum, SchedDate: today, ProvNum });
    return { schedule, scheduleop: { ScheduleOpNum: ScheduleNum, ScheduleNum, OperatoryNum } };
  });
  return {
    ...firstDay,
    schedule: [...(firstDay.schedule ?? []), ...hours.map(({ schedule }) => schedule)],
    scheduleop: [...(firstDay.scheduleop ?? []), ...hours.map(({ scheduleop }) => scheduleop)],
  };
}
