import type { ValueType } from '../../functions.ts';
import type { Call, Expression } from '../../tree.ts';
import type { Printed } from '../dialect.ts';
import type { Column } from '../scope.ts';

/**
 * How many bytes a value may have at most. MariaDB keeps the text of every call until the row is finished, and looks at
 * its limits of time and memory only between rows: a few hundred calls that make 16 MB each would end it.
 */

/** Bytes of a text that MariaDB makes: with its usual settings a longer one is NULL. */
export const LONGEST_TEXT = 16_777_216;

/** Bytes of a GROUP_CONCAT where a query sets nothing else. */
export const USUAL_CONCAT = 1_048_576;

/** Bytes of the values that an aggregate sorts or tells apart in memory, before they go to the disk. */
export const SORTED_IN_MEMORY = 4_194_304;

/** A number, a day or an hour as a text. */
const SMALL = 64;

/** The longest text that a field takes, whatever its column might hold. */
const LONGEST_FIELD = 65_535 * 4;

const isSmall = (type: ValueType) => ['number', 'date', 'dateTime', 'time'].includes(type);

/** A column of a table, or one that a query made. */
export function sizeOfColumn({ type, most, declared }: Column): number {
  if (most !== undefined) return most;
  if (isSmall(type)) return SMALL;
  const length = /^(?:var)?char\((\d+)\)/i.exec(declared?.type ?? '')?.[1];
  return length === undefined ? (declared ? LONGEST_FIELD : LONGEST_TEXT) : Number(length) * 4;
}

export const sizeOf = ({ most, type }: Printed): number => most ?? (isSmall(type) ? SMALL : LONGEST_TEXT);

/** The most that an argument counts to: known if it is written there, also less the length of a text, as columns are filled up. */
const countIn = ({ args }: Call, at: number) => mostOf(args[at]);

function mostOf(count: Expression | undefined): number {
  if (count?.kind === 'number') return Number(count.digits);
  const isLess = count?.kind === 'binary' && count.operator === '-' && isLength(count.right);
  return isLess ? mostOf(count.left) : LONGEST_TEXT;
}

const isLength = (value: Expression) => value.kind === 'call' && /^(CHAR(ACTER)?_|OCTET_)?LENGTH$/.test(value.name);

type Size = (sizes: readonly number[], call: Call) => number;

const sum = (sizes: readonly number[]) => sizes.reduce((total, size) => total + size, 0);
const escaped: Size = (sizes) => sum(sizes) * 6 + sizes.length * 4;
const padded: Size = ([text = 0], call) => text + countIn(call, 1) * 4;
const formatted: Size = ([, format = 0]) => format * 8;

/** Functions whose text may be longer than all their arguments together, or is always short. */
const OTHERWISE: Readonly<Record<string, Size>> = {
  REPEAT: ([text = 0], call) => text * countIn(call, 1),
  SPACE: (_sizes, call) => countIn(call, 0),
  LPAD: padded,
  RPAD: padded,
  CONCAT_WS: ([separator = 0, ...sizes]) => sum(sizes) + separator * sizes.length,
  REPLACE([text = 0, , other = 0], { args }) {
    const [, what] = args;
    const least = what?.kind === 'text' ? Math.max(1, Buffer.byteLength(what.text)) : 1;
    return text * Math.max(1, other / least);
  },
  REGEXP_REPLACE: ([text = 0, , other = 0], { args }) =>
    args[2]?.kind === 'text' && !args[2].text.includes('\\') ? text * Math.max(1, other) : LONGEST_TEXT,
  CHAR: (sizes) => sizes.length * 4,
  HEX: ([text = 0]) => text * 2,
  QUOTE: ([text = 0]) => text * 2,
  MD5: () => SMALL,
  SHA1: () => SMALL,
  SHA: () => SMALL,
  DATE_FORMAT: formatted,
  TIME_FORMAT: formatted,
  JSON_OBJECT: escaped,
  JSON_ARRAY: escaped,
  JSON_EXTRACT: escaped,
};

const CONCATENATING = ['GROUP_CONCAT', 'JSON_ARRAYAGG'];

/** What a call makes of values of these sizes. */
export function sizeOfCall(call: Call, args: readonly Printed[], type: ValueType, longestConcat: number): number {
  if (CONCATENATING.includes(call.name)) return Math.min(longestConcat, LONGEST_TEXT);
  if (isSmall(type)) return SMALL;
  const sizes = args.map(sizeOf);
  return Math.min(LONGEST_TEXT, OTHERWISE[call.name]?.(sizes, call) ?? sum(sizes) + SMALL);
}
