import { isDate, isDateTime, isTime } from '../domain/calendar.ts';
import { type Key, toKey } from '../domain/key.ts';
import { roundCents } from '../domain/money.ts';
import { badRequest } from '../domain/refusal.ts';
import { WrittenNumber } from './json.ts';

/**
 * One query parameter or body field: how it may be sent, what it becomes, and how the document describes it.
 * Every `read` refuses with the service's own sentence (`api-conventions.md` 9, `procedures.md` 1.4).
 */
export interface Input<T = unknown, Required extends boolean = boolean> {
  readonly required: Required;
  readonly read: (sent: unknown, name: string) => T;
  /** Value when the field is sent as `""`: some fields read that as absent. */
  readonly emptyIsAbsent?: boolean;
  readonly schema: Readonly<Record<string, unknown>>;
  readonly description: string;
  /** Version of the published API that added it. */
  readonly added?: string | undefined;
}

export type Inputs = Readonly<Record<string, Input>>;

/** What a handler gets: required inputs as they are, others possibly undefined. */
export type ValuesOf<I extends Inputs> = {
  readonly [N in keyof I]: I[N] extends Input<infer T, infer R> ? (R extends true ? T : T | undefined) : never;
};

interface Options {
  required?: boolean;
  description?: string;
  added?: string;
  emptyIsAbsent?: boolean;
}

type RequiredOf<O> = O extends { required: true } ? true : false;

function input<T, const O extends Options>(
  read: Input<T>['read'],
  schema: Record<string, unknown>,
  options: O,
): Input<T, RequiredOf<O>> {
  const { required = false, description = '', ...rest } = options;
  return { ...rest, read, schema, description, required: required as RequiredOf<O> };
}

const invalid = (name: string) => badRequest(`${name} is invalid.`);

const LARGEST = 2n ** 63n;

/** A 64-bit whole number, as a JSON number or a string of digits; `12.0` is not one (`procedures.md` 1.2). */
function readWhole(sent: unknown, name: string): Key {
  const text = typeof sent === 'string' ? sent.trim() : typeof sent === 'object' ? '' : String(sent);
  if (!['string', 'number', 'bigint'].includes(typeof sent) || !/^-?\d{1,19}$/.test(text)) throw invalid(name);
  const value = BigInt(text);
  if (value >= LARGEST || value < -LARGEST) throw invalid(name);
  return toKey(value);
}

/** A reference to a row, or a count; range and existence are the rules' matter. */
export const keyInput = <const O extends Options>(options: O = {} as O) =>
  input(readWhole, { type: ['integer', 'string'], format: 'int64' }, options);

const digitsOf = (sent: unknown) => (sent instanceof WrittenNumber ? sent.digits : '');

const LARGEST_AMOUNT = 100_000_000;

/** Money sent as a number or numeric text, rounded half away from zero to cents. */
export const moneyInput = <const O extends Options & { negative?: boolean; emptyMeans?: number }>(
  options: O = {} as O,
) =>
  input(
    (sent, name) => {
      if (sent === '' && options.emptyMeans !== undefined) return options.emptyMeans;
      const text = typeof sent === 'string' ? sent.trim() : typeof sent === 'number' ? String(sent) : digitsOf(sent);
      if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(text) || Math.abs(Number(text)) > LARGEST_AMOUNT) throw invalid(name);
      const dollars = roundCents(Number(text));
      if (dollars < 0 && !options.negative) throw invalid(name);
      return dollars;
    },
    { type: ['number', 'string'] },
    options,
  );

interface TextOptions extends Options {
  /** Longest text the column holds, in characters. */
  max?: number;
  /** Longest text in UTF-8 bytes, for `text` columns. */
  maxBytes?: number;
  /** Kept as sent; other texts lose blanks at both ends. */
  verbatim?: boolean;
  /** `false`: a blank text is refused. */
  blank?: boolean;
  /** A JSON number is taken as its digits (tooth numbers, sextants). */
  numbers?: boolean;
}

