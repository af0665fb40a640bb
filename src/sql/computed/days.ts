import { addDays, addMonths, MAX_DATE, MIN_DATE } from '../../domain/calendar.ts';
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
import { dayOf, formatMoment, MONTHS, monthOf, parseMoment, WEEKDAYS } from './day-formats.ts';
import { asNumber, numberOf, type SqlComputed, type SqlValue, strict, textOf } from './values.ts';
import { dayOfYear, weekOf } from './weeks.ts';

/** A function of a moment; NULL if the value is no moment, as in MySQL. */
const ofMoment = (compute: (moment: Moment, ...more: SqlValue[]) => SqlValue): SqlComputed =>
  strict((value, ...more) => {
    const moment = readMoment(value);
    return moment ? compute(moment, ...more) : null;
  });

const numberOfMoment = (compute: (moment: Moment) => number) => ofMoment((moment) => asNumber(compute(moment)));

const yearOf = ({ date }: Moment) => Number(date.slice(0, 4));

/** Day number 0 of MySQL is the first of January of the year 0, 366 days before the calendar's first day. */
const FIRST_DAY = 366;

const DAY = 86_400;

/** The parts of a moment that EXTRACT and TIMESTAMPDIFF name. */
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

const ofClock = (compute: (seconds: number) => number): SqlComputed =>
  strict((value) => {
    const seconds = readClock(value);
    return seconds === undefined ? null : asNumber(compute(Math.abs(seconds)));
  });

/** MySQL's functions of days and hours, for SQLite. `now` is the office's local time. */
export function dayFunctions(now: () => string): Readonly<Record<string, SqlComputed>> {
  return {
    NOW: () => now(),
    CURDATE: () => now().slice(0, 10),
    CURTIME: () => now().slice(11),
    UTC_TIMESTAMP: () => utc(now()),
    UTC_DATE: () => utc(now()).slice(0, 10),
    UTC_TIME: () => utc(now()).slice(11),
    DATE: ofMoment(({ date }) => date),
    TIMESTAMP: ofMoment((moment, time) =>
      time === undefined ? momentText(moment) : later(momentText(moment), readClock(time)),
    ),
    TIME: strict((value) => {
      const seconds = readClock(value);
      return seconds === undefined ? null : clockText(seconds);
    }),
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
    DATEDIFF: strict((one, other) => {
      const [to, from] = [readMoment(one), readMoment(other)];
      return to && from ? asNumber(dayNumber(to.date) - dayNumber(from.date)) : null;
    }),
    TIMESTAMPDIFF: strict((unit, one, other) => {
      const [from, to] = [readMoment(one), readMoment(other)];
      return from && to ? asNumber(difference(textOf(unit), from, to)) : null;
    }),
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
    SHIFT: strict((value, amount, unit, sign) => {
      const [whole, of] = amountOf(amount, textOf(unit));
      return shift(value, whole * numberOf(sign!), of);
    }),
    DATE_FORMAT: ofMoment((moment, format = '') => formatMoment(moment, textOf(format))),
    TIME_FORMAT: strict((value, format) => {
      const seconds = readClock(value);
      return seconds === undefined ? null : formatMoment({ date: MIN_DATE, seconds, hasTime: true }, textOf(format));
    }),
    STR_TO_DATE: strict((text, format) => parseMoment(textOf(text), textOf(format))),
    TIMEDIFF: strict((one, other) => {
      const [to, from] = [secondsSinceStart(one), secondsSinceStart(other)];
      const areAlike = readMoment(one)?.hasTime === readMoment(other)?.hasTime;
      return to === undefined || from === undefined || !areAlike ? null : clockText(to - from);
    }),
    SEC_TO_TIME: strict((seconds) => clockText(numberOf(seconds))),
    TIME_TO_SEC: strict((value) => {
      const seconds = readClock(value);
      return seconds === undefined ? null : asNumber(seconds);
    }),
    UNIX_TIMESTAMP: (...given) => (given.length === 0 ? secondsAt(now()) : strict(secondsAt)(...given)),
    FROM_UNIXTIME: strict((seconds, format) => {
      const text = momentAt(numberOf(seconds));
      const moment = text === null || format === undefined ? undefined : readMoment(text);
      return moment ? formatMoment(moment, textOf(format!)) : text;
    }),
    CONVERT_TZ: strict((value, from, to) => {
      const moment = readMoment(value);
      const [before, after] = [from, to!].map((zone) => secondsAhead(textOf(zone!), moment));
      if (before === undefined || after === undefined) return null;
      // What UNIX_TIMESTAMP does not know stays as it is.
      return secondsAt(value) === null ? momentText(moment!) : shift(momentText(moment!), after - before, 'SECOND');
    }),
    ADDTIME: strict((value, time) => later(value, readClock(time!))),
    SUBTIME: strict((value, time) => later(value, negated(readClock(time!)))),
    PERIOD_ADD: strict((period, months) => {
      const total = monthsOfPeriod(numberOf(period)) + Math.round(numberOf(months!)) - 1;
      return asNumber(Math.floor(total / 12) * 100 + (total % 12) + 1);
    }),
    PERIOD_DIFF: strict((one, other) => asNumber(monthsOfPeriod(numberOf(one)) - monthsOfPeriod(numberOf(other)))),
  };
}

