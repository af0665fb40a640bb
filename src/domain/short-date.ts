import { MIN_DATE } from './calendar.ts';

/** A day as an American office writes it: `yyyy-MM-dd` → `M/d/yyyy`; nothing for a day that is not known. */
export function shortDate(date: string): string {
  const known = date.slice(0, 10);
  if (known <= MIN_DATE) return '';
  const [year, month, day] = known.split('-').map(Number);
  return `${month}/${day}/${year}`;
}

/** A date-time as `M/d/yyyy h:mm:ss AM`. */
export function shortDateTime(dateTime: string): string {
  const hour = Number(dateTime.slice(11, 13));
  return `${shortDate(dateTime)} ${hour % 12 || 12}${dateTime.slice(13, 19)} ${hour < 12 ? 'AM' : 'PM'}`;
}
