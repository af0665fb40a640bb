import type { Bound } from './select.ts';

/** New rows of one table as a statement stores them: all have the columns of the first. */
export interface Insert {
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (Bound | HeldKey)[])[];
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

/**
 * What a unit of work may leave for its end. A database server stores it in one exchange with COMMIT, or before whatever
 * else the unit sends, so that every statement still finds what was stored before it.
 */
export interface HeldRows {
  /** Rows whose keys nobody asks for. `told` gets the first key if they are sent before the end. Answers that key for `lastly`. */
  hold(insert: Insert, told: (firstKey: bigint) => void): HeldKey;
  /** Sends what is held and waits until its keys are known. */
  send(): Promise<void>;
  /** The very last rows, which may tell of held ones. */
  lastly(insert: Insert): void;
}