/** Seconds that a zone, `+02:00` or this machine's, is ahead of UTC; a name means nothing to a server without a table of zones. */
function secondsAhead(zone: string, moment: Moment | undefined): number | undefined {
  if (!moment) return undefined;
  if (/^system$/i.test(zone)) return -60 * new Date(momentText(moment).replace(' ', 'T')).getTimezoneOffset();
  return /^[+-](0?\d|1[0-4]):[0-5]\d$/.test(zone) ? readClock(zone.replace('+', '')) : undefined;
}

/** A moment of this machine's local time, in UTC. */
const utc = (local: string) => new Date(local.replace(' ', 'T')).toISOString().slice(0, 19).replace('T', ' ');

const MONTHS_IN: Readonly<Record<string, number>> = { MONTH: 1, QUARTER: 3, YEAR: 12 };
const CLOCK_UNITS = ['DAY', 'HOUR', 'MINUTE', 'SECOND'];
const SIZES: Readonly<Record<string, number>> = { SECOND: 1, MINUTE: 60, HOUR: 3600, DAY, WEEK: 7 * DAY };

/** `DAY_MINUTE` as DAY, HOUR and MINUTE. */
function partsOf(unit: string): string[] {
  const [first, last] = unit.split('_');
  if (last === undefined) return [unit];
  return first === 'YEAR'
    ? [first, last]
    : CLOCK_UNITS.slice(CLOCK_UNITS.indexOf(first!), CLOCK_UNITS.indexOf(last) + 1);
}

/** An amount in one unit: `'1 12' DAY_HOUR` is 36 hours, told in seconds. Numbers that are missing are the first ones. */
function amountOf(amount: SqlValue, unit: string): [amount: number, unit: string] {
  const units = partsOf(unit);
  if (units.length === 1) return [numberOf(amount), unit];
  const text = textOf(amount).slice(0, 100);
  const told = (text.match(/\d+/g) ?? []).slice(0, units.length).map(Number);
  const isMonths = unit === 'YEAR_MONTH';
  const sizeOf = (part: string) => (isMonths ? { YEAR: 12 }[part] : SIZES[part]) ?? 1;
  const sum = told.reduce((all, one, place) => all + one * sizeOf(units[units.length - told.length + place]!), 0);
  return [/^\s*-/.test(text) ? -sum : sum, isMonths ? 'MONTH' : 'SECOND'];
}

/** MariaDB counts seconds since 1970 in 31 bits, and knows none before or after. */
const LAST_SECOND = 2 ** 31 - 1;

/** Seconds since 1970 at a moment of this machine's local time. */
function secondsAt(value: SqlValue): SqlValue {
  const moment = readMoment(value);
  if (!moment) return null;
  const time = new Date(momentText(moment).replace(' ', 'T')).getTime();
  const seconds = Math.floor(time / 1000);
  return seconds < 0 || seconds > LAST_SECOND ? null : asNumber(seconds);
}

