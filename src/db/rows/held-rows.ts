import type { Key } from '../../domain/key.ts';
import type { Bound } from './select.ts';

// A unit of work on a database server holds its writes back and sends them together with COMMIT, which saves exchanges.
// Until then only the server could tell the key of a new row. Two things stand for such a key: in a row of the practice
// a placeholder, a number that rules pass on like any other key; in a row of our own (the outbox) a `HeldKey`.

/** What a unit of work has not sent yet. It is sent before whatever else the unit asks, so each statement finds all earlier writes. */
export interface HeldRows {
  /** A statement that changes or removes rows. Nobody asks how many. */
  change(sql: string, parameters: readonly Bound[]): void;
  /**
   * New rows whose keys the work does not need. Answers the key of the first. `onFirstKey` is called with the real one if
   * they are sent before the end.
   */
  hold(insert: Insert, onFirstKey: (firstKey: bigint) => void): HeldKey;
  /**
   * One new row whose key the work only writes into other held rows. Answers a placeholder; `onKey` is called with the
   * real key after COMMIT. If the unit must send anything before its end, it starts again, and then this answers
   * undefined: the row has to be stored at once.
   */
  holdWithPlaceholder(insert: Insert, onKey: (key: Key) => void): Key | undefined;
  /** The very last rows of the unit, which may contain keys of held ones. */
  insertAtEnd(insert: Insert): void;
  /** Sends what is held and waits until its keys are known. */
  send(): Promise<void>;
}

/** New rows of one table as a statement stores them: all have the columns of the first. */
export interface Insert {
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly HeldValue[])[];
}

/** A value that is sent, or one that the server makes from a key which only it knows. */
export type HeldValue = Bound | HeldKey | HeldText | HeldDigest;

/** The key of a held row. */
export class HeldKey {
  /** Number of the INSERT within the unit. */
  readonly insert: number;
  /** How far behind the key of the first row of that INSERT. */
  readonly distance: number;

  constructor(insert: number, distance: number) {
    this.insert = insert;
    this.distance = distance;
  }

  /** Differs from every key that is known. */
  toString(): string {
    return `held ${this.insert} ${this.distance}`;
  }
}

/** A text that contains the key of a held row. */
export class HeldText {
  readonly before: string;
  /** A placeholder. */
  readonly key: Key;
  readonly after: string;

  constructor(before: string, key: Key, after: string) {
    this.before = before;
    this.key = key;
    this.after = after;
  }
}

/** The SHA-256 of such a text, in hexadecimal digits. */
export class HeldDigest {
  readonly of: HeldText;

  constructor(of: HeldText) {
    this.of = of;
  }
}

/**
 * Stands for the key of the row of one INSERT of the unit. It is not a whole number, so it is no row's key, and it has 17
 * digits, so it is no amount of money.
 */
export const placeholderKey = (insert: number): Key => FIRST_PLACEHOLDER - insert;

const FIRST_PLACEHOLDER = -(2 ** 51) - 0.5;

/** The INSERT for whose key a placeholder stands; undefined for any other value. */
export const insertOfPlaceholder = (value: unknown): number | undefined =>
  typeof value === 'number' && value <= FIRST_PLACEHOLDER && !Number.isInteger(value)
    ? FIRST_PLACEHOLDER - value
    : undefined;

/** A text with a key in it that may be a placeholder, as a column of a row takes it. */
export function textWithKey(before: string, key: Key, after: string): string {
  if (insertOfPlaceholder(key) === undefined) return `${before}${key}${after}`;
  return new HeldText(before, key, after) as unknown as string;
}
