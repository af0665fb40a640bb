import { addDays, daysBetween } from './calendar.ts';

const SECONDS_A_DAY = 86_400;

const secondOfDay = (moment: string) =>
  Number(moment.slice(11, 13)) * 3600 + Number(moment.slice(14, 16)) * 60 + Number(moment.slice(17, 19));

const two = (value: number) => String(value).padStart(2, '0');

/** Moves a date-time by whole seconds. */
export function addSeconds(moment: string, seconds: number): string {
  const sum = secondOfDay(moment) + seconds;
  const days = Math.floor(sum / SECONDS_A_DAY);
  const rest = sum - days * SECONDS_A_DAY;
  const time = [Math.floor(rest / 3600), Math.floor((rest % 3600) / 60), rest % 60].map(two).join(':');
  return `${addDays(moment.slice(0, 10), days)} ${time}`;
}

/** Seconds from one date-time to another, negative when `to` is earlier. */
export const secondsBetween = (from: string, to: string): number =>
  daysBetween(from.slice(0, 10), to.slice(0, 10)) * SECONDS_A_DAY + secondOfDay(to) - secondOfDay(from);
