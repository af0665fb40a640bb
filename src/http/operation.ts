import type { Audited } from '../db/audit.ts';
import type { Look } from '../db/feed/feed.ts';
import type { Handle, Reader, Transaction } from '../db/handle.ts';
import type { Practice } from '../db/practice.ts';
import type { GoesOn } from '../db/practice-queries.ts';
import type { RowChange } from '../db/rows/changes.ts';
import type { TableRow } from '../db/rows/table-row.ts';
import type { Key } from '../domain/key.ts';
import type { Soon } from '../domain/soon.ts';
import type { SftpPlace } from '../sftp/place.ts';
import type { Load, SftpTransfers } from '../sftp/transfers.ts';
import type { DateFormats } from '../wire/encode.ts';
import type { Inputs, ValuesOf } from '../wire/input.ts';
import type { FieldRules } from '../wire/read-inputs.ts';
import type { Shape } from '../wire/shape.ts';
import type { Caller, Permission } from './permissions.ts';

/** Where operations live that the published API does not have. */
export const EXTENSION_BASE = '/api/ext/v1';

export type Verb = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** The slice of a list the caller asked for, cut to the cap of the server's mode. */
export interface Page {
  readonly limit: number;
  readonly offset: number;
  /** Where the page before ended, in place of an offset. */
  readonly cursor?: string | undefined;
}

/** One request, checked and ready for its rules. */
export interface Call<Q extends Inputs, B extends Inputs> {
  /** The number in the URL; 0 where the path has none. */
  readonly id: Key;
  /** What stands in the URL for the operation's `word`, as its list has it; '' where the path has none. */
  readonly word: string;
  readonly query: ValuesOf<Q>;
  readonly body: ValuesOf<B>;
  readonly caller: Caller;
  readonly page: Page;
  readonly formats: DateFormats;
  /** Tells that a rule leaves a field of the body out: named in X-Ignored-Fields, 400 for a strict caller. */
  readonly ignore: (name: string) => void;
}

export interface Reply {
  readonly status: number;
  /** JSON text unless `contentType` says otherwise; `''` for the empty body of a DELETE. */
  readonly body: string;
  readonly contentType?: string;
  /** A file, sent in place of `body`. */
  readonly bytes?: Uint8Array;
  /** Sent piece by piece in place of `body`, as fast as the caller takes it. */
  readonly stream?: AsyncIterable<string>;
  /** Further headers of this answer, names in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Path below the base URL of what was created. */
  readonly location?: string;
  /** The Cursor of the next page of a list. */
  readonly next?: string | undefined;
}

