import type { AnswerStore } from './answers.ts';
import type { Feed } from './feed/feed.ts';
import type { ReadsAndWrites } from './handle.ts';
import type { Watch } from './office-watch.ts';
import type { Queries } from './practice-queries.ts';
import type { Engine } from './schema/ddl.ts';
import type { Snapshots } from './snapshots.ts';
import type { Subscribing } from './subscribing.ts';

/** An open practice database. Code of the product writes through `unitOfWork`, which tries again after a conflict. */
export interface Practice extends ReadsAndWrites {
  readonly engine: Engine;
  /** Answers to POSTs that carried an Idempotency-Key. */
  readonly answers: AnswerStore;
  /** Base URL of the office's own API service, when it makes every write instead of us. */
  readonly writesThrough?: string | undefined;
  /** Throws the refusal of a practice that may not be written to, before anything is looked up. */
  refuseWrites?(): void;
  /** What the latest write was told, if the disk had no room for it. */
  readonly disk?: { full?: string | undefined };
  /** Throws the refusal of a practice whose signatures can leave no evidence any more, because its file is gone. */
  requireEvidence?(): void;
  /** A unit of work has the practice for itself, so there is nothing to lock before it begins. */
  readonly writesOneAtATime: boolean;
  /** Every change under a number; absent on an office's database that nobody watches. */
  readonly feed?: Feed | undefined;
  /** Finds what other programs write into an office's database, where that was asked for. */
  readonly watch?: Watch | undefined;
  /** Answers callers' own SQL. */
  readonly queries: Queries;
  /** Who is told of changes; absent where nobody can be, as on an office's database. */
  readonly subscribing?: Subscribing | undefined;
  /** Where all rows can be taken and put back at once, for tests. */
  readonly snapshots?: Snapshots | undefined;
  close(): Promise<void>;
}

/** Reads the office's local time; the only source of time in the server. */
export interface Clock {
  /** `yyyy-MM-dd HH:mm:ss` */
  now(): string;
}
