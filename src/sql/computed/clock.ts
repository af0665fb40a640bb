import { type Moment, momentText, readClock, readMoment, two } from '../moments.ts';
import { formatMoment } from './day-formats.ts';
import { shift } from './shifting.ts';
import { asNumber, numberOf, type SqlComputed, type SqlValue, strict, textOf } from './values.ts';

/** MySQL's functions of the present moment and of zones, for SQLite. `now` is the office's local time. */
export const clockFunctions = (now: () => string): Readonly<Record<string, SqlComputed>> => ({
  NOW: () => now(),
  CURDATE: () => now().slice(0, 10),
  CURTIME: () => now().slice(11),
  UTC_TIMESTAMP: () => utc(now()),
  UTC_DATE: () => utc(now()).slice(0, 10),
  UTC_TIME: () => utc(now()).slice(11),
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
});

/** Seconds that a zone, `+02:00` or this machine's, is ahead of UTC; a name means nothing to a server without a table of zones. */
function secondsAhead(zone: string, moment: Moment | undefined): number | undefined {
  if (!moment) return undefined;
  if (/^system$/i.test(zone)) return -60 * new Date(momentText(moment).replace(' ', 'T')).getTimezoneOffset();
  return /^[+-](0?\d|1[0-4]):[0-5]\d$/.test(zone) ? readClock(zone.replace('+', '')) : undefined;
}

/** A moment of this machine's local time, in UTC. */
const utc = (local: string) => new Date(local.replace(' ', 'T')).toISOString().slice(0, 19).replace('T', ' ');

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
  const date = [time.getFullYear(), two(time.getMonth() + 1), two(time.getDate())].join('-');
  return `${date} ${[time.getHours(), time.getMinutes(), time.getSeconds()].map(two).join(':')}`;
}