/** The local moment so many seconds after 1970. */
function momentAt(seconds: number): string | null {
  const time = new Date(seconds * 1000);
  if (seconds < 0 || seconds > LAST_SECOND) return null;
  const two = (number: number) => String(number).padStart(2, '0');
  const date = [time.getFullYear(), two(time.getMonth() + 1), two(time.getDate())].join('-');
  return `${date} ${[time.getHours(), time.getMinutes(), time.getSeconds()].map(two).join(':')}`;
}

const negated = (seconds: number | undefined) => (seconds === undefined ? undefined : -seconds);

/** A moment or a time of day, so many seconds later. */
function later(value: SqlValue, seconds: number | undefined): SqlValue {
  if (seconds === undefined) return null;
  const moment = readMoment(value);
  if (moment?.hasTime) return shift(momentText(moment), seconds, 'SECOND');
  const clock = readClock(value);
  return clock === undefined ? null : clockText(clock + seconds);
}

const monthsOfPeriod = (period: number) => Math.floor(period / 100) * 12 + (period % 100);

function secondsSinceStart(value: SqlValue): number | undefined {
  const moment = readMoment(value);
  return moment?.hasTime ? dayNumber(moment.date) * DAY + moment.seconds : readClock(value);
}

/** A day that is moved by days or months stays a day; a result outside the calendar is NULL. */
function shift(value: SqlValue, amount: number, unit: string): SqlValue {
  const moment = readMoment(value);
  if (!moment) return null;
  const whole = Math.round(amount);
  if (Math.abs(whole) > 4_000_000_000) return null;
  const months = MONTHS_IN[unit];
  if (months !== undefined) {
    const date = movedByMonths(moment.date, whole * months);
    return date === null ? null : textLike(value, { ...moment, date });
  }
  const size = SIZES[unit]!;
  const total = moment.seconds + whole * size;
  const days = Math.floor(total / DAY);
  if (!isInside(moment, days)) return null;
  const moved = {
    date: addDays(MIN_DATE, dayNumber(moment.date) + days),
    seconds: total - days * DAY,
    hasTime: moment.hasTime,
  };
  return size < DAY ? momentText(moved) : textLike(value, moved);
}

/**
 * In MySQL months may lead into the year 0, so that an empty date less six months is still before today. The calendar's
 * year 100 stands for it here, a common year, too.
 */
function movedByMonths(date: string, months: number): string | null {
  const place = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  if (place < 0 || place >= 12 * 10_000) return null;
  return place >= 12 ? addMonths(date, months) : `0000${addMonths(addMonths(date, 1200), months).slice(4)}`;
}

/** Whether a moment is still in the calendar when it is moved by so many days. */
function isInside({ date }: Moment, days: number): boolean {
  const day = dayNumber(date) + days;
  return day >= 0 && day <= dayNumber(MAX_DATE);
}

const textLike = (value: SqlValue, moment: Moment) =>
  moment.hasTime || textOf(value).length > 10 ? momentText(moment) : moment.date;

/** Whole units from one moment to another. */
function difference(unit: string, from: Moment, to: Moment): number {
  const months = MONTHS_IN[unit];
  if (months !== undefined) return Math.trunc(monthsBetween(from, to) / months) + 0;
  const size = SIZES[unit]!;
  return Math.trunc(((dayNumber(to.date) - dayNumber(from.date)) * DAY + to.seconds - from.seconds) / size) + 0;
}

function monthsBetween(from: Moment, to: Moment): number {
  const [start, end] = momentText(from) <= momentText(to) ? [from, to] : [to, from];
  const months = (yearOf(end) - yearOf(start)) * 12 + monthOf(end) - monthOf(start);
  const isFull = momentText(end).slice(8) >= momentText(start).slice(8);
  const whole = isFull ? months : months - 1;
  return start === from ? whole : -whole;
}
