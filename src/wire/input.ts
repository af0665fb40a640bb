import { isDate, isDateTime, isTime } from '../domain/calendar.ts';
import { type Key, toKey } from '../domain/key.ts';
import { roundCents } from '../domain/money.ts';
import { allowedValues, badRequest, invalid, Refusal } from '../domain/refusal.ts';
import { WrittenNumber } from './json.ts';
import { publishedDay, publishedMoment } from './sent-moments.ts';

/** The forms a value may be sent in; tests and documents ask for it instead of guessing from a schema. */
export type InputKind =
  | 'key'
  | 'keys'
  | 'money'
  | 'text'
  | 'date'
  | 'dateTime'
  | 'time'
  | 'flag'
  | 'name'
  | 'count'
  | 'objects'
  | 'file';

/**
 * One query parameter or body field: how it may be sent, what it becomes, and how the document describes it.
 * Every `read` refuses with the service's own sentence (`api-conventions.md` 9, `procedures.md` 1.4).
 */
export interface Input<T = unknown, Required extends boolean = boolean> {
  readonly kind: InputKind;
  readonly required: Required;
  readonly read: (sent: unknown, name: string) => T;
  /** Whether `""` counts as not sent. */
  readonly emptyIsAbsent?: boolean;
  readonly schema: Readonly<Record<string, unknown>>;
  readonly description: string;
  /** Names inside the value that no field knows, each with its place. */
  readonly unknownWithin?: (sent: unknown, name: string) => string[];
  /** The value with the names inside it as their fields are called, and those that were sent otherwise, with their places. */
  readonly foldWithin?: (sent: unknown, name: string, strict: boolean) => { value: unknown; taken: readonly string[] };
  /** Whether a value is taken for the published form of a day or a moment, which it has not. */
  readonly isRespelled?: (sent: unknown) => boolean;
  /** Version of the published API that added it. */
  readonly added?: string | undefined;
  /** Another spelling of the name that the page itself uses, so it is not reported as a mistake of the caller. */
  readonly alsoSpelled?: string;
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
  alsoSpelled?: string;
  isRespelled?: Input['isRespelled'];
}

type RequiredOf<O> = O extends { required: true } ? true : false;

function input<T, const O extends Options>(
  kind: InputKind,
  read: Input<T>['read'],
  schema: Record<string, unknown>,
  options: O,
): Input<T, RequiredOf<O>> {
  const { required = false, description = '', ...rest } = options;
  return { ...rest, kind, read, schema, description, required: required as RequiredOf<O> };
}

const LARGEST = 2n ** 63n;

/** Characters of a whole number that a double holds for certain. */
const EXACT_DIGITS = 15;

/** Longest form of a number, a date or a flag, blanks included. Looked at before anything reads the text. */
const LONGEST_SHORT = 100;

/** What is sent as a short text, blanks off; `undefined` for everything else and for what is too long to be one. */
function shortText(sent: unknown): string | undefined {
  return typeof sent === 'string' && sent.length <= LONGEST_SHORT ? sent.trim() : undefined;
}

/** A 64-bit whole number, as a JSON number or a string of digits; `12.0` is not one (`procedures.md` 1.2). */
function readWhole(sent: unknown, name: string): Key {
  const text = typeof sent === 'number' || typeof sent === 'bigint' ? String(sent) : (shortText(sent) ?? '');
  if (!/^-?\d{1,19}$/.test(text)) throw invalid(name);
  if (text.length <= EXACT_DIGITS) return Number(text) + 0;
  const value = BigInt(text);
  if (value >= LARGEST || value < -LARGEST) throw invalid(name);
  return toKey(value);
}

/** A reference to a row, or a count; range and existence are the rules' matter. */
export const keyInput = <const O extends Options>(options: O = {} as O) =>
  input('key', readWhole, { type: ['integer', 'string'], format: 'int64' }, options);

const digitsOf = (sent: unknown) => (sent instanceof WrittenNumber ? shortText(sent.digits) : shortText(sent));

const LARGEST_AMOUNT = 100_000_000;

/** Money sent as a number or numeric text, rounded half away from zero to cents. */
export const moneyInput = <const O extends Options & { negative?: boolean; emptyMeans?: number }>(
  options: O = {} as O,
) =>
  input(
    'money',
    (sent, name) => {
      if (sent === '' && options.emptyMeans !== undefined) return options.emptyMeans;
      const text = typeof sent === 'number' ? String(sent) : (digitsOf(sent) ?? '');
      if (!/^[+-]?(\d+(\.\d*)?|\.\d+)$/.test(text) || Math.abs(Number(text)) > LARGEST_AMOUNT) throw invalid(name);
      const dollars = roundCents(Number(text));
      if (dollars < 0 && !options.negative) throw invalid(name);
      return dollars;
    },
    { type: ['number', 'string'], ...(options.negative ? {} : { minimum: 0 }) },
    options,
  );

