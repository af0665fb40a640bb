import type { Key } from '../../domain/key.ts';
import type { Bound } from './select.ts';

/** A value of a row that is stored with COMMIT: the database may have to make it of keys that only it knows. */
export type HeldValue = Bound | HeldKey | HeldText | HeldDigest;

/** New rows of one table as a statement stores them: all have the columns of the first. */
export interface Insert {
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly HeldValue[])[];
}

/** Stands for the key of a row that is stored with COMMIT, where only the database will know it. */
export class HeldKey {
  /** Which insert of the unit, and how far behind the key of its first row. */
  readonly insert: number;
  readonly distance: number;

  constructor(insert: number, distance: number) {
    this.insert = insert;
    this.distance = distance;
  }

  /** Tells it from every key that is known. */
  toString(): string {
    return `held ${this.insert} ${this.distance}`;
  }
}

/** A text with the key of a held row in it. */
export class HeldText {
  readonly before: string;
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
 * A key that stands for that of a held row while rules pass it on. It is no whole number, so it is no key of any row, and
 * it has 17 digits, so it is no amount of money.
 */
export const passedKey = (insert: number): Key => FIRST_PASSED - insert;

const FIRST_PASSED = -(2 ** 51) - 0.5;

/** Which insert of the unit it stands for; undefined for any other value. */
export const standsForInsert = (value: unknown): number | undefined =>
  typeof value === 'number' && value <= FIRST_PASSED && !Number.isInteger(value) ? FIRST_PASSED - value : undefined;

/** The text around a key, as a row takes it. */
export function textAround(before: string, key: Key, after: string): string {
  if (standsForInsert(key) === undefined) return `${before}${key}${after}`;
  return new HeldText(before, key, after) as unknown as string;
}

/**
 * What a unit of work may leave for its end. A database server stores it in one exchange with COMMIT, or before whatever
 * else the unit sends, so that every statement still finds what was stored before it.
 */
export interface HeldRows {
  /** A statement that changes or removes rows. Nobody asks how many. */
  change(sql: string, parameters: readonly Bound[]): void;
  /** Rows whose keys nobody asks for. `told` gets the first key if they are sent before the end. Answers that key for `lastly`. */
  hold(insert: Insert, told: (firstKey: bigint) => void): HeldKey;
  /**
   * One row whose key rules only pass on to other rows that are held: they get one that stands for it (`passedKey`).
   * `told` gets the real one after COMMIT. If the unit sends anything before, it starts again, and then this answers
   * undefined.
   */
  holdAndPass(insert: Insert, told: (key: Key) => void): Key | undefined;
  /** Sends what is held and waits until its keys are known. */
  send(): Promise<void>;
  /** The very last rows, which may tell of held ones. */
  lastly(insert: Insert): void;
}
