import { addDays, isDate, isDateTime } from '../../domain/calendar.ts';
import { SettingError } from '../../settings/read-config.ts';

/** How a future moment is typed. */
export const MOMENTS = '90d or 12h from now, or a day (yyyy-MM-dd), from whose beginning on';

const LONGEST_DAYS = 36_500;

/** The moment that was meant, `yyyy-MM-dd HH:mm:ss` as `now`. Throws SettingError naming the flag, also for what is past. */
export function momentFrom(flag: string, text: string, now: string): string {
  const [, count, unit] = /^(\d{1,6})([dh])$/.exec(text.trim()) ?? [];
  const moment = count === undefined ? given(text.trim()) : later(now, Number(count), unit as 'd' | 'h');
  if (moment === undefined) throw new SettingError(`${flag} must be ${MOMENTS}; not "${text}".`);
  if (moment <= now) throw new SettingError(`${flag} must be to come; ${moment} is not.`);
  return moment;
}

function given(text: string): string | undefined {
  if (isDate(text)) return `${text} 00:00:00`;
  return isDateTime(text) ? text : undefined;
}

/** Adds days or hours to a time of the wall clock, which all times of the key store are. */
function later(now: string, count: number, unit: 'd' | 'h'): string | undefined {
  if (count > LONGEST_DAYS) return undefined;
  if (unit === 'd') return `${addDays(now.slice(0, 10), count)}${now.slice(10)}`;
  const hour = Number(now.slice(11, 13)) + count;
  const day = addDays(now.slice(0, 10), Math.floor(hour / 24));
  return `${day} ${String(hour % 24).padStart(2, '0')}${now.slice(13)}`;
}
