import type { DatabaseSync } from 'node:sqlite';
import { jsonOf } from '../../sql/computed/json.ts';
import { comparable } from '../../sql/computed/texts.ts';
import { asNumber, numberOf, type SqlValue, wholeOf } from '../../sql/computed/values.ts';
import { OURS } from '../../sql/functions.ts';

/** What MySQL computes over many rows and SQLite does not. */

/** Longest GROUP_CONCAT, in characters. */
const LONGEST_CONCAT = 1_000_000;

/** `refuse` throws: Node does not hand on what an aggregate throws, so that the caller has to keep the sentence. */
export function addAggregates(database: DatabaseSync, refuse: (sentence: string) => never): void {
  const all = {
    group_concat: groupConcat(refuse),
    json_arrayagg: jsonArray(refuse),
    var_pop: spread((squares, count) => squares / count),
    var_samp: spread((squares, count) => squares / (count - 1)),
    stddev_pop: spread((squares, count) => Math.sqrt(squares / count)),
    stddev_samp: spread((squares, count) => Math.sqrt(squares / (count - 1))),
    bit_or: bits(0n, (before, value) => before | value),
    bit_xor: bits(0n, (before, value) => before ^ value),
    bit_and: bits(2n ** 64n - 1n, (before, value) => before & value),
  };
  for (const [name, { step, result }] of Object.entries(all)) {
    const options = { start: () => null, step, result, useBigIntArguments: true, varargs: true };
    database.aggregate(`${OURS}${name}`, options as never);
  }
}

/** Its state is an object of ours, which the types of Node do not foresee; null before the first value. */
interface Aggregate<State> {
  step(before: State | null, ...values: SqlValue[]): State | null;
  result(state: State | null): SqlValue;
}

interface Parts {
  readonly texts: string[];
  readonly seen: Set<string>;
  isBegun: boolean;
  length: number;
}

const newParts = (): Parts => ({ texts: [], seen: new Set(), isBegun: false, length: 0 });

/**
 * GROUP_CONCAT with a separator; of distinct values, whatever their case and blanks at their end, where the third argument
 * is 1.
 */
const groupConcat = (refuse: (sentence: string) => never): Aggregate<Parts> => ({
  step(before, value = null, separator = null, distinct = null) {
    if (value === null) return before;
    const parts = before ?? newParts();
    const text = String(value);
    if (distinct) {
      const key = comparable(text);
      if (parts.seen.has(key)) return parts;
      parts.seen.add(key);
    }
    const between = parts.isBegun ? String(separator) : '';
    parts.isBegun = true;
    parts.length += between.length + text.length;
    if (parts.length > LONGEST_CONCAT) refuse('A GROUP_CONCAT of the query is too long.');
    // Empty ones would take room without being counted.
    parts.texts.push(...[between, text].filter((part) => part !== ''));
    return parts;
  },
  result: (parts) => (parts === null ? null : parts.texts.join('')),
});

/** JSON_ARRAYAGG; the first argument says whether the values are JSON already. */
const jsonArray = (refuse: (sentence: string) => never): Aggregate<Parts> => ({
  step(before, isJson = null, value = null) {
    const parts = before ?? newParts();
    const text = jsonOf(value, String(isJson));
    parts.length += text.length + 1;
    if (parts.length > LONGEST_CONCAT) refuse('A JSON_ARRAYAGG of the query is too long.');
    parts.texts.push(text);
    return parts;
  },
  result: (parts) => (parts === null ? null : `[${parts.texts.join(',')}]`),
});

interface Spread {
  count: number;
  mean: number;
  /** Sum of the squares of the distances from the mean. */
  squares: number;
}

/**
 * By Welford's way, which stays exact where the values are large and close to each other. One value has no spread of a
 * sample: what is computed then is no number, and so NULL.
 */
const spread = (compute: (squares: number, count: number) => number): Aggregate<Spread> => ({
  step(before, value = null) {
    if (value === null) return before;
    const { count, mean, squares } = before ?? { count: 0, mean: 0, squares: 0 };
    const number = numberOf(value);
    const distance = number - mean;
    const newMean = mean + distance / (count + 1);
    return { count: count + 1, mean: newMean, squares: squares + distance * (number - newMean) };
  },
  result: (state) => (state === null ? null : asNumber(compute(state.squares, state.count))),
});

interface Bits {
  readonly value: bigint;
}

/** Over no value at all it is the value that it starts from, as in MySQL. */
const bits = (start: bigint, join: (before: bigint, value: bigint) => bigint): Aggregate<Bits> => ({
  step(before, value = null) {
    if (value === null) return before;
    return { value: join(before?.value ?? start, BigInt.asUintN(64, wholeOf(value))) };
  },
  // SQLite has no larger whole numbers than 2^63.
  result: (state) => BigInt.asIntN(64, state?.value ?? start),
});
