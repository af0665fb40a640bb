import { weekday } from '../domain/calendar.ts';

/** Minutes the office's clock is ahead of UTC at a local date-time: -420 for -07:00. */
export type ZoneOffset = (value: string) => number;

/** A date-time taken apart, as the tokens of a format want it. */
export interface Moment {
  year: number;
  month: number;
  weekday: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  offset: () => number;
}

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** A run of one letter, by its length. A run longer than the longest token counts as that token. */
export const TOKENS: Record<string, (length: number) => (moment: Moment) => string> = {
  d: (length) => {
    if (length <= 2) return ({ day }) => pad(day, length);
    return (moment) => abbreviate(WEEKDAYS[moment.weekday]!, length);
  },
  M: (length) => {
    if (length <= 2) return ({ month }) => pad(month, length);
    return ({ month }) => abbreviate(MONTHS[month - 1]!, length);
  },
  y: (length) => (length <= 2 ? ({ year }) => pad(year % 100, length) : ({ year }) => pad(year, length)),
  h: (length) => (moment) => pad(moment.hour % 12 || 12, Math.min(length, 2)),
  H: (length) => (moment) => pad(moment.hour, Math.min(length, 2)),
  m: (length) => (moment) => pad(moment.minute, Math.min(length, 2)),
  s: (length) => (moment) => pad(moment.second, Math.min(length, 2)),
  t: (length) => (moment) => (moment.hour < 12 ? 'AM' : 'PM').slice(0, length),
  f: (length) => () => '0'.repeat(length),
  g: () => () => 'A.D.',
  z: (length) => (moment) => zone(moment.offset(), length),
  K: () => () => '',
};

/** Takes a `yyyy-MM-dd HH:mm:ss` apart. */
export function momentAt(value: string, zoneOffset: ZoneOffset): Moment {
  const part = (start: number, end: number) => Number(value.slice(start, end));
  // A format may name the zone a hundred times, and looking it up is slow.
  let offset: number | undefined;
  return {
    year: part(0, 4),
    month: part(5, 7),
    day: part(8, 10),
    weekday: weekday(value),
    hour: part(11, 13),
    minute: part(14, 16),
    second: part(17, 19),
    offset: () => {
      offset ??= zoneOffset(value);
      return offset;
    },
  };
}

/** `z` the hours, `zz` two digits, `zzz` with the minutes. */
function zone(offset: number, length: number): string {
  const distance = Math.abs(offset);
  const hours = `${offset < 0 ? '-' : '+'}${pad(Math.floor(distance / 60), Math.min(length, 2))}`;
  return length < 3 ? hours : `${hours}:${pad(distance % 60, 2)}`;
}

function abbreviate(name: string, length: number): string {
  return length === 3 ? name.slice(0, 3) : name;
}

export function pad(number: number, width: number): string {
  return String(number).padStart(width, '0');
}
