import { OURS } from '../../functions.ts';
import { clockText, fullMoment, readClock } from '../../moments.ts';
import type { Printed } from '../dialect.ts';
import type { Bind } from '../text.ts';
import { hasCases } from '../values/cases.ts';
import { placesInText } from '../values/shown-places.ts';

// How values stand in an expression of SQLite, so that it takes them as MySQL does.

export const ours = (name: string, ...args: readonly string[]) => `${OURS}${name.toLowerCase()}(${args.join(', ')})`;

/** A day where a time is expected is its midnight; only its text is the digits that it begins with (`readClock`). */
export const withMidnight = ({ sql, type }: Printed) => (type === 'date' ? `(${sql} || ' 00:00:00')` : sql);

/** A number as it stands in a text, which SQLite does not know of a decimal and of what was rounded. */
export function shownInText(value: Printed): string {
  const places = placesInText(value);
  return places ? ours('FIXED', value.sql, String(places)) : value.sql;
}

/**
 * A day or a moment that is calculated with is the number of its digits: 20250310 or 20250310090000. A text is the
 * number that it begins with, or 0.
 */
export const asNumber = (value: Printed) => (value.type === 'text' ? `CAST(${value.sql} AS REAL)` : ofDigits(value));

export const ofDigits = (value: Printed) =>
  isMoment(value) || value.type === 'time' ? ours('DIGITS', value.sql) : value.sql;

export const isMoment = ({ type }: Printed) => type === 'date' || type === 'dateTime';

/** A text that no column's own collation compares. */
export const isLooseText = ({ type, isColumn, caseSensitive }: Printed) =>
  !isColumn && !caseSensitive && (type === 'text' || type === 'unknown');

/** MySQL compares most texts without regard to case; a column does so by its own collation. */
export function withoutCase(left: Printed, right: Printed, printed: string): string {
  const areTexts = [left, right].every(({ type }) => type === 'text' || type === 'unknown');
  if (areTexts && hasCases([left, right]))
    return left.isColumn && left.caseSensitive ? printed : `${printed} COLLATE BINARY`;
  return areTexts && !left.isColumn && !right.isColumn ? `${printed} COLLATE NOCASE` : printed;
}

/** How a value is written to be compared with another one. */
export function beside(value: Printed, other: Printed, bind: Bind): string {
  // 20260131 stands for that day, but any other number is compared with the digits of a day.
  if (isMoment(value) && other.type === 'number' && !fullMoment(other.literal ?? '')) return asNumber(value);
  if (other.type === 'time') return besideTime(value, bind);
  // A variable holds a text or a number. Not as REAL, which would round large keys.
  const isText = value.type === 'text' || (value.type === 'unknown' && value.sql !== 'NULL');
  if (isText && other.type === 'number') return `CAST(${value.sql} AS NUMERIC)`;
  const areTexts = value.type === 'text' && (other.type === 'text' || other.type === 'unknown');
  return areTexts ? withoutBlanks(value, bind) : besideMoment(value, other, bind);
}

/** A column is left as it is, so that its index is used: what the server stores has no blanks at its end. */
export function withoutBlanks({ sql, type, isColumn, literal }: Printed, bind: Bind): string {
  if (literal !== undefined) return literal.endsWith(' ') ? bind(literal.replace(/ +$/, '')) : sql;
  return type === 'text' && !isColumn ? `RTRIM(${sql}, ' ')` : sql;
}

/** `9:00` and 90000 stand for the time of day `09:00:00`. */
function besideTime({ sql, literal }: Printed, bind: Bind): string {
  const seconds = readClock(literal);
  return seconds === undefined ? sql : bind(clockText(seconds));
}

/** How a value is written to be compared with a day or a moment: the text `2020-1-5` would not compare as a day. */
function besideMoment(value: Printed, other: Printed, bind: Bind): string {
  if (!isMoment(other)) return value.sql;
  if (value.literal !== undefined) {
    const full = fullMoment(value.literal);
    if (!full) return value.sql;
    // A column of days is compared with a midnight as a day, so that its index is used.
    const isMidnight = full.endsWith(' 00:00:00');
    return bind(other.type === 'date' && isMidnight ? full.slice(0, 10) : full);
  }
  const isShort = value.type === 'date' && other.type === 'dateTime';
  return isShort ? `(${value.sql} || ' 00:00:00')` : value.sql;
}
