/**
 * How long an appointment is, and when somebody works on the patient: one character for five minutes, `X` for the
 * provider and `/` for the assistant (`companions-people.md` 3.3).
 */

const MINUTES_EACH = 5;

/** Nine hours; the published service cuts what is longer. */
export const LONGEST_PATTERN = 108;

/** Most characters of a pattern that is made of procedures, before it is stretched to five minutes. */
const MOST_OF_PROCEDURES = 39;

export const minutesOf = (pattern: string): number => pattern.length * MINUTES_EACH;

/** Time in which nobody works, in steps of five minutes. */
export const idlePattern = (length: number): string => '/'.repeat(length);

/**
 * One pattern for procedures done one after the other: the longest idle start, every procedure's work in turn, and the
 * longest idle end. A character of theirs stands for `increment` minutes (5, 10 or 15); those of the answer for five.
 */
export function combinePatterns(patterns: readonly string[], increment: number): string {
  const real = patterns.filter((pattern) => /^[X/]+$/.test(pattern));
  const longest = (idle: RegExp, among: readonly string[]) =>
    idlePattern(Math.max(0, ...among.map((pattern) => idle.exec(pattern)![0].length)));
  const middles = real.map((pattern) => pattern.replace(/^\/+/, '').replace(/\/+$/, ''));
  const worked = real.filter((pattern) => pattern.includes('X'));
  const joined = longest(/^\/*/, real) + middles.join('') + longest(/\/*$/, worked);
  const each = Math.min(3, Math.max(1, Math.round(increment / MINUTES_EACH)));
  const stretched = [...joined.slice(0, MOST_OF_PROCEDURES)].map((sign) => sign.repeat(each)).join('');
  return stretched || idlePattern(1);
}

/** Minutes after midnight at which an appointment ends; 1440 and more lie on the next day. */
export function endMinute(startDateTime: string, pattern: string): number {
  return Number(startDateTime.slice(11, 13)) * 60 + Number(startDateTime.slice(14, 16)) + minutesOf(pattern);
}
