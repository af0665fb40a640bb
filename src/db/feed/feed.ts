import type { Key } from '../../domain/key.ts';
import type { Handle } from '../handle.ts';
import type { TableName } from '../schema/tables.ts';
import type { LastRows } from './last-rows.ts';

/** What can happen to a row; the outbox stores the place in this list. */
export const CHANGE_KINDS = ['insert', 'update', 'delete'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** One committed change of one row. */
export interface FeedChange {
  readonly number: number;
  readonly table: TableName;
  readonly key: Key;
  readonly kind: ChangeKind;
  /** When it was written, in the office's local time, `yyyy-MM-dd HH:mm:ss`. */
  readonly at: string;
  /** Null where the row is of no patient. */
  readonly PatNum: Key | null;
  /** JSON of a deleted row as it was, if the question asked for it and rows of its table are kept. */
  readonly lastRow?: string | undefined;
}

export interface FeedQuestion {
  /** The last number that the reader has seen. */
  readonly after: number;
  /** Only changes of these tables; undefined for all. */
  readonly tables?: readonly TableName[] | undefined;
  readonly limit: number;
  readonly withLastRows?: boolean;
}

/** The last number that was given, and the first one that is still kept. */
export interface FeedEnds {
  readonly head: number;
  readonly oldest: number;
}

export interface FeedPage extends FeedEnds {
  readonly changes: readonly FeedChange[];
  /** The `after` of the next question. It also passes the changes that a filter left out. */
  readonly next: number;
  /** The reader asked for numbers that are gone, or that were never given: it must read everything anew. */
  readonly isLost: boolean;
}

/** Looks at the practice; a server makes each look wait for its turn. */
export type Look = <T>(work: (handle: Handle) => Promise<T>) => Promise<T>;

/**
 * Every committed change under a number. Numbers have no holes, and a number never appears after a reader has passed
 * it, on either engine and with any number of servers (`number-changes.ts` tells why). On an office's database it is
 * every change that a look found (`office/watch`).
 */
export interface Feed {
  read(look: Look, question: FeedQuestion): Promise<FeedPage>;
  ends(look: Look): Promise<FeedEnds>;
  /** Resolves when there may be changes after this number, when the time is over, or when `signal` is aborted. */
  wait(after: number, milliseconds: number, signal: AbortSignal): Promise<void>;
  /** What only a practice of our own can do, where nobody else writes; absent on an office's database that is watched. */
  readonly own?: OwnFeed | undefined;
}

interface OwnFeed {
  /** From now on the last rows of these tables are kept when they are deleted. */
  keepLastRows(of: LastRows): void;
  /**
   * Gives numbers to changes that have none yet, and deletes changes that were kept long enough. Called now and then.
   */
  tidy(): Promise<void>;
}
