import { badRequest } from '../../domain/refusal.ts';

/** A value as SQLite hands it to a function and takes it back; whole numbers come as bigint. */
export type SqlValue = null | number | bigint | string | Uint8Array;

export type SqlComputed = (...args: SqlValue[]) => SqlValue;

/** Longest text a function makes. */
const LONGEST = 1_000_000;

export function textOf(value: SqlValue): string {
  if (value === null) return '';
  return value instanceof Uint8Array ? new TextDecoder().decode(value) : String(value);
}

/** Reads a text as a number as MySQL does: the number at its beginning, 0 if there is none. */
export function numberOf(value: SqlValue): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  const [digits = '0'] = /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?/i.exec(textOf(value).slice(0, 400)) ?? [];
  return Number(digits);
}

/** The bytes of a text, or bytes as they are. */
export const bytesOf = (value: SqlValue): Buffer => Buffer.from(value instanceof Uint8Array ? value : textOf(value));

/** The whole numbers of 64 bits, those without a sign included. */
export const LOWEST_WHOLE = -(2n ** 63n);
export const HIGHEST_WHOLE = 2n ** 64n - 1n;

/** The nearest whole number of 64 bits: `1e400` is the highest. */
export function wholeOf(value: SqlValue): bigint {
  if (typeof value === 'bigint') return value;
  const number = Math.round(numberOf(value));
  if (number >= 2 ** 64) return HIGHEST_WHOLE;
  return number <= -(2 ** 63) ? LOWEST_WHOLE : BigInt(number);
}

/** A number as SQLite takes it: a whole one as bigint, NULL for one that is not finite. */
export function asNumber(number: number): SqlValue {
  if (!Number.isFinite(number)) return null;
  return Number.isSafeInteger(number) ? BigInt(number) : number;
}

/** NULL when any argument is. */
export const strict =
  (compute: SqlComputed): SqlComputed =>
  (...args) =>
    args.includes(null) ? null : compute(...args);

export const texts = (compute: (...args: string[]) => SqlValue): SqlComputed =>
  strict((...args) => compute(...args.map(textOf)));

export const numbers = (compute: (...args: number[]) => number): SqlComputed =>
  strict((...args) => asNumber(compute(...args.map(numberOf))));

/** Refuses a text before it is made. */
export function requireLength(length: number): void {
  if (length > LONGEST) throw badRequest(`A text of the query would have more than ${LONGEST} characters.`);
}

/** The form in which texts are equal, whatever their case. */
export const folded = (text: string) => text.toLowerCase();
