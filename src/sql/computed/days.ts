import { addDays, MIN_DATE } from '../../domain/calendar.ts';
import {
  clockText,
  dayNumber,
  LONGEST_TIME,
  type Moment,
  momentText,
  readClock,
  readMoment,
  weekdayOf,
} from '../moments.ts';
import { dayOf, formatMoment, MONTHS, monthOf, parseMoment, WEEKDAYS, yearOf } from './day-formats.ts';
import { DAY, isInside, later, movedByMonths, partsOf } from './shifting.ts';
import { asNumber, numberOf, type SqlComputed, type SqlValue, strict, textOf } from './values.ts';
import { dayOfYear, weekOf } from './weeks.ts';

/** A function of a moment; NULL if the value is no moment, as in MySQL. */
const ofMoment = (compute: (moment: Moment, ...more: SqlValue[]) => SqlValue): SqlComputed =>
  strict((value, ...more) => {
    const moment = readMoment(value);
    return moment ? compute(moment, ...more) : null;
  });

const numberOfMoment = (compute: (moment: Moment) => number) => ofMoment((moment) => asNumber(compute(moment)));

/** Day number 0 of MySQL is the first of January of the year 0, 366 days before the calendar's first day. */
const FIRST_DAY = 366;

/** The parts of a moment that EXTRACT names. */
const parts: Readonly<Record<string, (moment: Moment) => number>> = {
  YEAR: yearOf,
  QUARTER: (moment) => Math.ceil(monthOf(moment) / 3),
  MONTH: monthOf,
  WEEK: (moment) => weekOf(moment.date, 0).week,
  DAY: dayOf,
  HOUR: ({ seconds }) => Math.floor(seconds / 3600),
  MINUTE: ({ seconds }) => Math.floor(seconds / 60) % 60,
  SECOND: ({ seconds }) => seconds % 60,
};

/** A function of a time of day, in seconds; NULL if the value is none. */
const ofTime = (compute: (seconds: number, ...more: SqlValue[]) => SqlValue): SqlComputed =>
  strict((value, ...more) => {
    const seconds = readClock(value);
    return seconds === undefined ? null : compute(seconds, ...more);
  });

const ofClock = (compute: (seconds: number) => number) => ofTime((seconds) => asNumber(compute(Math.abs(seconds))));

/** MySQL's functions of the parts and forms of a moment, for SQLite. */
export const dayFunctions: Readonly<Record<string, SqlComputed>> = {
  DATE: ofMoment(({ date }) => date),
  TIMESTAMP: ofMoment((moment, time) =>
    time === undefined ? momentText(moment) : later(momentText(moment), readClock(time)),
  ),
  TIME: ofTime(clockText),
  YEAR: numberOfMoment(yearOf),
  QUARTER: numberOfMoment(parts.QUARTER!),
  MONTH: numberOfMoment(monthOf),
  DAY: numberOfMoment(dayOf),
  WEEK: ofMoment(({ date }, mode = 0) => asNumber(weekOf(date, numberOf(mode)).week)),
  WEEKOFYEAR: numberOfMoment(({ date }) => weekOf(date, 3).week),
  YEARWEEK: ofMoment(({ date }, mode = 0) => {
    // Mode 2 and its like never answer week 0.
    const { year, week } = weekOf(date, numberOf(mode) | 2);
    return asNumber(year * 100 + week);
  }),
  DAYOFYEAR: numberOfMoment(({ date }) => dayOfYear(date)),
  DAYOFWEEK: numberOfMoment(({ date }) => weekdayOf(date) + 1),
  WEEKDAY: numberOfMoment(({ date }) => (weekdayOf(date) + 6) % 7),
  HOUR: ofClock((seconds) => Math.floor(seconds / 3600)),
  MINUTE: ofClock((seconds) => Math.floor(seconds / 60) % 60),
  SECOND: ofClock((seconds) => seconds % 60),
  DAYNAME: ofMoment(({ date }) => WEEKDAYS[weekdayOf(date)]!),
  MONTHNAME: ofMoment((moment) => MONTHS[monthOf(moment) - 1]!),
  LAST_DAY: ofMoment(({ date }) => movedByMonths(`${date.slice(0, 4)}-01-31`, Number(date.slice(5, 7)) - 1)),
  EXTRACT: strict((unit, value) => {
    const moment = readMoment(value);
    const told = (sum: number, part: string) => sum * 100 + parts[part]!(moment!);
    return moment ? asNumber(partsOf(textOf(unit)).reduce(told, 0)) : null;
  }),
  TO_DAYS: numberOfMoment(({ date }) => dayNumber(date) + FIRST_DAY),
  TO_SECONDS: numberOfMoment(({ date, seconds }) => (dayNumber(date) + FIRST_DAY) * DAY + seconds),
  FROM_DAYS: strict((days) => addDays(MIN_DATE, numberOf(days) - FIRST_DAY)),
  MAKEDATE: strict((year, day) => {
    const first = readMoment(`${String(numberOf(year)).padStart(2, '0')}-1-1`);
    const place = Math.round(numberOf(day));
    return first && place > 0 && isInside(first, place - 1) ? addDays(first.date, place - 1) : null;
  }),
  MAKETIME: strict((...clock) => {
    const [hour = 0, minute = 0, second = 0] = clock.map((one) => Math.round(numberOf(one)));
    if (minute < 0 || minute > 59 || second < 0 || second > 59) return null;
    const time = (Math.abs(hour) * 60 + minute) * 60 + second;
    return clockText(Math.min(time, LONGEST_TIME) * (hour < 0 ? -1 : 1));
  }),
  DATE_FORMAT: ofMoment((moment, format = '') => formatMoment(moment, textOf(format))),
  TIME_FORMAT: ofTime((seconds, format) => formatMoment({ date: MIN_DATE, seconds, hasTime: true }, textOf(format!))),
  STR_TO_DATE: strict((text, format) => parseMoment(textOf(text), textOf(format))),
  SEC_TO_TIME: strict((seconds) => clockText(numberOf(seconds))),
  TIME_TO_SEC: ofTime(asNumber),
};
