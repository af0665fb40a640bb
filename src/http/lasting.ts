import type { Look } from '../db/feed/feed.ts';
import type { Transaction } from '../db/handle.ts';
import type { Practice } from '../db/practice.ts';
import type { GoesOn } from '../db/practice-queries.ts';
import type { SftpPlace } from '../sftp/place.ts';
import type { Load, SftpTransfers } from '../sftp/transfers.ts';

/**
 * What an operation works with that may last as long as its caller listens: it holds no turn and no view of the
 * practice, and each `look` waits for a turn of its own.
 */
export interface Following {
  readonly practice: Practice;
  readonly look: Look;
  /** The Accept header. */
  readonly accept: string;
  /** The Last-Event-ID header. */
  readonly lastEventId: string | undefined;
  /** The caller has gone, or the server stops. */
  readonly ended: AbortSignal;
}

/**
 * What an operation works with that may last a minute, because it answers a caller's own SQL or moves files over SFTP: it
 * takes no turn of the requests that read or write, but for its own looks and writes.
 */
export interface Asking {
  readonly practice: Practice;
  /** Milliseconds that a query may take. */
  readonly longest: number;
  /** Aborted when nobody waits for the answer any more. */
  readonly gone: AbortSignal;
  /** Waits for a turn among queries. Until what goes on after the answer has ended, nobody has the turn. */
  readonly inTurn: <T>(work: (goesOn: GoesOn) => Promise<T>) => Promise<T>;
  /** Work of this process alone that may hold up others, one at a time. */
  readonly compute: <T>(work: () => T) => Promise<T>;
  /** Reads in a turn of its own. */
  readonly look: Look;
  /** Waits for a turn among the writes. */
  readonly inWriteTurn: <T>(work: () => Promise<T>) => Promise<T>;
  /** A unit of work on the caller's behalf. */
  readonly record: (work: (tx: Transaction) => Promise<void>) => Promise<void>;
  /** Files to and from other servers; each waits for a turn among such transfers. */
  readonly sftp: SftpTransfers;
  /** Sends after the answer, however long others take; 429 or 503 where too much waits. Should it fail, the log says so. */
  readonly sendAfterwards: (place: SftpPlace, load: Load) => void;
}
