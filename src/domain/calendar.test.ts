import { describe, expect, it } from 'vitest';
import { fc } from '../../test/support/properties.ts';
import {
  addDays,
  addMonths,
  addYears,
  ageAt,
  daysBetween,
  isDate,
  isDateTime,
  isTime,
  MAX_DATE,
  MIN_DATE,
  MIN_DATE_TIME,
  weekday,
} from './calendar.ts';

/** The engine's own calendar, which is the oracle here. */
const LAST = Date.UTC(9999, 11, 31);
const FIRST = Date.parse('0001-01-01T00:00:00Z');
const DAY = 86_400_000;
const toText = (time: number) => new Date(time).toISOString().slice(0, 10);
const anyTime = fc.integer({ min: 0, max: (LAST - FIRST) / DAY }).map((days) => FIRST + days * DAY);

describe('isDate, isTime, isDateTime', () => {
  it.each(['0001-01-01', '9999-12-31', '2024-02-29', '2000-02-29', '2022-05-21', '0004-02-29'])(
    'accepts %s',
    (text) => {
      expect(isDate(text)).toBe(true);
      expect(isDateTime(`${text} 23:59:59`)).toBe(true);
    },
  );

  it.each([
    '',
    '0000-01-01',
    '2023-02-29',
    '1900-02-29',
    '2022-13-01',
    '2022-00-10',
    '2022-04-31',
    '2022-05-00',
    '2022-5-1',
    '22-05-01',
    '2022/05/01',
    '05/21/2022',
    '2022-05-21 ',
    ' 2022-05-21',
    '2022-05-21\n',
    '2022-05-21 00:00:00',
    '+002022-05-21',
    '２０２２-05-21',
  ])('refuses %j as a date', (text) => {
    expect(isDate(text)).toBe(false);
    expect(isDateTime(`${text} 00:00:00`)).toBe(false);
  });

  it.each([
    ['00:00:00', true],
    ['23:59:59', true],
    ['09:30:00', true],
    ['24:00:00', false],
    ['12:60:00', false],
    ['12:00:60', false],
    ['9:30:00', false],
    ['09:30', false],
    ['09:30:00.5', false],
    ['09:30:00 ', false],
    ['', false],
  ])('judges the time %j', (text, valid) => {
    expect(isTime(text)).toBe(valid);
    expect(isDateTime(`2022-05-21 ${text}`)).toBe(valid);
  });

  it.each(['2022-05-21', '2022-05-21T14:30:05', '2022-05-21 14:30', '2022-05-21  14:30:05', '2022-05-21 14:30:05Z'])(
    'refuses %j as a date-time',
    (text) => {
      expect(isDateTime(text)).toBe(false);
    },
  );

  it('knows every real day and no other', () => {
    const part = (max: number) => fc.integer({ min: 0, max });
    fc.assert(
      fc.property(part(9999), part(13), part(32), (year, month, day) => {
        const pad = (number: number, width: number) => String(number).padStart(width, '0');
        const text = `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
        const time = new Date(0).setUTCFullYear(year, month - 1, day);
        expect(isDate(text)).toBe(year > 0 && new Date(time).toISOString().startsWith(text));
      }),
      { numRuns: 1000 },
    );
    expect([isDate(MIN_DATE), isDateTime(MIN_DATE_TIME), isDate(MAX_DATE)]).toEqual([true, true, true]);
  });
});

describe('counting days', () => {
  it.each([
    ['2024-02-28', 1, '2024-02-29'],
    ['2023-02-28', 1, '2023-03-01'],
    ['2022-12-31', 1, '2023-01-01'],
    ['2022-01-01', -1, '2021-12-31'],
    ['0001-01-01', 0, '0001-01-01'],
    ['0001-01-01', -1, '0001-01-01'],
    ['9999-12-31', 1, '9999-12-31'],
    ['9999-12-30', 1, '9999-12-31'],
  ])('%s and %i days is %s', (date, days, result) => {
    expect(addDays(date, days)).toBe(result);
  });

  it('agrees with the engine on every day of the calendar it is asked', () => {
    fc.assert(
      fc.property(anyTime, anyTime, (from, to) => {
        const days = (to - from) / DAY;
        expect(daysBetween(toText(from), toText(to))).toBe(days);
        expect(addDays(toText(from), days)).toBe(toText(to));
        expect(weekday(toText(from))).toBe(new Date(from).getUTCDay());
        expect(Math.sign(days)).toBe(toText(to) > toText(from) ? 1 : toText(to) < toText(from) ? -1 : 0);
      }),
      { numRuns: 2000 },
    );
  });

  it('walks every day from 1899 to 2101 without a gap', () => {
    let date = '1899-12-31';
    for (let time = Date.UTC(1900, 0, 1); time < Date.UTC(2101, 0, 1); time += DAY) {
      date = addDays(date, 1);
      if (date !== toText(time)) expect(date).toBe(toText(time));
    }
    expect(date).toBe('2100-12-31');
  });
});

describe('months and years', () => {
  it.each([
    ['2022-01-31', 1, '2022-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2022-03-31', -1, '2022-02-28'],
    ['2022-11-15', 2, '2023-01-15'],
    ['2022-01-15', -1, '2021-12-15'],
    ['2022-05-21', 0, '2022-05-21'],
    ['0001-01-15', -1, '0001-01-01'],
    ['9999-12-15', 1, '9999-12-31'],
    ['0001-02-15', -1, '0001-01-15'],
  ])('%s and %i months is %s', (date, months, result) => {
    expect(addMonths(date, months)).toBe(result);
  });

  it.each([
    ['2024-02-29', 1, '2025-02-28'],
    ['2024-02-29', 4, '2028-02-29'],
    ['2022-05-21', -18, '2004-05-21'],
    ['0003-01-01', -5, '0001-01-01'],
    ['2022-05-21', 9000, '9999-12-31'],
  ])('%s and %i years is %s', (date, years, result) => {
    expect(addYears(date, years)).toBe(result);
  });

  it('keeps the day wherever the month has it', () => {
    fc.assert(
      fc.property(anyTime, fc.integer({ min: -240, max: 240 }), (time, months) => {
        const date = toText(time);
        const result = addMonths(date, months);
        if (result === MIN_DATE || result === MAX_DATE) return;
        expect(isDate(result)).toBe(true);
        expect(result.slice(8) === date.slice(8) || addDays(result, 1).endsWith('-01')).toBe(true);
        const ordinal = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
        expect(ordinal(result) - ordinal(date)).toBe(months);
      }),
    );
  });
});

describe('ageAt', () => {
  it.each([
    ['1980-03-10', '2025-03-09', 44],
    ['1980-03-10', '2025-03-10', 45],
    ['2004-02-29', '2022-02-28', 17],
    ['2004-02-29', '2022-03-01', 18],
    ['2025-03-10', '2025-03-10', 0],
    ['2025-03-10', '2024-03-10', 0],
    [MIN_DATE, '2025-03-10', 0],
  ])('born %s, at %s: %i', (birthdate, date, age) => {
    expect(ageAt(birthdate, date)).toBe(age);
  });
});
