import { addDays, addMonths, addYears } from './calendar.ts';

/** How long after a visit the next one is due, as `recall.RecallInterval` and `recalltype.DefaultInterval` mean it. */
export interface RecallInterval {
  years: number;
  months: number;
  weeks: number;
  days: number;
}

/**
 * The four parts of a stored interval: years×2^24 + months×2^16 + weeks×2^8 + days (data-model README, Conventions), so
 * 393216 is six months and 16777216 a year.
 */
export function unpackInterval(stored: number): RecallInterval {
  return { years: stored >>> 24, months: (stored >>> 16) & 255, weeks: (stored >>> 8) & 255, days: stored & 255 };
}

/** The date an interval after another: years and months first, which may land on a month's last day, then the days. */
export function addInterval(date: string, stored: number): string {
  const { years, months, weeks, days } = unpackInterval(stored);
  return addDays(addMonths(addYears(date, years), months), weeks * 7 + days);
}
