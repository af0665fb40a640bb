import { daysBetween, isDate, isTime, MIN_DATE, weekday } from '../domain/calendar.ts';

/** A day, and the time of day in seconds; `hasTime` if a time was written. */
export interface Moment {
  readonly date: string;
  readonly seconds: number;
  readonly hasTime: boolean;
}

const LOOSE = /^\s*(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]+(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.\d*)?)?)?\s*$/;
const DIGITS = /^\s*(\d\d|\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d))?\s*$/;

/** What MySQL takes for a day or a moment: `2020-1-5`, `2020-01-05 8:30`, `20200105`. Undefined for anything else. */
export function readMoment(value: unknown): Moment | undefined {
  const text = typeof value === 'number' || typeof value === 'bigint' ? String(value) : value;
  if (typeof text !== 'string' || text.length > 40) return undefined;
  const parts = LOOSE.exec(text) ?? DIGITS.exec(text);
  if (!parts) return undefined;
  const [, year = '', month = '', day = '', hour, minute = '0', second = '0'] = parts;
  const date = `${fullYear(year)}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = clockText(Number(hour ?? 0) * 3600 + Number(minute) * 60 + Number(second));
  if (!isDate(inCalendar(date)) || Number(minute) > 59 || Number(second) > 59 || !isTime(time)) return undefined;
  return { date, seconds: secondsOf(time), hasTime: hour !== undefined };
}

/** Two digits are a year from 1970 to 2069. */
export function fullYear(year: string): string {
  if (year.length !== 2) return year.padStart(4, '0');
  return `${Number(year) < 70 ? '20' : '19'}${year}`;
}

/**
 * MySQL has a year 0, into which an empty date is moved by some months: a common year that begins on a Sunday, as 2023 does.
 * The calendar has none, so a day of it is looked up there in that year.
 */
const inCalendar = (date: string) => (isYearZero(date) ? `2023${date.slice(4)}` : date);

const isYearZero = (date: string) => date.startsWith('0000');

/** Days since the calendar's first one, fewer than 0 in the year 0. */
export const dayNumber = (date: string) =>
  isYearZero(date) ? daysBetween('2024-01-01', inCalendar(date)) : daysBetween(MIN_DATE, date);

export const weekdayOf = (date: string) => weekday(inCalendar(date));

export const momentText = ({ date, seconds }: Omit<Moment, 'hasTime'>) => `${date} ${clockText(seconds)}`;

/** The same day or moment in full, or undefined. */
export function fullMoment(text: string): string | undefined {
  const moment = readMoment(text);
  return moment && momentText(moment);
}

/** Seconds of MySQL's longest TIME, 838:59:59. */
export const LONGEST_TIME = 839 * 3600 - 1;

export const two = (part: number) => String(part).padStart(2, '0');

/** Hours, minutes and seconds, also more than a day or negative: `-100:00:01`. */
export function clockText(seconds: number): string {
  const whole = Math.min(Math.abs(Math.trunc(seconds)), LONGEST_TIME);
  const text = `${two(Math.floor(whole / 3600))}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
  return seconds < 0 && whole > 0 ? `-${text}` : text;
}

/** Days, and a time of day; what follows counts for nothing. */
const CLOCK = /^\s*(-?)(?:(\d{1,3})\s+)?(\d{1,12}):(\d{1,2})(?::(\d{1,2}))?(?![\d:]*-)/;

/** The digits `HHmmss` without a colon, fewer ones are the last of them; what follows counts for nothing. */
const CLOCK_DIGITS = /^\s*(-?)(\d{1,12})(?!\d*:)/;

/**
 * Seconds of `HH:mm[:ss]`, of `HHmmss`, or of the time of day of a moment. The text of a day without a time is the digits
 * that it begins with: 2026-01-31 is 20 minutes and 26 seconds.
 */
export function readClock(value: unknown): number | undefined {
  const text = typeof value === 'bigint' || Number.isSafeInteger(value) ? String(value) : value;
  if (typeof text !== 'string' || text.length > 40) return undefined;
  const moment = readMoment(text);
  if (moment?.hasTime) return moment.seconds;
  const digits = CLOCK_DIGITS.exec(text);
  const parts = CLOCK.exec(text) ?? (digits && CLOCK.exec(coloned(digits[1]!, digits[2]!.padStart(6, '0'))));
  if (!parts) return undefined;
  const [, sign, days = '0', hours, minutes, seconds = '0'] = parts;
  if (Number(minutes) > 59 || Number(seconds) > 59) return undefined;
  const time = (Number(days) * 24 + Number(hours)) * 3600 + Number(minutes) * 60 + Number(seconds);
  return Math.min(time, LONGEST_TIME) * (sign ? -1 : 1);
}

const coloned = (sign: string, digits: string) =>
  `${sign}${digits.slice(0, -4)}:${digits.slice(-4, -2)}:${digits.slice(-2)}`;

const secondsOf = (time: string) => readClock(time)!;
