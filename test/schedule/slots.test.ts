import { beforeEach, describe, expect, it } from 'vitest';
import { day, TODAY } from '../people/office.ts';
import { engines } from '../support/engines.ts';
import { testPractice } from '../support/test-practice.ts';
import { layBook } from './book.ts';

interface Slot {
  DateTimeStart: string;
  DateTimeEnd: string;
  ProvNum: number;
  OpNum: number;
}

/** `08:30-09:00 @1`, after the day if it is not the day that most rows ask for. */
const short = ({ DateTimeStart, DateTimeEnd, OpNum }: Slot) => {
  const on = DateTimeStart.slice(0, 10);
  return `${on === day(7) ? '' : `${on} `}${DateTimeStart.slice(11, 16)}-${DateTimeEnd.slice(11, 16)} @${OpNum}`;
};

const on = `date=${day(7)}`;
const MORNING = ['08:30-09:00 @1', '09:20-10:00 @1', '10:30-12:00 @1'];
const DOC2 = ['08:00-11:00 @2', '11:40-12:00 @2'];

/** Rows 85 to 91 of `companions-people.md` 22, and what else the chapter says. */
const found: readonly (readonly [row: string, query: string, slots: readonly string[]])[] = [
  ['85', `${on}&ProvNum=1&OpNum=1`, [...MORNING, '13:00-17:00 @1']],
  ['86', on, [...MORNING, '13:00-17:00 @1']],
  ['86', `${on}&lengthMinutes=60`, ['10:30-12:00 @1', '13:00-17:00 @1']],
  ['87', `${on}&ProvNum=2`, DOC2],
  ['88', `${on}&ProvNum=3`, []],
  ['-', '', [...MORNING, '13:00-17:00 @1']],
  ['-', `dateStart=${day(1)}&dateEnd=${day(6)}`, []],
  ['-', `dateStart=${day(-30)}&dateEnd=${day(7)}&ProvNum=2`, DOC2],
  ['-', `${on}&Limit=1&Offset=1`, ['09:20-10:00 @1']],
  ['-', `${on}&OpNum=3`, []],
  ['-', `${on}&ProvNum=1&OpNum=2`, ['13:00-17:00 @2']],
];

const refused: readonly (readonly [row: string, query: string, status: number, sentence: string])[] = [
  ['89', `date=${day(-1)}`, 400, 'date must be today or a future date.'],
  ['89', 'date=2020-13-01', 400, 'date format must be yyyy-MM-dd.'],
  ['89', 'ProvNum=99', 404, 'Provider not found.'],
  ['89', 'OpNum=99', 404, 'Operatory not found.'],
  ['90', `${on}&dateStart=${day(7)}`, 400, 'date and dateStart cannot both be specified.'],
  ['-', `dateStart=${day(7)}&dateEnd=${day(6)}`, 400, 'dateEnd cannot be before dateStart.'],
  ['-', `dateEnd=${day(-1)}`, 400, 'dateEnd cannot be before dateStart.'],
  ['-', `dateStart=${day(0)}&dateEnd=${day(366)}`, 400, 'The date range cannot be longer than 366 days.'],
  ['-', 'lengthMinutes=-1', 400, 'lengthMinutes is invalid.'],
];

describe.each(engines)('slots, on %s', (engine) => {
  const practice = testPractice({ engine, now: `${TODAY} 09:00:00` });
  beforeEach(async () => {
    await practice.clear();
    await layBook(practice);
  });
  const slots = async (query: string): Promise<string[]> => {
    const { status, body, text } = await practice.get(`/appointments/Slots?${query}`);
    expect([status, text]).toEqual([200, text]);
    return body.map(short);
  };

  it.each(found)('row %s: %s', async (_row, query, expected) => {
    expect(await slots(query)).toEqual(expected);
  });

  it.each(refused)('row %s: %s is refused', async (_row, query, status, sentence) => {
    const answer = await practice.get(`/appointments/Slots?${query}`);
    expect([answer.status, answer.text]).toEqual([status, sentence]);
  });

  it('answer as the page shows', async () => {
    const { text } = await practice.get(`/appointments/Slots?${on}&ProvNum=2&Limit=1`);
    const [start, end] = [`${day(7)} 08:00:00`, `${day(7)} 11:00:00`];
    expect(text).toBe(`[{"DateTimeStart":"${start}","DateTimeEnd":"${end}","ProvNum":2,"OpNum":2}]`);
  });

  it('row 88: take out what a hygienist does with somebody else', async () => {
    await practice.lay('schedule', {
      ScheduleNum: 410,
      SchedDate: day(7),
      StartTime: '08:00:00',
      StopTime: '12:00:00',
      SchedType: 1,
      ProvNum: 3,
    });
    await practice.lay('scheduleop', { ScheduleNum: 410, OperatoryNum: 2 });
    expect(await slots(`${on}&ProvNum=3`)).toEqual(DOC2);
  });

  it('row 91: open the time of an appointment that leaves the book', async () => {
    await practice.put('/appointments/201', { AptStatus: 'UnschedList' });
    expect((await slots(`${on}&ProvNum=1&OpNum=1`))[0]).toBe('08:30-10:00 @1');
  });

  it('are none on a day on which the practice is closed', async () => {
    await practice.lay('schedule', { SchedDate: day(7), SchedType: 0, Status: 2, Note: 'Holiday' });
    expect(await slots(on)).toEqual([]);
  });

  it('begin today with the next step of the book, and run to midnight at most', async () => {
    practice.setNow(`${TODAY} 09:01:00`);
    const late = { SchedType: 1, ProvNum: 4, SchedDate: TODAY };
    await practice.lay(
      'schedule',
      { ...late, StartTime: '08:00:00', StopTime: '10:00:00' },
      { ...late, StartTime: '09:30:00', StopTime: '11:00:00' },
      { ...late, StartTime: '22:00:00', StopTime: '00:00:00' },
    );
    expect(await slots(`date=${TODAY}&ProvNum=4`)).toEqual([`${TODAY} 09:10-11:00 @0`, `${TODAY} 22:00-00:00 @0`]);
    practice.setNow(`${TODAY} 09:00:00`);
  });
});