interface TextOptions extends Options {
  /** Longest text the column holds, in characters; a text without any limit of its own ends at 65,535. */
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
    'text',
    (sent, name) => {
      if (typeof sent !== 'string' && !(options.numbers && typeof sent === 'number')) throw invalid(name);
      const { max, maxBytes } = options;
      const longest = maxBytes ?? max ?? LONGEST_TEXT;
      // Checked first, before any other work. Generous, since a character may take two units and blanks at the ends
      // are removed later.
      if (typeof sent === 'string' && sent.length > 2 * longest + LONGEST_SHORT) throw tooLong(name, longest);
      const text = options.verbatim ? String(sent) : String(sent).trim();
      if (options.blank === false && text.trim() === '') throw badRequest(`${name} cannot be blank.`);
      refuseUnstorable(text, name);
      const length = maxBytes === undefined ? charactersOf(text) : Buffer.byteLength(text);
      if (length > longest) throw tooLong(name, longest);
      return text;
    },
    { type: 'string', ...(options.max === undefined ? {} : { maxLength: options.max }) },
    options,
  );

/** What a `text` column holds. */
const LONGEST_TEXT = 65_535;

const tooLong = (name: string, longest: number) => badRequest(`${name} cannot exceed ${longest} characters.`);

/** Characters, not the units of UTF-16. */
function charactersOf(text: string): number {
  let count = 0;
  for (const _character of text) count++;
  return count;
}

/**
 * A text with half a surrogate pair or a NUL would be read back as another text, and signatures are made over the
 * stored text.
 */
function refuseUnstorable(text: string, name: string): void {
  if (!text.isWellFormed() || text.includes('\0')) throw invalid(name);
}

const dated = (check: (text: string) => boolean, form: string, stop: string, spelled = (text: string) => text) => ({
  read: (sent: unknown, name: string) => {
    const text = spelled(shortText(sent) ?? '');
    if (!check(text)) throw badRequest(`${name} format must be ${form}${stop}`);
    return text;
  },
  isRespelled: (sent: unknown) => {
    const text = shortText(sent) ?? '';
    return text !== '' && !check(text) && check(spelled(text));
  },
});

const day = dated(isDate, 'yyyy-MM-dd', '.', publishedDay);
// The published sentence for a date-time has no full stop.
const moment = dated(isDateTime, 'yyyy-MM-dd HH:mm:ss', '', publishedMoment);
const timeOfDay = dated(isTime, 'HH:mm:ss', '.');

export const dateInput = <const O extends Options>(options: O = {} as O) =>
  input('date', day.read, { type: 'string', format: 'date' }, { ...options, isRespelled: day.isRespelled });

export const dateTimeInput = <const O extends Options>(options: O = {} as O) =>
  input(
    'dateTime',
    moment.read,
    { type: 'string', format: 'date-time-local', examples: ['2026-01-31 08:00:00'] },
    { ...options, isRespelled: moment.isRespelled },
  );

export const timeInput = <const O extends Options>(options: O = {} as O) =>
  input('time', timeOfDay.read, { type: 'string', format: 'time-local', examples: ['13:45:00'] }, options);

/** `"true"` / `"false"` in any letter case, or a JSON boolean. */
export const flagInput = <const O extends Options>(options: O = {} as O) =>
  input(
    'flag',
    (sent, name) => {
      const text = typeof sent === 'boolean' ? String(sent) : shortText(sent)?.toLowerCase();
      if (text !== 'true' && text !== 'false') throw invalid(name);
      return text === 'true';
    },
    { type: ['string', 'boolean'], enum: ['true', 'false', true, false] },
    options,
  );

/** An enum by name, letter case ignored; the stored number is refused, with the names. Becomes the stored value. */
export const namedInput = <
  const N extends Readonly<Record<string, number | string>>,
  const O extends Options & { refusal?: string },
>(
  names: N,
  options: O = {} as O,
) =>
  input(
    'name',
    (sent, name): N[keyof N] => {
      const wanted = shortText(sent)?.toLowerCase();
      const found = Object.keys(names).find((candidate) => candidate.toLowerCase() === wanted);
      if (found === undefined) {
        throw new Refusal(400, options.refusal ?? invalid(name).message, allowedValues(Object.keys(names)));
      }
      return names[found] as N[keyof N];
    },
    { type: 'string', enum: Object.keys(names) },
    options,
  );

/** Most keys of one list; each of them is looked up. */
const MOST_KEYS = 1000;

/** Refuses what is no JSON array. Of a text the service says that the body cannot be read (`api-conventions.md` 7). */
export function requireList(sent: unknown, name: string): asserts sent is unknown[] {
  if (typeof sent === 'string') throw badRequest('Invalid JSON.');
  if (!Array.isArray(sent)) throw invalid(name);
}

/** A JSON array of keys, digits as text allowed inside; repeats drop silently, the first position stays. */
export const keyListInput = <const O extends Options & { mayBeEmpty?: boolean }>(options: O = {} as O) =>
  input(
    'keys',
    (sent, name) => {
      requireList(sent, name);
      if (sent.length === 0 && !options.mayBeEmpty) throw badRequest(`${name} is required.`);
      if (sent.length > MOST_KEYS) throw badRequest(`${name} cannot have more than ${MOST_KEYS} entries.`);
      return [...new Set(sent.map((item) => readWhole(item, name)))];
    },
    {
      type: 'array',
      items: { type: ['integer', 'string'] },
      minItems: options.mayBeEmpty ? 0 : 1,
      maxItems: MOST_KEYS,
    },
    options,
  );