/** What the answer looks like, for the document and the reference page. */
export type Answer =
  | { readonly kind: 'row'; readonly row: Shape }
  | { readonly kind: 'object'; readonly row: Shape }
  /** 201 where the page prints that. */
  | { readonly kind: 'list'; readonly row: Shape; readonly status?: 201 }
  /** JSON whose members are not fields one by one; the same content may be had in other media types. */
  | {
      readonly kind: 'schema';
      readonly schema: Readonly<Record<string, unknown>>;
      readonly alsoAs?: readonly string[];
      /** What a 410 of this method says; absent = the sentence of any other. */
      readonly gone?: Readonly<Record<string, unknown>>;
    }
  /** A document that is no JSON, by its media type, or one of several. */
  | {
      readonly kind: 'file';
      readonly mediaType: string;
      readonly alsoAs?: readonly string[];
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** 201 without a body: a file went to another server, and Location tells its full path there. */
  | { readonly kind: 'sent' }
  | { readonly kind: 'empty' };

interface Description<Q extends Inputs, B extends Inputs> {
  readonly verb: Verb;
  /** Below the base URL, e.g. `/procedurelogs/{ProcNum}/GroupNote`. */
  readonly path: string;
  /** A segment of the path that is one of these words rather than a number, e.g. `{resource}`. */
  readonly word?: { readonly name: string; readonly values: readonly string[] };
  /** The base URL of an extension of ours; absent = that of the published API. */
  readonly base?: typeof EXTENSION_BASE;
  /** The page prints `… is required.` for an address without the number; elsewhere such an address is no valid method. */
  readonly asksForNumber?: true;
  /** Version of the published API that added it; `''` where the page tells none. */
  readonly added: string;
  readonly permission: Permission;
  /** Only with the token of a handover, which opens nothing else; a key pair does not do. */
  readonly access?: 'handover';
  /** Fields of the answer that are told once: an answer kept for its Idempotency-Key holds them empty. */
  readonly secrets?: readonly string[];
  /** Refuses whoever may not see any more what was answered, and kept for its Idempotency-Key. */
  readonly mayRepeat?: (handle: Handle, caller: Caller) => Promise<void>;
  readonly summary: string;
  readonly description?: string;
  readonly query?: Q;
  readonly body?: B;
  /** Pairs of body fields, or of the parameters of a GET, of which only one may be sent. */
  readonly exclusivePairs?: FieldRules['exclusivePairs'];
  /** Groups of body fields, or of the parameters of a GET, of which at least one must be sent. */
  readonly requireOneOf?: FieldRules['requireOneOf'];
  /** List operations take Limit and Offset; those that tell where a page ends take Cursor, too. */
  readonly paged?: boolean | 'cursor';
  readonly answer: Answer;
}

/** What a write works on: the row in the URL as it stands under the lock, and the body as checked. */
export interface Order<T, B extends Inputs> {
  /** The number in the URL; 0 where the path has none. */
  readonly id: Key;
  readonly target: T;
  readonly body: ValuesOf<B>;
  /** What `before` or `fetch` answered. */
  readonly found: unknown;
  /** Tells that a field of the body is left out by a rule: named in X-Ignored-Fields, 400 for a strict caller. */
  readonly ignore: (name: string) => void;
}

/** The same before the lock: the row in the URL may have changed meanwhile, so it only tells what to ask for. */
type Foreseen<T, B extends Inputs> = Pick<Order<T, B>, 'id' | 'target' | 'body'>;

/** One patient, several, or none after all. */
type WhosePatients = Key | readonly Key[] | undefined;

/**
 * Whose rows are written, so that nobody else writes them meanwhile: found from the row in the URL, the body or the
 * database (everybody whom a plan covers, when their estimates follow), or `'none'` for what belongs to no patient.
 */
type PatientOf<T, B extends Inputs> =
  | 'none'
  | ((order: Order<T, B>, handle: Handle) => WhosePatients | Promise<WhosePatients>);

/** How the result of a write is told. A row of a table is read back by its key; POST answers 201 with its address, the rest 200. */
export type WriteAnswer<R> =
  | {
      readonly kind: 'row';
      readonly row: TableRow;
      readonly blank?: readonly string[];
      /** 200 where the page of a POST prints that. */
      readonly status?: 200;
    }
  | {
      readonly kind: 'object';
      readonly row: Shape;
      /** What stands in its fields. */
      readonly values: (result: R) => Readonly<Record<string, unknown>>;
      /** Path below the base URL of what a POST created. */
      readonly location?: (result: R) => string;
      /** 201 where the page of a PUT prints that, because the write makes a row. */
      readonly status?: 201;
    }
  | {
      readonly kind: 'schema';
      readonly schema: Readonly<Record<string, unknown>>;
      readonly json: (result: R, handle: Handle) => string | Promise<string>;
    }
  | { readonly kind: 'empty' };

/** What an audit row is about: what the write answered or, if it answers nothing (most deletes), the row in the URL. */
type Subject<T, R> = R extends void ? T : R;

/** What a write declares. `perform-write.ts` runs these parts in one order, which is the same for all writes. */
interface Write<T, B extends Inputs, R> {
  /**
   * Reads that the rules will need, all sent at the beginning to spare a database server some exchanges. The answers
   * are remembered, so a rule that asks again does not wait. Nothing may be read here that the write itself changes
   * before it reads it.
   */
  readonly ahead?: (reader: Reader, patients: readonly Key[], order: Foreseen<T, B>) => readonly Promise<unknown>[];
  /**
   * What is fetched from elsewhere before the unit of work begins, in place of `before`. It may take a minute, so no turn
   * of the writes is held meanwhile.
   */
  readonly fetch?: (asking: Asking, body: ValuesOf<B>) => Promise<unknown>;
  /** Questions to other machines, asked before the unit of work begins, since a unit must not wait for them. */
  readonly before?: (practice: Practice, body: ValuesOf<B>) => Promise<unknown>;
  /** The row in the URL, or a refusal; told before the body's fields are checked (`procedures.md` 1.3). */
  readonly target?: (handle: Handle, id: Key) => Promise<T>;
  readonly patient: PatientOf<T, B>;
  /** Checks by rule, then writes. Whatever it throws undoes everything. */
  readonly write: (tx: Transaction, order: Order<T, B>) => Promise<R>;
  /** The audit row of a write that changed something. Writes with more than one record theirs themselves. */
  readonly audit?: (subject: Subject<T, R>, order: Order<T, B>) => Audited;
  readonly answer: WriteAnswer<R>;
}

/** A write as it is run. */
export interface AnyWrite extends Write<unknown, Inputs, unknown> {
  /**
   * Brings rows of the locked patients up to date that the rules may read, and answers what that changed. These
   * changes come from earlier writes; they do not count as changes of this one.
   */
  readonly first?: (tx: Transaction, patients: readonly Key[]) => Promise<readonly RowChange[]>;
}

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

/** Reads, and reads again where what was to be told must be brought up to date before. */
export type ReadFreshly = (practice: Practice, call: Call<Inputs, Inputs>, read: () => Soon<Reply>) => Promise<Reply>;

export interface Operation extends Description<Inputs, Inputs> {
  readonly freshly?: ReadFreshly;
  readonly read?: (handle: Handle, call: Call<Inputs, Inputs>) => Soon<Reply>;
  readonly follow?: (following: Following, call: Call<Inputs, Inputs>) => Promise<Reply>;
  readonly ask?: (asking: Asking, call: Call<Inputs, Inputs>) => Promise<Reply>;
  readonly write?: AnyWrite;
}

/** An operation that only reads; a question too long for a query may come as a POST. */
export function readOperation<
  const Q extends Inputs = Record<never, never>,
  const B extends Inputs = Record<never, never>,
>(operation: Description<Q, B> & { read: (handle: Handle, call: Call<Q, B>) => Soon<Reply> }): Operation {
  return operation as unknown as Operation;
}

/** An operation that reads for as long as its caller listens. */
export function followOperation<const Q extends Inputs = Record<never, never>>(
  operation: Description<Q, Record<never, never>> & {
    follow: (following: Following, call: Call<Q, Record<never, never>>) => Promise<Reply>;
  },
): Operation {
  return operation as unknown as Operation;
}

/** An operation that answers a caller's own SQL, or moves files over SFTP. */
export function askOperation<
  const Q extends Inputs = Record<never, never>,
  const B extends Inputs = Record<never, never>,
>(operation: Description<Q, B> & { ask: (asking: Asking, call: Call<Q, B>) => Promise<Reply> }): Operation {
  return operation as unknown as Operation;
}

/** An operation that writes, as one unit of work. */
export function writeOperation<const B extends Inputs = Record<never, never>, T = undefined, R = void>(
  operation: Omit<Description<Record<never, never>, B>, 'answer'> & Write<T, B, R>,
): Operation {
  const { ahead, before, fetch, target, patient, write, audit, answer, ...description } = operation;
  const declared = { ahead, before, fetch, target, patient, write, audit, answer } as unknown as AnyWrite;
  return { ...(description as unknown as Description<Inputs, Inputs>), answer: declared.answer, write: declared };
}

export const ok = (body: string): Reply => ({ status: 200, body });
