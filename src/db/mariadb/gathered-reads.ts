import { Refusal } from '../../domain/refusal.ts';
import type { EncodeOptions } from '../../wire/encode.ts';
import { type Bound, keptByShape, type RowSelect } from '../select.ts';
import { rowsAtOnce } from '../statement-texts.ts';
import type { Lend } from './dialect.ts';
import { isTooLong } from './errors.ts';
import { type EncodedSelect, encoderFor, type MakeSelect } from './json-rows.ts';

/** Keys of one statement, and rows that it may answer; with so many they are not all, and each is asked by itself. */
const MOST_KEYS = 16;
const MOST_ROWS = 800;
/** How much of what was known of the rows of a key is forgotten with each answer. */
const FORGOTTEN = 1 / 8;

type ReadRows = (select: RowSelect, options: EncodeOptions) => Promise<string[]>;

/** One who waits for the rows of a key. */
interface Asked {
  readonly select: RowSelect;
  readonly options: EncodeOptions;
  readonly key: string;
  readonly answer: PromiseWithResolvers<string[]>;
}

/**
 * Reads that differ in nothing but one key and begin in the same turn of the event loop are one statement: `ProcNum IN (?, ?)`
 * in place of two with `ProcNum = ?`. A prepared statement costs the server and us more than the rows that it finds: one
 * row of a procedure took the server 224 µs and us 145, and 58 and 47 where eight were asked for together. Whoever asks alone is not
 * kept waiting, and everybody sees what was stored before they asked.
 *
 * What one key does concerns nobody else: if the rows of all are too many, or the statement fails for any reason but one that a
 * read of this table meets whatever its key, each is asked by itself with `alone`.
 */
export function gatheredReads(lend: Lend, make: MakeSelect, alone: ReadRows): ReadRows {
  const kept = keptByShape((select, blank) => {
    const column = keyColumn(select);
    return { gather: column === undefined ? undefined : gathering({ lend, make, alone }, select, column, blank) };
  });
  return (select, options) => {
    const { gather } = kept(select, options.blank);
    const key = select.where[0]?.[1];
    if (!gather || !isWhole(key)) return alone(select, options);
    const answer = Promise.withResolvers<string[]>();
    gather({ select, options, key: String(key), answer });
    return answer.promise;
  };
}

/** The reads of one shape. */
function gathering(
  { lend, make, alone }: { lend: Lend; make: MakeSelect; alone: ReadRows },
  shape: RowSelect,
  column: string,
  blank: readonly string[] | undefined,
): (asked: Asked) => void {
  const statements = new Map<number, EncodedSelect>();
  let waiting: Asked[] = [];
  /** How many rows a key usually has. */
  let usual = 1;
  /** The last read was refused: until one succeeds, each is refused by itself (`office/locked-statements.ts`). */
  let isRefused = false;

  function send(): void {
    const all = waiting;
    waiting = [];
    const keys = isRefused ? 1 : Math.min(MOST_KEYS, Math.ceil(MOST_ROWS / (2 * usual)));
    for (let at = 0; at < all.length; at += keys) ask(all.slice(at, at + keys));
  }

  function ask(some: readonly Asked[]): void {
    if (some.length === 1) askAlone(some[0]!);
    else askTogether(some).catch((error) => tellAll(some, error));
  }

  function askAlone({ select, options, answer }: Asked): void {
    alone(select, options).then(
      (rows) => {
        isRefused = false;
        learn(rows.length);
        answer.resolve(rows);
      },
      (error) => {
        isRefused = true;
        answer.reject(error);
      },
    );
  }

  function tellAll(some: readonly Asked[], error: unknown): void {
    isRefused = true;
    if (error instanceof Refusal) for (const { answer } of some) answer.reject(error);
    else for (const asked of some) askAlone(asked);
  }

  async function askTogether(some: readonly Asked[]): Promise<void> {
    const statement = statementFor(rowsAtOnce(some.length));
    const rows = await lend((session) =>
      session
        .arrays(statement.sql, parametersOf(some), statement.isExact, shape.row.source.table)
        .catch((error) => (isTooLong(error) ? undefined : Promise.reject(error))),
    );
    if (rows) learn(rows.length / some.length);
    if (!rows || rows.length >= MOST_ROWS || !deal(some, statement, rows)) for (const asked of some) askAlone(asked);
  }

  function learn(rows: number): void {
    usual = Math.max(rows, usual - (usual - rows) * FORGOTTEN);
  }

  function statementFor(keys: number): EncodedSelect {
    const known = statements.get(keys);
    if (known) return known;
    const marks = Array(keys).fill('?').join(', ');
    const select: RowSelect = { ...shape, where: [[`${column} IN (${marks})`]], limit: MOST_ROWS };
    const made = make(select, blank, `, ${column} AS gathered`);
    statements.set(keys, made);
    return made;
  }

  return (asked) => {
    // All that this turn brings: the requests that came in, and those that waited for an answer that came in.
    if (waiting.length === 0) setImmediate(send);
    waiting.push(asked);
  };
}

/** The last key stands in for those that the statement has room for. */
function parametersOf(some: readonly Asked[]): Bound[] {
  const all = Array.from({ length: rowsAtOnce(some.length) }, (_, index) => some[Math.min(index, some.length - 1)]!);
  return [...all.map(({ select }) => select.where[0]![1]!), MOST_ROWS];
}

/**
 * Gives each who asked the rows of its key, which is the last value of a row, in their order. False, and nothing given, where a
 * row is nobody's.
 */
function deal(some: readonly Asked[], statement: EncodedSelect, rows: readonly (readonly unknown[])[]): boolean {
  const byKey = new Map(some.map(({ key }) => [key, [] as (readonly unknown[])[]]));
  for (const row of rows) {
    const own = byKey.get(String(row.at(-1)));
    if (!own) return false;
    own.push(row);
  }
  for (const { select, options, key, answer } of some) {
    const encode = encoderFor(statement, select.row, options);
    const own = byKey.get(key)!.slice(0, select.limit);
    answer.resolve(own.map((values) => encode(values, options.serverDateTime)));
  }
  return true;
}

/** The column of a key that is all that a select asks for; undefined where it asks for something else. */
function keyColumn({ where, orderValues = [], offset }: RowSelect): string | undefined {
  if (where.length !== 1 || orderValues.length > 0 || offset) return undefined;
  return /^(\w+\.\w+) = \?$/.exec(where[0]![0])?.[1];
}

/** Texts may be equal to the database and differ. */
const isWhole = (key: Bound | undefined) => typeof key === 'bigint' || Number.isSafeInteger(key);
