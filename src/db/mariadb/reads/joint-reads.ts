import type { EncodeOptions } from '../../../wire/encode.ts';
import { type Bound, type RowSelect, selectParameters } from '../../rows/select.ts';
import { filledUp } from '../../rows/statement-texts.ts';
import { MOST_FOR_READS } from '../sessions/lending.ts';
import type { EncodedSelect, MakeSelect } from './json-rows.ts';

/** Reads of one statement, by a key and others, and rows that it may answer. */
const MOST_KEYS = 16;
const MOST_SELECTS = 8;
const MOST_ROWS = 800;

/** Rows of a short list. A statement of its own costs little beside more of them. */
const FEW_ROWS = 20;

const mostKeys = (rows: number) => Math.min(MOST_KEYS, Math.ceil(MOST_ROWS / (2 * rows)));

/**
 * Long lists are asked for on all sessions at once where the server lacks many pages: a statement reads those one after the other,
 * and several statements read at the same time. Where it has them in memory, fewer statements cost less.
 */
const shareOf = (waiting: number) => Math.ceil(waiting / MOST_FOR_READS);

/** One who waits for rows. */
export interface Asked {
  readonly select: RowSelect;
  readonly options: EncodeOptions;
  readonly answer: PromiseWithResolvers<string[]>;
}

/** How reads of one shape become one statement. */
export interface Joint {
  readonly shape: RowSelect;
  /** How many one statement takes, of so many that wait. */
  most(usual: Usual, waiting: number): number;
  /** Whether a read can be one of them. */
  takes(select: RowSelect): boolean;
  /** The statement for so many. Its last column says whose row it is, as `owner` does. */
  statement(reads: number): EncodedSelect;
  parameters(some: readonly Asked[]): Bound[];
  owner(select: RowSelect, place: number): string;
  /** If it answers so many rows, there may be more. */
  readonly mostRows: number;
  /** Rows that a read is thought to find before one was answered. */
  readonly rowsAtFirst: number;
}

/** What one read usually finds, and how long it takes. */
export interface Usual {
  readonly rows: number;
  readonly milliseconds: number;
}

type Blank = readonly string[] | undefined;

/** Reads that ask for nothing but the rows of one key. */
export function byKey(
  make: MakeSelect,
  shape: RowSelect,
  column: string,
  blank: Blank,
  areManyMissed: () => boolean,
): Joint {
  const keyIn = ({ where }: RowSelect) => where[0]![1];
  return {
    shape,
    mostRows: MOST_ROWS,
    rowsAtFirst: 1,
    most: ({ rows }, waiting) =>
      rows > FEW_ROWS && areManyMissed() ? Math.min(shareOf(waiting), mostKeys(rows)) : mostKeys(rows),
    takes: (select) => isWhole(keyIn(select)),
    statement(keys) {
      const marks = Array(keys).fill('?').join(', ');
      const select: RowSelect = { ...shape, where: [[`${column} IN (${marks})`]], limit: MOST_ROWS };
      return make(select, blank, `, ${column} AS gathered`);
    },
    parameters: (some) => [...filledUp(some).map(({ select }) => keyIn(select)!), MOST_ROWS],
    owner: (select) => String(keyIn(select)),
  };
}

/** Milliseconds that it may usually take: those that share a statement wait for each other. */
const SHORT = 50;

/** Any other reads, each as a SELECT of its own. Undefined for a page further in, which may have to go through many rows. */
export function byPosition(make: MakeSelect, shape: RowSelect, blank: Blank): Joint | undefined {
  if (shape.offset || shape.limit === undefined) return undefined;
  return {
    shape,
    // Each SELECT has a limit of its own.
    mostRows: Number.POSITIVE_INFINITY,
    rowsAtFirst: FEW_ROWS + 1,
    most: ({ rows, milliseconds }, waiting) =>
      rows > FEW_ROWS || milliseconds > SHORT ? 1 : Math.min(MOST_SELECTS, 2 ** Math.floor(Math.log2(waiting))),
    takes: () => true,
    statement(selects) {
      const all = Array.from({ length: selects }, (_, place) => make(shape, blank, `, ${place} AS gathered`));
      return { ...all[0]!, sql: all.map(({ sql }) => `(${sql})`).join(' UNION ALL ') };
    },
    parameters: (some) => some.flatMap(({ select }) => selectParameters(select)),
    owner: (_, place) => String(place),
  };
}

/** Texts may be equal to the database and differ. */
export const isWhole = (key: Bound | undefined) => typeof key === 'bigint' || Number.isSafeInteger(key);
