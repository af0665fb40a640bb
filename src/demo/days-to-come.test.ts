import { describe, expect, it } from 'vitest';
import { addDays, addMonths, weekday } from '../domain/calendar.ts';
import { AptStatus, ProcStatus } from '../domain/enums.ts';
import { asOf, isSoon } from './days-to-come.ts';
import { DEMO_TODAY } from './demo-date.ts';
import { type FirstDay, readFirstDay } from './first-day.ts';

const firstDay = readFirstDay();
const soon = (day: FirstDay) => day.appointment!.filter(isSoon);

/** The first day, a Wednesday, a Saturday, a Sunday, and the last weekday of a year. */
const days = [DEMO_TODAY, '2028-02-23', '2026-08-01', '2026-11-29', '2029-12-31'];

describe.each(days)('a practice that is made on %s', (today) => {
  const made = asOf(today, firstDay);
  const dates = soon(made).map(({ AptDateTime }) => AptDateTime.slice(0, 10));

  it('has patients today and in the next three weeks', () => {
    expect(dates.filter((date) => date === today).length).toBeGreaterThan(3);
    expect(dates.filter((date) => date > today && date <= addDays(today, 7)).length).toBeGreaterThan(5);
    for (const date of dates) expect(date >= today && date <= addDays(today, 21), date).toBe(true);
  });

  it('has done two visits of today, and one was called off', () => {
    const ofToday = soon(made).filter(({ AptDateTime }) => AptDateTime.slice(0, 10) === today);
    const withStatus = (...some: number[]) => ofToday.filter(({ AptStatus: status }) => some.includes(status));
    expect([withStatus(AptStatus.Complete).length, withStatus(AptStatus.Broken).length]).toEqual([2, 1]);
    expect(withStatus(AptStatus.Scheduled).length).toBeGreaterThan(3);
    const [firstToCome] = withStatus(AptStatus.Scheduled, AptStatus.Broken)
      .map(({ AptDateTime }) => AptDateTime)
      .sort();
    for (const { AptNum, AptDateTime, PatNum } of withStatus(AptStatus.Complete)) {
      expect(AptDateTime < firstToCome!).toBe(true);
      const work = made.procedurelog!.filter((row) => row.AptNum === AptNum);
      expect(work.length).toBeGreaterThan(0);
      for (const row of work) {
        expect(row).toMatchObject({
          ProcStatus: ProcStatus.C,
          ProcDate: today,
          DateComplete: today,
          DateEntryC: today,
        });
        // At whatever hour the practice is made, nothing was changed later than that.
        expect(row.DateTStamp <= `${today} 00:00:00`).toBe(true);
      }
      const due = made.recall!.find((row) => row.PatNum === PatNum && row.DatePrevious === today)!;
      expect(due.DateDue).toBe(addMonths(today, 6));
      expect(due.DateDueCalc).toBe(due.DateDue);
    }
    // The rest has not been done.
    const open = new Set(soon(made).flatMap((row) => (row.AptStatus === AptStatus.Complete ? [] : [row.AptNum])));
    for (const { AptNum, ProcStatus: status } of made.procedurelog!) {
      if (open.has(AptNum)) expect(status, `${AptNum}`).toBe(ProcStatus.TP);
    }
  });

  it('is open for each of them, in the room of the appointment', () => {
    const hours = made.schedule!.map(({ SchedDate, ScheduleNum }) => {
      const { OperatoryNum } = made.scheduleop!.find((row) => row.ScheduleNum === ScheduleNum)!;
      return `${SchedDate} ${OperatoryNum}`;
    });
    const open = new Set(hours);
    for (const { AptDateTime, Op } of soon(made)) expect(open.has(`${AptDateTime.slice(0, 10)} ${Op}`)).toBe(true);
    expect(new Set(made.schedule!.map((row) => row.ScheduleNum)).size).toBe(made.schedule!.length);
  });

  it('has tasks and offers of the last days', () => {
    const asked = (row: { KeyNum: unknown }) => row.KeyNum === 1130;
    for (const { DateTimeOriginal } of made.task!.filter((row) => !asked(row))) {
      expect(DateTimeOriginal > addDays(today, -14)).toBe(true);
    }
    for (const { DateTimeEntry } of made.asapcomm!) expect(DateTimeEntry > addDays(today, -7)).toBe(true);
    for (const { CommDateTime } of made.commlog!) expect(CommDateTime < today).toBe(true);
  });

  it('leaves at its day what speaks of a day', () => {
    const calls = made.commlog!.filter(({ PatNum }) => [1021, 1170, 1210].includes(Number(PatNum)));
    expect(calls.map(({ CommDateTime, Note }) => [CommDateTime, Note])).toEqual([
      ['2026-04-13 11:00:00', 'Brought a new list of medicines.'],
      ['2026-03-02 14:15:00', 'Missed the visit. Left a message.'],
      ['2026-05-18 12:00:00', 'Pays the rest in June.'],
    ]);
    const [note] = made.tasknote!;
    const task = made.task!.find(({ TaskNum }) => TaskNum === note!.TaskNum)!;
    expect(task.DateTimeEntry < note!.DateTimeNote).toBe(true);
    const history = made.claimtracking!.find(({ ClaimNum }) => ClaimNum === 11303)!;
    expect(note!.DateTimeNote.slice(0, 10)).toBe(history.DateTimeEntry.slice(0, 10));
  });

  it('planned their work when the visits were made, in the weeks before', () => {
    const visits = new Map(soon(made).map((row) => [row.AptNum, row]));
    const work = made.procedurelog!.filter((row) => visits.has(row.AptNum));
    expect(work.length).toBeGreaterThanOrEqual(visits.size);
    for (const { DateTP, AptNum } of work) {
      expect(DateTP < today && DateTP > addDays(today, -90), `${AptNum} ${DateTP}`).toBe(true);
    }
  });

  it('differs in nothing else', () => {
    const changed = Object.entries(made).filter(([table, rows]) => {
      const before = firstDay[table as keyof FirstDay];
      return JSON.stringify(rows) !== JSON.stringify(before);
    });
    const open = [0, 6].includes(weekday(today)) ? ['schedule', 'scheduleop'] : [];
    const desk = ['asapcomm', 'commlog', 'task'];
    const tables = ['appointment', 'claimproc', 'procedurelog', 'recall', ...desk, ...open];
    expect(changed.map(([table]) => table).sort()).toEqual(today === DEMO_TODAY ? [] : tables.sort());
    const others = (day: FirstDay) => day.appointment!.filter((row) => !isSoon(row));
    expect(others(made)).toEqual(others(firstDay));
  });
});
