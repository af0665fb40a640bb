import type { Handle } from '../db/handle.ts';
import type { Practice } from '../db/practice.ts';
import type { Key } from '../domain/key.ts';
import type { Soon } from '../domain/soon.ts';
import type { DateFormats } from '../wire/encode.ts';
import type { Inputs, ValuesOf } from '../wire/input.ts';
import type { FieldRules } from '../wire/read-inputs.ts';
import type { Shape } from '../wire/shape.ts';
import type { Asking, Following } from './lasting.ts';
import type { Caller, Permission } from './permissions.ts';
import type { AnyWrite, Write } from './write.ts';

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
  /** With `none`: 201 for what was sent to another server, and 200 with that sentence where there was nothing to send. */
  | { readonly kind: 'list'; readonly row: Shape; readonly none?: string }
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

/** Reads, and reads again where what was to be told must be brought up to date before. */
export type ReadFreshly = (practice: Practice, call: Call<Inputs, Inputs>, read: () => Soon<Reply>) => Promise<Reply>;

/** One operation: exactly one of `read`, `follow`, `ask` and `write`. */
export interface Operation extends Description<Inputs, Inputs> {
  readonly freshly?: ReadFreshly;
  /** Answers from one view of the practice. */
  readonly read?: (handle: Handle, call: Call<Inputs, Inputs>) => Soon<Reply>;
  /** Reads for as long as its caller listens. */
  readonly follow?: (following: Following, call: Call<Inputs, Inputs>) => Promise<Reply>;
  /** Answers a caller's own SQL, or moves files over SFTP. */
  readonly ask?: (asking: Asking, call: Call<Inputs, Inputs>) => Promise<Reply>;
  readonly write?: AnyWrite;
}

/** The three ways to answer without a write; `Operation` describes each. */
type Reads<Q extends Inputs, B extends Inputs> =
  | { readonly read: (handle: Handle, call: Call<Q, B>) => Soon<Reply> }
  | { readonly follow: (following: Following, call: Call<Q, B>) => Promise<Reply> }
  | { readonly ask: (asking: Asking, call: Call<Q, B>) => Promise<Reply> };

/** An operation that reads; a question too long for a query may come as the body of a POST. */
export function readOperation<
  const Q extends Inputs = Record<never, never>,
  const B extends Inputs = Record<never, never>,
>(operation: Description<Q, B> & Reads<Q, B>): Operation {
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

/** First segment of the path: what the published pages call the resource. */
export const resourceOf = ({ path }: Pick<Operation, 'path'>) => path.split('/')[1]!;

export const ok = (body: string): Reply => ({ status: 200, body });
