import { addDays, addMonths, addYears } from './calendar.ts';

/** How long after a visit the next one is due, as `recall.RecallInterval` and `recalltype.DefaultInterval` mean it. */
interface RecallInterval {
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

/** The stored form of an interval whose parts are 0 to 255; a signed 32-bit number. */
export const packInterval = ({ years, months, weeks, days }: RecallInterval): number =>
  (years << 24) | (months << 16) | (weeks << 8) | days;

const PARTS = { y: 'years', m: 'months', w: 'weeks', d: 'days' } as const;

/** Longest text of an interval, leading zeros included. */
const LONGEST = 40;

/** Reads `1y6m20d`: numbers up to 255, each with its letter, each letter once, in any order. */
export function parseInterval(text: string): RecallInterval | undefined {
  if (text.length > LONGEST || !/^(\d+[ymwd])+$/i.test(text)) return undefined;
  const interval = { years: 0, months: 0, weeks: 0, days: 0 };
  const seen = new Set<string>();
  for (const [, digits, letter] of text.toLowerCase().matchAll(/(\d+)([ymwd])/g)) {
    const count = Number(digits);
    if (seen.has(letter!) || count > 255) return undefined;
    seen.add(letter!);
    interval[PARTS[letter as keyof typeof PARTS]] = count;
  }
  return interval;
}

/** An interval as the pages write it, `6m1d`; empty for none. */
export function intervalText(stored: number): string {
  const interval = unpackInterval(stored);
  return Object.entries(PARTS)
    .map(([letter, part]) => (interval[part] > 0 ? `${interval[part]}${letter}` : ''))
    .join('');
}

/** The date an interval after another: years and months first, which may land on a month's last day, then the days. */
export function addInterval(date: string, stored: number): string {
  const { years, months, weeks, days } = unpackInterval(stored);
  return addDays(addMonths(addYears(date, years), months), weeks * 7 + days);
}
