import { addDays, addMonths, MIN_DATE } from '../../domain/calendar.ts';

export interface BenefitYear {
  /** First day. */
  readonly start: string;
  /** Last day. */
  readonly end: string;
}

/**
 * The benefit year of a date for a plan that renews on the first of month 1–12, or with the calendar year (0) (YR-1, YR-2).
 * `MonthRenew` decides alone; the time period of a benefit row makes no difference.
 */
export function benefitYear(date: string, monthRenew: number): BenefitYear {
  const renews = monthRenew >= 1 && monthRenew <= 12 ? monthRenew : 1;
  const back = renews <= Number(date.slice(5, 7)) ? 0 : -12;
  const start = addMonths(`${date.slice(0, 4)}-${String(renews).padStart(2, '0')}-01`, back);
  return { start, end: addDays(addMonths(start, 12), -1) };
}

/** The first day that is not `count` months before the date (YR-3): `2020-02-29`, 12 → `2019-03-01`. */
export function monthsBefore(date: string, count: number): string {
  let start = addMonths(date, -count);
  while (start > MIN_DATE && addMonths(start, count) < date) start = addDays(start, 1);
  return start;
}
