import { addDays, isDate, isDateTime, MAX_DATE, MIN_DATE, MIN_DATE_TIME } from '../domain/calendar.ts';
import { type Moment, momentAt, pad, TOKENS, type ZoneOffset } from './dotnet-tokens.ts';

/** Adds one part of the format to the text so far. */
type Step = (written: string, moment: Moment) => string;

/** One step and where the pattern goes on after it. */
interface Part {
  step: Step;
  end: number;
}

const LONG_DATE = 'dddd, MMMM d, yyyy';
const FULL = `${LONG_DATE} h:mm:ss tt`;
const ROUND_TRIP = 'yyyy-MM-ddTHH:mm:ss.fffffff';
const RFC_1123 = "ddd, dd MMM yyyy HH:mm:ss 'GMT'";
/** What one letter alone stands for, in US English. `U` is `F` at the moment in UTC. */
const STANDARD_FORMATS: Record<string, string> = {
  d: 'M/d/yyyy',
  D: LONG_DATE,
  f: `${LONG_DATE} h:mm tt`,
  F: FULL,
  g: 'M/d/yyyy h:mm tt',
  G: 'M/d/yyyy h:mm:ss tt',
  m: 'MMMM d',
  M: 'MMMM d',
  o: ROUND_TRIP,
  O: ROUND_TRIP,
  r: RFC_1123,
  R: RFC_1123,
  s: 'yyyy-MM-ddTHH:mm:ss',
  t: 'h:mm tt',
  T: 'h:mm:ss tt',
  u: 'yyyy-MM-dd HH:mm:ssZ',
  U: FULL,
  y: 'MMMM yyyy',
  Y: 'MMMM yyyy',
};

/**
 * Compiles a .NET date format (`DateFormatString`, `DateTimeFormatString`; `api-conventions.md` 5) for values of one
 * kind, `yyyy-MM-dd` or `yyyy-MM-dd HH:mm:ss`. The compiled function leaves any other text as it is (`""`,
 * `No History`), and an empty pattern leaves everything. Undefined for a pattern .NET refuses.
 */
export function compileDotNetFormat(
  pattern: string,
  kind: 'date' | 'dateTime',
  zoneOffset: ZoneOffset = serverZoneOffset,
): ((value: string) => string) | undefined {
  if (pattern === '') return (value) => value;
  const custom = pattern.length === 1 ? STANDARD_FORMATS[pattern] : pattern;
  const steps = custom === undefined ? undefined : parse(custom);
  if (steps === undefined) return undefined;
  return (value) => {
    if (!(kind === 'date' ? isDate(value) : isDateTime(value))) return value;
    const local = kind === 'date' ? `${value} 00:00:00` : value;
    const moment = momentAt(pattern === 'U' ? toUtc(local, zoneOffset(local)) : local, zoneOffset);
    return steps.reduce((written, step) => step(written, moment), '');
  };
}

function parse(pattern: string): Step[] | undefined {
  const steps: Step[] = [];
  for (let at = 0; at < pattern.length; ) {
    const part = readPart(pattern, at);
    if (part === undefined) return undefined;
    steps.push(part.step);
    at = part.end;
  }
  return steps;
}

function readPart(pattern: string, at: number): Part | undefined {
  const char = pattern.charAt(at);
  const next = pattern.charAt(at + 1);
  switch (char) {
    case "'":
    case '"':
      return readQuoted(pattern, at);
    case '\\':
      return next === '' ? undefined : { step: literal(next), end: at + 2 };
    case '%':
      return next === '' || '%\\\'"'.includes(next) ? undefined : { step: tokenStep(next, 1), end: at + 2 };
    default: {
      const length = runLength(pattern, at);
      if (length > 7 && 'fF'.includes(char)) return undefined;
      return { step: tokenStep(char, length), end: at + length };
    }
  }
}

function tokenStep(char: string, length: number): Step {
  // The values carry no fraction of a second: `F` writes nothing and takes back the point before it.
  if (char === 'F') return (written) => (written.endsWith('.') ? written.slice(0, -1) : written);
  const token = TOKENS[char]?.(length);
  return token ? (written, moment) => written + token(moment) : literal(char.repeat(length));
}

function literal(text: string): Step {
  return (written) => written + text;
}

/** The text between a quote and the next of its kind, where a backslash protects one character. */
function readQuoted(pattern: string, start: number): Part | undefined {
  let text = '';
  for (let at = start + 1; at < pattern.length; at++) {
    if (pattern[at] === pattern[start]) return { step: literal(text), end: at + 1 };
    if (pattern[at] === '\\') at++;
    text += pattern.charAt(at);
  }
  return undefined;
}

function runLength(pattern: string, start: number): number {
  let end = start;
  while (pattern[end] === pattern[start]) end++;
  return end - start;
}

/** The same moment in UTC; beyond the calendar .NET stays at its first or last moment. */
function toUtc(local: string, offset: number): string {
  const minutes = Number(local.slice(11, 13)) * 60 + Number(local.slice(14, 16)) - offset;
  const days = Math.floor(minutes / 1440);
  const date = local.slice(0, 10);
  if (date === MIN_DATE && days < 0) return MIN_DATE_TIME;
  if (date === MAX_DATE && days > 0) return `${MAX_DATE} 23:59:59`;
  const inDay = minutes - days * 1440;
  return `${addDays(date, days)} ${pad(Math.floor(inDay / 60), 2)}:${pad(inDay % 60, 2)}${local.slice(16)}`;
}

/**
 * The offset of the server's own zone. Before standard time it was a local mean time with odd seconds, so the years up
 * to 1900, the empty date among them, take what the zone keeps at that season in 2000.
 */
function serverZoneOffset(value: string): number {
  const year = value.slice(0, 4);
  const local = new Date(`${year <= '1900' ? '2000' : year}${value.slice(4).replace(' ', 'T')}`);
  return -local.getTimezoneOffset();
}

/** `4/30/2009`, as pages show a date among other texts. */
export const shortDate = compileDotNetFormat('d', 'date')!;
