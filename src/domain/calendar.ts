/**
 * The calendar on the strings the wire carries: dates `yyyy-MM-dd`, date-times `yyyy-MM-dd HH:mm:ss`, times `HH:mm:ss`,
 * office local time without a zone (`api-conventions.md` 5). Years 0001–9999, proleptic Gregorian. Padded digits make
 * text order time order: compare with `<`. Functions that calculate expect a valid date, as `isDate` tells it.
 */

/** The empty date. */
export const MIN_DATE = '0001-01-01';
/** The empty date-time. */
export const MIN_DATE_TIME = '0001-01-01 00:00:00';
export const MAX_DATE = '9999-12-31';

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d$/;
/** Days from 1 March to 1 January. */
const DAYS_MARCH_TO_JANUARY = 306;
const MAX_DAY = dayNumber(MAX_DATE);

/** A real calendar day written `yyyy-MM-dd`. */
export function isDate(text: string): boolean {
  if (!DATE.test(text)) return false;
  const { year, month, day } = partsOf(text);
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** A time of day written `HH:mm:ss`, 00:00:00–23:59:59. */
export function isTime(text: string): boolean {
  return TIME.test(text);
}

export function isDateTime(text: string): boolean {
  return text.charAt(10) === ' ' && isDate(text.slice(0, 10)) && isTime(text.slice(11));
}

/** Moves a date by whole days. A result outside the calendar stops at its first or last day. */
export function addDays(date: string, days: number): string {
  return dateOfDay(Math.min(Math.max(dayNumber(date) + days, 0), MAX_DAY));
}

/** Moves a date by whole months; a day the month lacks becomes its last day. Stops at the ends of the calendar. */
export function addMonths(date: string, months: number): string {
  const { year, month, day } = partsOf(date);
  const moved = (year - 1) * 12 + (month - 1) + months;
  if (moved < 0) return MIN_DATE;
  if (moved >= 9999 * 12) return MAX_DATE;
  const newYear = Math.floor(moved / 12) + 1;
  const newMonth = (moved % 12) + 1;
  return format(newYear, newMonth, Math.min(day, daysInMonth(newYear, newMonth)));
}

/** Moves a date by whole years; 29 February becomes the 28th in a common year. Stops at the ends of the calendar. */
export function addYears(date: string, years: number): string {
  return addMonths(date, years * 12);
}

/** Days from one date to another, negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

/** Day of the week, Sunday 0 to Saturday 6. */
export function weekday(date: string): number {
  return (dayNumber(date) + 1) % 7;
}

/**
 * Completed years at a date. 0 before birth, and 0 for the empty birth date: an age nobody entered must not meet the
 * upper age limit of a benefit (`insurance-estimates.md` AGE-1).
 */
export function ageAt(birthdate: string, date: string): number {
  if (birthdate === MIN_DATE || date < birthdate) return 0;
  const years = Number(date.slice(0, 4)) - Number(birthdate.slice(0, 4));
  return date.slice(5) < birthdate.slice(5) ? years - 1 : years;
}

/** Whole days since 0001-01-01, which is day 0. */
function dayNumber(date: string): number {
  const { year, month, day } = partsOf(date);
  // Years are counted from March, so that the leap day comes last and months before it have fixed starts.
  const marchYear = month > 2 ? year : year - 1;
  const marchMonth = (month + 9) % 12;
  return daysBeforeYear(marchYear) + Math.floor((marchMonth * 153 + 2) / 5) + day - 1 - DAYS_MARCH_TO_JANUARY;
}

function dateOfDay(dayNumber: number): string {
  const days = dayNumber + DAYS_MARCH_TO_JANUARY;
  // The guess is the year or one too late; 365.2425 days is the exact mean.
  let marchYear = Math.floor(days / 365.2425) + 1;
  while (daysBeforeYear(marchYear) > days) marchYear--;
  const dayOfYear = days - daysBeforeYear(marchYear);
  const marchMonth = Math.floor((dayOfYear * 5 + 2) / 153);
  const day = dayOfYear - Math.floor((marchMonth * 153 + 2) / 5) + 1;
  return marchMonth < 10 ? format(marchYear, marchMonth + 3, day) : format(marchYear + 1, marchMonth - 9, day);
}

/** Days in the years from March of year 0 up to March of `year`, counting the leap days in between. */
function daysBeforeYear(year: number): number {
  return year * 365 + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function partsOf(date: string): { year: number; month: number; day: number } {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

function format(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