export const textInput = <const O extends TextOptions>(options: O = {} as O) =>
  input(
    (sent, name) => {
      if (typeof sent !== 'string' && !(options.numbers && typeof sent === 'number')) throw invalid(name);
      const text = options.verbatim ? String(sent) : String(sent).trim();
      if (options.blank === false && text.trim() === '') throw badRequest(`${name} cannot be blank.`);
      refuseUnstorable(text, name);
      const { max, maxBytes } = options;
      if (max !== undefined && [...text].length > max) throw badRequest(`${name} cannot exceed ${max} characters.`);
      if (maxBytes !== undefined && Buffer.byteLength(text) > maxBytes) {
        throw badRequest(`${name} cannot exceed ${maxBytes} characters.`);
      }
      return text;
    },
    { type: 'string', ...(options.max === undefined ? {} : { maxLength: options.max }) },
    options,
  );

/** Half a surrogate pair or a NUL would come back as something else, and a signature hashes the stored text. */
function refuseUnstorable(text: string, name: string): void {
  if (!text.isWellFormed() || text.includes('\0')) throw invalid(name);
}

const dated = (check: (text: string) => boolean, form: string, stop: string) => (sent: unknown, name: string) => {
  const text = typeof sent === 'string' ? sent.trim() : '';
  if (!check(text)) throw badRequest(`${name} format must be ${form}${stop}`);
  return text;
};

export const dateInput = <const O extends Options>(options: O = {} as O) =>
  input(dated(isDate, 'yyyy-MM-dd', '.'), { type: 'string', format: 'date' }, options);

// The published sentence for a date-time has no full stop.
export const dateTimeInput = <const O extends Options>(options: O = {} as O) =>
  input(dated(isDateTime, 'yyyy-MM-dd HH:mm:ss', ''), { type: 'string', examples: ['2026-01-31 08:00:00'] }, options);

export const timeInput = <const O extends Options>(options: O = {} as O) =>
  input(dated(isTime, 'HH:mm:ss', '.'), { type: 'string', examples: ['13:45:00'] }, options);

/** `"true"` / `"false"` in any letter case, or a JSON boolean. */
export const flagInput = <const O extends Options>(options: O = {} as O) =>
  input(
    (sent, name) => {
      const text = typeof sent === 'boolean' ? String(sent) : typeof sent === 'string' ? sent.trim().toLowerCase() : '';
      if (text !== 'true' && text !== 'false') throw invalid(name);
      return text === 'true';
    },
    { type: ['string', 'boolean'], enum: ['true', 'false', true, false] },
    options,
  );

/** An enum by name, letter case ignored; the stored number is refused. Becomes the stored value. */
export const namedInput = <
  const N extends Readonly<Record<string, number | string>>,
  const O extends Options & { refusal?: string },
>(
  names: N,
  options: O = {} as O,
) =>
  input(
    (sent, name): N[keyof N] => {
      const wanted = typeof sent === 'string' ? sent.trim().toLowerCase() : undefined;
      const found = Object.keys(names).find((candidate) => candidate.toLowerCase() === wanted);
      if (found === undefined) throw options.refusal ? badRequest(options.refusal) : invalid(name);
      return names[found] as N[keyof N];
    },
    { type: 'string', enum: Object.keys(names) },
    options,
  );

/** A JSON array of keys, digits as text allowed inside; repeats drop silently, the first position stays. */
export const keyListInput = <const O extends Options>(options: O = {} as O) =>
  input(
    (sent, name) => {
      if (!Array.isArray(sent)) throw invalid(name);
      if (sent.length === 0) throw badRequest(`${name} is required.`);
      return [...new Set(sent.map((item) => readWhole(item, name)))];
    },
    { type: 'array', items: { type: ['integer', 'string'] }, minItems: 1 },
    options,
  );
