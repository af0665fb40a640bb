import { isDate, isTime } from '../domain/calendar.ts';

/** A day, and the time of day in seconds; `hasTime` if a time was written. */
export interface Moment {
  readonly date: string;
  readonly seconds: number;
  readonly hasTime: boolean;
}

const LOOSE = /^\s*(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]+(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.\d*)?)?)?\s*$/;
const DIGITS = /^\s*(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d))?\s*$/;

/** What MySQL takes for a day or a moment: `2020-1-5`, `2020-01-05 8:30`, `20200105`. Undefined for anything else. */
export function readMoment(value: unknown): Moment | undefined {
  const text = typeof value === 'number' || typeof value === 'bigint' ? String(value) : value;
  if (typeof text !== 'string' || text.length > 40) return undefined;
  const parts = LOOSE.exec(text) ?? DIGITS.exec(text);
  if (!parts) return undefined;
  const [, year = '', month = '', day = '', hour, minute = '0', second = '0'] = parts;
  const date = `${year.padStart(4, '0')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = clockText(Number(hour ?? 0) * 3600 + Number(minute) * 60 + Number(second));
  if (!isDate(date) || Number(minute) > 59 || Number(second) > 59 || !isTime(time)) return undefined;
  return { date, seconds: secondsOf(time), hasTime: hour !== undefined };
}

export const momentText = ({ date, seconds }: Omit<Moment, 'hasTime'>) => `${date} ${clockText(seconds)}`;

/** The same day or moment in full, or undefined. */
export function fullMoment(text: string): string | undefined {
  const moment = readMoment(text);
  return moment && momentText(moment);
}

/** What MySQL's TIME ends at, 838:59:59. */
const LONGEST = 839 * 3600 - 1;

/** Hours, minutes and seconds, also more than a day or negative: `-100:00:01`. */
export function clockText(seconds: number): string {
  const whole = Math.min(Math.abs(Math.trunc(seconds)), LONGEST);
  const two = (part: number) => String(part).padStart(2, '0');
  const text = `${two(Math.floor(whole / 3600))}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
  return seconds < 0 && whole > 0 ? `-${text}` : text;
}

const CLOCK = /^\s*(-?)(\d{1,3}):(\d{1,2})(?::(\d{1,2})(?:\.\d*)?)?\s*$/;

/** The digits `HHmmss` without a colon; fewer ones are the last of them. */
const CLOCK_DIGITS = /^\s*(-?)(\d{1,7})\s*$/;

/** Seconds of `HH:mm[:ss]`, of `HHmmss`, or of the time of day of a moment. */
export function readClock(value: unknown): number | undefined {
  const text = typeof value === 'bigint' || Number.isSafeInteger(value) ? String(value) : value;
  if (typeof text !== 'string' || text.length > 40) return undefined;
  const digits = CLOCK_DIGITS.exec(text);
  const parts = CLOCK.exec(digits ? coloned(digits[1]!, digits[2]!.padStart(6, '0')) : text);
  if (!parts) return readMoment(text)?.seconds;
  const [, sign, hours, minutes, seconds = '0'] = parts;
  if (Number(minutes) > 59 || Number(seconds) > 59) return undefined;
  return (sign ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds));
}

const coloned = (sign: string, digits: string) =>
  `${sign}${digits.slice(0, -4)}:${digits.slice(-4, -2)}:${digits.slice(-2)}`;

const secondsOf = (time: string) => readClock(time)!;
