import { describe, expect, it } from 'vitest';
import { fc } from '../../test/support/properties.ts';
import type { Row } from '../db/schema/tables.ts';
import { endMinute } from '../domain/appointment-pattern.ts';
import { addDays, daysBetween, weekday } from '../domain/calendar.ts';
import { AptStatus } from '../domain/enums.ts';
import { asOf } from './days-to-come.ts';
import { DEMO_FUTURE, DEMO_TODAY } from './demo-date.ts';
import { type FirstDay, readFirstDay } from './first-day.ts';

/** The book of visits as a calendar shows it, on whatever day the practice is made. */

const firstDay = readFirstDay();

type Appointment = Row<'appointment'>;

const dayOf = ({ AptDateTime }: Appointment) => AptDateTime.slice(0, 10);
const beginOf = ({ AptDateTime }: Appointment) => endMinute(AptDateTime, '');
const endOf = ({ AptDateTime, Pattern }: Appointment) => endMinute(AptDateTime, Pattern ?? '');
const minutes = (time: string) => endMinute(`${DEMO_TODAY} ${time}`, '');

/** Every appointment that has a time. */
const booked = ({ appointment = [] }: FirstDay) => appointment.filter(({ AptDateTime }) => AptDateTime > '1900');

const sayWhere = (one: Appointment) => `${one.AptNum} on ${one.AptDateTime}`;

/** Pairs of visits that overlap and name the same number, not 0, as one of what `of` answers. */
function overlaps(day: FirstDay, of: (row: Appointment) => unknown[]): string[] {
  const byPlace = new Map<string, Appointment[]>();
  for (const row of booked(day)) {
    for (const place of new Set(of(row).filter((key) => key !== 0))) {
      const at = `${dayOf(row)} ${place}`;
      byPlace.set(at, [...(byPlace.get(at) ?? []), row]);
    }
  }
  return [...byPlace.values()].flatMap((rows) =>
    rows
      .sort((one, other) => beginOf(one) - beginOf(other))
      .flatMap((row, place) => {
        const next = rows[place + 1];
        return next && beginOf(next) < endOf(row) ? [`${sayWhere(row)} and ${sayWhere(next)}`] : [];
      }),
  );
}

/** Visits outside the hours for which their room is open. Before the first day no hours are written down: 8 to 17. */
function closed({ schedule = [], scheduleop = [], ...day }: FirstDay): string[] {
  const roomOf = new Map(scheduleop.map(({ ScheduleNum, OperatoryNum }) => [ScheduleNum, OperatoryNum]));
  const hours = new Map(schedule.map((row) => [`${row.SchedDate} ${roomOf.get(row.ScheduleNum)}`, row]));
  const usual = { StartTime: '08:00:00', StopTime: '17:00:00' };
  return booked(day)
    .filter((row) => {
      const open = dayOf(row) < DEMO_TODAY ? usual : hours.get(`${dayOf(row)} ${row.Op}`);
      return !open || beginOf(row) < minutes(open.StartTime) || endOf(row) > minutes(open.StopTime);
    })
    .map(sayWhere);
}

const lastDay = daysBetween(DEMO_TODAY, addDays(DEMO_FUTURE, -31));
const anyDay = fc.integer({ min: 0, max: lastDay }).map((later) => addDays(DEMO_TODAY, later));
const onAnyDay = (holds: (today: string, made: FirstDay) => void) =>
  fc.assert(
    fc.property(anyDay, (today) => {
      holds(today, asOf(today, firstDay));
    }),
    {
      numRuns: 40,
      // Each day of the week, Saturday and Sunday among them, and the last day that the hours go to.
      examples: [...[0, 1, 2, 3, 4, 5, 6, lastDay].map((later): [string] => [addDays(DEMO_TODAY, later)])],
    },
  );

describe('the book of visits, whenever the practice is made', () => {
  it.each<[string, (row: Appointment) => unknown[]]>([
    ['room', ({ Op }) => [Op]],
    ['patient', ({ PatNum }) => [PatNum]],
    ['dentist or hygienist', ({ ProvNum, ProvHyg }) => [ProvNum, ProvHyg]],
  ])('never has two visits at once for one %s', (_who, of) => {
    onAnyDay((_today, made) => expect(overlaps(made, of)).toEqual([]));
  });

  // Whoever starts a server on a Saturday finds patients waiting and the office open, as on any other day.
  it('has visits on weekdays only, but for today', () => {
    onAnyDay((today, made) => {
      const atWeekends = booked(made).filter((row) => [0, 6].includes(weekday(dayOf(row))) && dayOf(row) !== today);
      expect(atWeekends.map(sayWhere)).toEqual([]);
    });
  });

  it('has visits only while their room is open', () => {
    onAnyDay((_today, made) => expect(closed(made)).toEqual([]));
  });

  it('does on the day of a visit what was done at it', () => {
    for (const { AptNum, AptDateTime, AptStatus: status } of booked(firstDay)) {
      if (status !== AptStatus.Complete) continue;
      const done = firstDay.procedurelog!.filter((row) => row.AptNum === AptNum);
      expect(new Set(done.map(({ ProcDate }) => ProcDate)), `${AptNum}`).toEqual(new Set([AptDateTime.slice(0, 10)]));
    }
  });
});
