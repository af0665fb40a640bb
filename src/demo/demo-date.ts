/**
 * The day the invented practice lives in. Every date in it is fixed, so that two fills give the same bytes: what is past
 * lies before this day, and what must stay in the future for years is dated 2031 or later.
 */
export const DEMO_TODAY = '2026-06-15';
export const DEMO_NOW = `${DEMO_TODAY} 08:00:00`;

/** From this day on there is what must stay in the future; until then the office is open on every weekday. */
export const DEMO_FUTURE = '2031-01-01';
