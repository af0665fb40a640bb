/**
 * Today's date in the invented practice. All its dates are fixed, so that two fills give the same bytes: the past is
 * before this day, and what must stay in the future for years is dated 2031 or later.
 */
export const DEMO_TODAY = '2026-06-15';
export const DEMO_NOW = `${DEMO_TODAY} 08:00:00`;

/** First day of what must stay in the future. Until then the office is open on every weekday. */
export const DEMO_FUTURE = '2031-01-01';
