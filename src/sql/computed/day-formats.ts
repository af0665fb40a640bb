import { clockText, fullYear, type Moment, momentText, readMoment, two, weekdayOf } from '../moments.ts';
import { dayOfYear, weekOf } from './weeks.ts';

export const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const hourOf = ({ seconds }: Moment) => Math.floor(seconds / 3600) % 24;
const twelve = (moment: Moment) => hourOf(moment) % 12 || 12;
const clock = ({ seconds }: Moment) => clockText(seconds);
export const yearOf = ({ date }: Moment) => Number(date.slice(0, 4));
export const monthOf = ({ date }: Moment) => Number(date.slice(5, 7));
export const dayOf = ({ date }: Moment) => Number(date.slice(8));

/** The letters behind a % of DATE_FORMAT. */
const FORMATS: Readonly<Record<string, (moment: Moment) => string>> = {
  Y: ({ date }) => date.slice(0, 4),
  y: ({ date }) => date.slice(2, 4),
  M: (moment) => MONTHS[monthOf(moment) - 1]!,
  b: (moment) => MONTHS[monthOf(moment) - 1]!.slice(0, 3),
  m: ({ date }) => date.slice(5, 7),
  c: (moment) => String(monthOf(moment)),
  d: ({ date }) => date.slice(8),
  e: (moment) => String(dayOf(moment)),
  D: (moment) => `${dayOf(moment)}${ordinal(dayOf(moment))}`,
  W: ({ date }) => WEEKDAYS[weekdayOf(date)]!,
  a: ({ date }) => WEEKDAYS[weekdayOf(date)]!.slice(0, 3),
  w: ({ date }) => String(weekdayOf(date)),
  j: ({ date }) => String(dayOfYear(date)).padStart(3, '0'),
  H: (moment) => two(hourOf(moment)),
  k: (moment) => String(hourOf(moment)),
  h: (moment) => two(twelve(moment)),
  I: (moment) => two(twelve(moment)),
  l: (moment) => String(twelve(moment)),
  i: (moment) => clock(moment).slice(-5, -3),
  s: (moment) => clock(moment).slice(-2),
  S: (moment) => clock(moment).slice(-2),
  f: () => '000000',
  p: (moment) => (hourOf(moment) < 12 ? 'AM' : 'PM'),
  r: (moment) => `${two(twelve(moment))}${clock(moment).slice(-6)} ${hourOf(moment) < 12 ? 'AM' : 'PM'}`,
  T: clock,
  U: ({ date }) => two(weekOf(date, 0).week),
  u: ({ date }) => two(weekOf(date, 1).week),
  V: ({ date }) => two(weekOf(date, 2).week),
  v: ({ date }) => two(weekOf(date, 3).week),
  X: ({ date }) => String(weekOf(date, 2).year).padStart(4, '0'),
  x: ({ date }) => String(weekOf(date, 3).year).padStart(4, '0'),
};

function ordinal(day: number): string {
  if (day >= 11 && day <= 13) return 'th';
  return ['th', 'st', 'nd', 'rd'][day % 10] ?? 'th';
}

/** DATE_FORMAT; an unknown letter is printed as it is. */
export function formatMoment(moment: Moment, format: string): string {
  return format.replace(/%(.)/gsu, (_, letter: string) => FORMATS[letter]?.(moment) ?? letter);
}

const numbers = (length: number) => new RegExp(`\\d{1,${length}}`, 'y');

/** What STR_TO_DATE reads: the letter, its digits or words, and where the number goes. */
const READERS: Readonly<Record<string, { pattern: RegExp; part: string; read: (text: string) => number }>> = {
  Y: { pattern: numbers(4), part: 'year', read: Number },
  y: { pattern: numbers(2), part: 'year', read: (text) => Number(fullYear(text.padStart(2, '0'))) },
  m: { pattern: numbers(2), part: 'month', read: Number },
  c: { pattern: numbers(2), part: 'month', read: Number },
  M: { pattern: /[a-z]+/iy, part: 'month', read: monthNamed },
  b: { pattern: /[a-z]{3}/iy, part: 'month', read: monthNamed },
  d: { pattern: numbers(2), part: 'day', read: Number },
  e: { pattern: numbers(2), part: 'day', read: Number },
  H: { pattern: numbers(2), part: 'hour', read: Number },
  k: { pattern: numbers(2), part: 'hour', read: Number },
  h: { pattern: numbers(2), part: 'hour', read: (text) => Number(text) % 12 },
  I: { pattern: numbers(2), part: 'hour', read: (text) => Number(text) % 12 },
  l: { pattern: numbers(2), part: 'hour', read: (text) => Number(text) % 12 },
  i: { pattern: numbers(2), part: 'minute', read: Number },
  s: { pattern: numbers(2), part: 'second', read: Number },
  S: { pattern: numbers(2), part: 'second', read: Number },
  p: { pattern: /[ap]m/iy, part: 'half', read: (text) => (text.toLowerCase() === 'pm' ? 12 : 0) },
};

function monthNamed(name: string): number {
  return MONTHS.findIndex((month) => month.toLowerCase().startsWith(name.toLowerCase().slice(0, 3))) + 1;
}

/** STR_TO_DATE: a day, or a moment if the format has a time; null for a text that does not fit. */
export function parseMoment(text: string, format: string): string | null {
  const found: Record<string, number> = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0, half: 0 };
  const long = format.replaceAll('%T', '%H:%i:%s').replaceAll('%r', '%h:%i:%s %p');
  let at = 0;
  for (const [piece] of long.matchAll(/%.|\s+|[^%\s]/gsu)) {
    const reader = piece.length > 1 && piece[0] === '%' ? READERS[piece[1]!] : undefined;
    if (reader) {
      reader.pattern.lastIndex = at;
      const digits = reader.pattern.exec(text)?.[0];
      if (digits === undefined) return null;
      found[reader.part] = reader.read(digits);
      at += digits.length;
    } else if (/^\s+$/.test(piece)) {
      while (/\s/.test(text[at] ?? '')) at++;
    } else if (text[at] === piece) {
      at++;
    } else {
      return null;
    }
  }
  const { year, month, day, hour = 0, half = 0, minute, second } = found;
  const moment = readMoment(`${String(year).padStart(4, '0')}-${month}-${day} ${hour + half}:${minute}:${second}`);
  if (!moment) return null;
  return /%[HkhIlisSpTr]/.test(format) ? momentText(moment) : moment.date;
}
