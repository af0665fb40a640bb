import { roundTo } from './rounding.ts';
import {
  asNumber,
  bytesOf,
  folded,
  numberOf,
  requireLength,
  type SqlComputed,
  strict,
  textOf,
  texts,
} from './values.ts';

/** MySQL's functions of texts, for SQLite. Places count from 1, lengths in characters. */
export const textFunctions: Readonly<Record<string, SqlComputed>> = {
  TO_CHAR: strict((value) => textOf(value)),
  FIXED: strict((number, places) =>
    typeof number === 'bigint'
      ? `${number}.${'0'.repeat(numberOf(places))}`
      : roundTo(numberOf(number), numberOf(places)).toFixed(numberOf(places)),
  ),
  CONCAT: texts((...parts) => joined(parts, '')),
  CONCAT_WS: (separator, ...parts) =>
    separator === null ? null : joined(parts.filter((part) => part !== null).map(textOf), textOf(separator)),
  LEFT: strict((text, count) => slice(textOf(text), 0, numberOf(count))),
  RIGHT: strict((text, count) => {
    const characters = [...textOf(text)];
    const wanted = Math.max(0, Math.round(numberOf(count)));
    return characters.slice(Math.max(0, characters.length - wanted)).join('');
  }),
  SUBSTRING: strict((text, from, count = 1e9) => {
    const start = Math.round(numberOf(from));
    const characters = [...textOf(text)];
    const index = start > 0 ? start - 1 : start < 0 ? characters.length + start : -1;
    return index < 0 ? '' : slice(textOf(text), index, numberOf(count));
  }),
  SUBSTRING_INDEX: strict((text, mark, count) => {
    const parts = textOf(mark) === '' ? [] : textOf(text).split(textOf(mark));
    const wanted = Math.round(numberOf(count));
    return (wanted < 0 ? parts.slice(wanted) : parts.slice(0, wanted)).join(textOf(mark));
  }),
  LENGTH: strict((value) => asNumber(bytesOf(value).length)),
  CHAR_LENGTH: strict((value) => asNumber(value instanceof Uint8Array ? value.length : [...textOf(value)].length)),
  UPPER: texts((text) => text.toUpperCase()),
  LOWER: texts((text) => text.toLowerCase()),
  TRIM_OF: texts((text, what) => cutEnd(cutStart(text, what), what)),
  LTRIM_OF: texts(cutStart),
  RTRIM_OF: texts(cutEnd),
  REPLACE: texts(replace),
  LPAD: strict((text, length, fill = ' ') => pad(textOf(text), numberOf(length), textOf(fill), true)),
  RPAD: strict((text, length, fill = ' ') => pad(textOf(text), numberOf(length), textOf(fill), false)),
  REPEAT: strict((text, count) => repeat(textOf(text), numberOf(count))),
  SPACE: strict((count) => repeat(' ', numberOf(count))),
  REVERSE: texts((text) => [...text].reverse().join('')),
  ELT: (place, ...among) => (place === null ? null : (among[Math.round(numberOf(place)) - 1] ?? null)),
  ASCII: strict((value) => asNumber(bytesOf(value)[0] ?? 0)),
  FORMAT: strict((number, decimals) => {
    const places = Math.min(Math.max(Math.round(numberOf(decimals)), 0), 30);
    const digits = { minimumFractionDigits: places, maximumFractionDigits: places };
    return new Intl.NumberFormat('en-US', digits).format(
      typeof number === 'bigint' ? number : roundTo(numberOf(number) || 0, places),
    );
  }),
};

function joined(parts: readonly string[], separator: string): string {
  const lengths = parts.reduce((sum, part) => sum + part.length, 0);
  requireLength(lengths + Math.max(0, parts.length - 1) * separator.length);
  return parts.join(separator);
}

function replace(text: string, what: string, other: string): string {
  if (what === '') return text;
  const parts = text.split(what);
  const length = text.length + (parts.length - 1) * (other.length - what.length);
  // A long text of a column may lose signs.
  if (length > text.length) requireLength(length);
  return parts.join(other);
}

function slice(text: string, start: number, count: number): string {
  const wanted = Math.round(count);
  return wanted <= 0 ? '' : [...text].slice(start, start + wanted).join('');
}

function cutStart(text: string, what: string): string {
  let start = 0;
  while (what !== '' && text.startsWith(what, start)) start += what.length;
  return text.slice(start);
}

/** The form in which texts are equal: neither case nor blanks at the end count. */
export const comparable = (text: string, fold = folded) => cutEnd(fold(text), ' ');

function cutEnd(text: string, what: string): string {
  let end = text.length;
  while (what !== '' && text.endsWith(what, end) && end > 0) end -= what.length;
  return text.slice(0, end);
}

function pad(text: string, length: number, fill: string, before: boolean): string | null {
  const wanted = Math.round(length);
  if (wanted < 0) return null;
  requireLength(wanted);
  const missing = wanted - [...text].length;
  if (missing <= 0) return slice(text, 0, wanted);
  if (fill === '') return null;
  const filling = slice(fill.repeat(Math.ceil(missing / fill.length)), 0, missing);
  return before ? filling + text : text + filling;
}

function repeat(text: string, count: number): string {
  const times = Math.max(0, Math.round(count));
  requireLength(times * text.length);
  return text.repeat(times);
}
