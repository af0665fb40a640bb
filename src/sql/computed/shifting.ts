import { addDays, addMonths, MAX_DATE, MIN_DATE } from '../../domain/calendar.ts';
import { clockText, dayNumber, type Moment, momentText, readClock, readMoment } from '../moments.ts';
import { monthOf, yearOf } from './day-formats.ts';
import { asNumber, numberOf, type SqlComputed, type SqlValue, strict, textOf } from './values.ts';

/** Seconds of a day. */
export const DAY = 86_400;

/** MySQL's functions that move a moment, or count from one to another, for SQLite. */
export const shiftingFunctions: Readonly<Record<string, SqlComputed>> = {
  SHIFT: strict((value, amount, unit, sign) => {
    const [whole, of] = amountOf(amount, textOf(unit));
    return shift(value, whole * numberOf(sign!), of);
  }),
  ADDTIME: strict((value, time) => later(value, readClock(time!))),
  SUBTIME: strict((value, time) => later(value, negated(readClock(time!)))),
  TIMEDIFF: strict((one, other) => {
    const [to, from] = [secondsSinceStart(one), secondsSinceStart(other)];
    const areAlike = readMoment(one)?.hasTime === readMoment(other)?.hasTime;
    return to === undefined || from === undefined || !areAlike ? null : clockText(to - from);
  }),
  DATEDIFF: strict((one, other) => {
    const [to, from] = [readMoment(one), readMoment(other)];
    return to && from ? asNumber(dayNumber(to.date) - dayNumber(from.date)) : null;
  }),
  TIMESTAMPDIFF: strict((unit, one, other) => {
    const [from, to] = [readMoment(one), readMoment(other)];
    return from && to ? asNumber(difference(textOf(unit), from, to)) : null;
  }),
  PERIOD_ADD: strict((period, months) => {
    const total = monthsOfPeriod(numberOf(period)) + Math.round(numberOf(months!)) - 1;
    return asNumber(Math.floor(total / 12) * 100 + (total % 12) + 1);
  }),
  PERIOD_DIFF: strict((one, other) => asNumber(monthsOfPeriod(numberOf(one)) - monthsOfPeriod(numberOf(other)))),
};

const MONTHS_IN: Readonly<Record<string, number>> = { MONTH: 1, QUARTER: 3, YEAR: 12 };
const CLOCK_UNITS = ['DAY', 'HOUR', 'MINUTE', 'SECOND'];
const SIZES: Readonly<Record<string, number>> = { SECOND: 1, MINUTE: 60, HOUR: 3600, DAY, WEEK: 7 * DAY };

/** `DAY_MINUTE` as DAY, HOUR and MINUTE. */
export function partsOf(unit: string): string[] {
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

const negated = (seconds: number | undefined) => (seconds === undefined ? undefined : -seconds);

/** A moment or a time of day, so many seconds later. */
export function later(value: SqlValue, seconds: number | undefined): SqlValue {
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
export function shift(value: SqlValue, amount: number, unit: string): SqlValue {
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
export function movedByMonths(date: string, months: number): string | null {
  const place = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  if (place < 0 || place >= 12 * 10_000) return null;
  return place >= 12 ? addMonths(date, months) : `0000${addMonths(addMonths(date, 1200), months).slice(4)}`;
}

/** Whether a moment is still in the calendar when it is moved by so many days. */
export function isInside({ date }: Moment, days: number): boolean {
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
