import { dayNumber, weekdayOf } from '../moments.ts';

/** 1 to 366. */
export const dayOfYear = (date: string) => dayNumber(date) - dayNumber(`${date.slice(0, 4)}-01-01`) + 1;

/**
 * The week of a day by MySQL's eight modes. In odd modes a week begins on Monday. In 2, 3, 6 and 7 the days before week
 * 1 belong to the last week of the year before. In 1, 3, 4 and 6 week 1 is the first with at least four days in the
 * year, in the others the first that begins in it.
 */
export function weekOf(date: string, mode: number): { year: number; week: number } {
  const startsMonday = (mode & 1) === 1;
  const neverZero = (mode & 2) === 2;
  const byFourDays = startsMonday !== ((mode & 4) === 4);
  const year = Number(date.slice(0, 4));
  const week = weekWithin(date, year, startsMonday, byFourDays);
  if (week > 0 || !neverZero) {
    const isNextYears =
      neverZero && week > 52 && year < 9999 && weekWithin(date, year + 1, startsMonday, byFourDays) > 0;
    return isNextYears ? { year: year + 1, week: 1 } : { year, week };
  }
  return year > 0 ? { year: year - 1, week: weekWithin(date, year - 1, startsMonday, byFourDays) } : { year, week };
}

function weekWithin(date: string, year: number, startsMonday: boolean, byFourDays: boolean): number {
  const newYear = `${String(year).padStart(4, '0')}-01-01`;
  const day = startsMonday ? (weekdayOf(newYear) + 6) % 7 : weekdayOf(newYear);
  // Days from 1 January to the first day of week 1; negative if that is in the old year.
  const toFirst = byFourDays ? (day <= 3 ? -day : 7 - day) : day === 0 ? 0 : 7 - day;
  const passed = dayNumber(date) - dayNumber(newYear) - toFirst;
  return passed < 0 ? 0 : Math.floor(passed / 7) + 1;
}
