import { Refusal } from '../../../domain/refusal.ts';
import { remember } from '../../../domain/remember.ts';
import type { EncodeOptions } from '../../../wire/encode.ts';
import { keptByShape, type RowSelect } from '../../rows/select.ts';
import { rowsAtOnce } from '../../rows/statement-texts.ts';
import type { Lend } from '../sessions/dialect.ts';
import { isTooLong } from '../sessions/errors.ts';
import { type Asked, byKey, byPosition, type Joint, type Usual } from './joint-reads.ts';
import { type EncodedSelect, encoderFor, type MakeSelect } from './json-rows.ts';
import { missedPages } from './missed-pages.ts';

/** How much of what was known of the rows of a key is forgotten with each answer. */
const FORGOTTEN = 1 / 8;

type ReadRows = (select: RowSelect, options: EncodeOptions) => Promise<string[]>;

/**
 * Reads that differ in nothing but their values and begin in the same turn of the event loop are one statement:
 * `ProcNum IN (?, ?)` in place of two with `ProcNum = ?`, and others put together by UNION ALL where they find few rows. A
 * prepared statement costs the server and us more than the rows that it finds: a procedure that was asked for by itself took
 * the server 224 µs and us 145, and 58 and 47 where eight were asked for together. Whoever asks alone is not kept waiting,
 * and everybody sees what was stored before they asked.
 *
 * What one key does concerns nobody else. Each is asked by itself with `alone` if the rows of all are too many, or if the
 * statement fails for any reason but one that a read of this table meets whatever its key.
 */
export function gatheredReads(lend: Lend, make: MakeSelect, alone: ReadRows): ReadRows {
  const areManyMissed = missedPages(lend);
  const kept = keptByShape((select, blank) => {
    const column = keyColumn(select);
    const joint =
      column === undefined ? byPosition(make, select, blank) : byKey(make, select, column, blank, areManyMissed);
    return { gather: joint && gathering({ lend, alone }, joint) };
  });
  return (select, options) => {
    const { gather } = kept(select, options.blank);
    if (!gather) return alone(select, options);
    const answer = Promise.withResolvers<string[]>();
    return gather({ select, options, answer }) ? answer.promise : alone(select, options);
  };
}

/** The reads of one shape. What is returned answers whether it takes a read. */
function gathering({ lend, alone }: { lend: Lend; alone: ReadRows }, joint: Joint): (asked: Asked) => boolean {
  const { table } = joint.shape.row.source;
  const statements = new Map<number, EncodedSelect>();
  let waiting: Asked[] = [];
  let usual: Usual = { rows: joint.rowsAtFirst, milliseconds: 0 };
  /** The last read was refused: until one succeeds, each is refused by itself (`office/locked-statements.ts`). */
  let isRefused = false;

  function send(): void {
    const all = waiting;
    waiting = [];
    for (let at = 0; at < all.length; ) {
      const some = all.slice(at, at + (isRefused ? 1 : joint.most(usual, all.length - at)));
      ask(some);
      at += some.length;
    }
  }

  function ask(some: readonly Asked[]): void {
    if (some.length === 1) askAlone(some[0]!);
    else askTogether(some).catch((error) => tellAll(some, error));
  }

  function askAlone({ select, options, answer }: Asked): void {
    const start = performance.now();
    alone(select, options).then(
      (rows) => {
        isRefused = false;
        learn(rows.length, performance.now() - start);
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
    const room = rowsAtOnce(some.length);
    const statement = remember(statements, room, () => joint.statement(room));
    const start = performance.now();
    const rows = await lend((session) =>
      session
        .arrays(statement.sql, joint.parameters(some), statement.isExact, table)
        .catch((error) => (isTooLong(error) ? undefined : Promise.reject(error))),
    );
    learn(rows ? rows.length / some.length : usual.rows, (performance.now() - start) / some.length);
    if (!rows || rows.length >= joint.mostRows || !deal(joint, some, statement, rows))
      for (const asked of some) askAlone(asked);
  }

  function learn(rows: number, took: number): void {
    usual = {
      rows: Math.max(rows, usual.rows - (usual.rows - rows) * FORGOTTEN),
      milliseconds: usual.milliseconds + (took - usual.milliseconds) * FORGOTTEN,
    };
  }

  return (asked) => {
    if (!joint.takes(asked.select)) return false;
    // All that this turn brings: the requests that came in, and those that waited for an answer that came in.
    if (waiting.length === 0) setImmediate(send);
    waiting.push(asked);
    return true;
  };
}

/**
 * Gives each who asked its rows, whose last value says whose they are, in their order. False, and nothing given, where a row is
 * nobody's.
 */
function deal(
  joint: Joint,
  some: readonly Asked[],
  statement: EncodedSelect,
  rows: readonly (readonly unknown[])[],
): boolean {
  const owners = some.map(({ select }, place) => joint.owner(select, place));
  const byOwner = new Map(owners.map((owner) => [owner, [] as (readonly unknown[])[]]));
  for (const row of rows) {
    const own = byOwner.get(String(row.at(-1)));
    if (!own) return false;
    own.push(row);
  }
  for (const [place, { select, options, answer }] of some.entries()) {
    const encode = encoderFor(statement, select.row, options);
    const own = byOwner.get(owners[place]!)!.slice(0, select.limit);
    answer.resolve(own.map((values) => encode(values, options.serverDateTime)));
  }
  return true;
}

/** The column of a key that is all that a select asks for; undefined where it asks for something else. */
function keyColumn({ where, orderValues = [], offset }: RowSelect): string | undefined {
  if (where.length !== 1 || orderValues.length > 0 || offset) return undefined;
  return /^(\w+\.\w+) = \?$/.exec(where[0]![0])?.[1];
}
