import { MIN_DATE } from '../../domain/calendar.ts';
import { badRequest, Refusal } from '../../domain/refusal.ts';
import type { ValueType } from '../../sql/functions.ts';
import type { AnswerForm } from '../practice-queries.ts';

/** Characters of one answer at most. */
export const LONGEST_ANSWER = 20_000_000;

/**
 * Collects rows as JSON, or as CSV with the names in the first line (RFC 4180). `names` may repeat, and the later ones get
 * a number (`companions-people.md` 11.4).
 */
export function answerWriter(names: readonly string[], form: AnswerForm) {
  const keys = distinct(names).map((name) => JSON.stringify(name));
  const rows: string[] = [];
  let row: string[] = [];
  let length = 0;
  const count = (more: number) => {
    length += more;
    if (length > LONGEST_ANSWER) throw tooLarge();
  };
  return {
    /** Characters so far. */
    get length() {
      return length;
    },
    /** The next value of a row. What it is as JSON is made only if there is room for it: a row may be longer than a text. */
    add(value: unknown, json: () => string): void {
      count(leastLength(value));
      const text = json();
      count(text.length - leastLength(value));
      row.push(text);
    },
    endRow(): void {
      const text = form === 'csv' ? csvLine(row) : `{${keys.map((key, at) => `${key}:${row[at]}`).join(',')}}`;
      count(Math.max(0, text.length - row.reduce((sum, json) => sum + json.length, 0)));
      rows.push(text);
      row = [];
    },
    text: () => {
      if (form === 'json') return `[${rows.join(',')}]`;
      // The page's word for no rows.
      return rows.length === 0 ? NO_ROWS : [csvLine(keys), ...rows, ''].join('\r\n');
    },
  };
}

/** What stands in a CSV file without rows (Queries page). */
const NO_ROWS = 'OK';

const csvLine = (values: readonly string[]) => values.map(csvValue).join(',');

/** A JSON text as CSV has it: nothing for null, and quoted only where it must be. */
function csvValue(json: string): string {
  if (json === 'null') return '';
  if (!json.startsWith('"')) return json;
  const text = JSON.parse(json) as string;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function distinct(names: readonly string[]): string[] {
  const taken = new Set<string>();
  const counts = new Map<string, number>();
  return names.map((name) => {
    let own = name;
    let count = counts.get(name) ?? 1;
    while (taken.has(own)) own = `${name}${count++}`;
    counts.set(name, count);
    taken.add(own);
    return own;
  });
}

/** From this many characters on a text is looked at before it is made JSON. */
const LONG_TEXT = 100_000;

/** Characters that a value has as JSON at least; of a long text, each sign below a blank is six. */
function leastLength(value: unknown): number {
  if (typeof value !== 'string') return value instanceof Uint8Array ? value.length : 0;
  let length = value.length;
  if (length < LONG_TEXT) return length;
  for (let at = 0; at < value.length; at++) if (value.charCodeAt(at) < 0x20) length += 5;
  return length;
}

/** A value as the page prints it: days and moments with `T` and seconds, empty ones as 0001-01-01, bytes as base64. */
export function valueJson(value: unknown, type: ValueType, isFraction = typeof value === 'number'): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'bigint') return isFraction ? `${value}.0` : String(value);
  if (typeof value === 'number') return numberJson(value, isFraction);
  if (value instanceof Uint8Array) return JSON.stringify(Buffer.from(value).toString('base64'));
  const text = String(value);
  if (type === 'bytes') return JSON.stringify(Buffer.from(text).toString('base64'));
  if (type === 'date' || type === 'dateTime') return JSON.stringify(momentJson(text));
  return JSON.stringify(text);
}

function momentJson(text: string): string {
  const date = text.startsWith('0000-00-00') ? MIN_DATE : text.slice(0, 10);
  const time = text.slice(11, 19);
  return `${date}T${time === '' ? '00:00:00' : time}`;
}

function numberJson(value: number, isFraction: boolean): string {
  if (!Number.isFinite(value)) return 'null';
  const text = String(value);
  return isFraction && /^-?\d+$/.test(text) ? `${text}.0` : text;
}

export const tooLarge = () => badRequest('The answer of the query is too large. Ask for fewer rows or columns.');

/** Of a query that is ended because its caller hung up; nobody reads it. */
export const nobodyWaits = () => new Refusal(503, 'Nobody waits for the answer.');

/** 504 (`companions-people.md` 11.1). */
export const tookTooLong = (longest: number) =>
  new Refusal(504, `The query took longer than ${Math.round(longest / 1000)} seconds, so it was given up.`);
