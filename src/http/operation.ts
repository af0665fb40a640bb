import type { Handle, Transaction } from '../db/practice.ts';
import type { Key } from '../domain/key.ts';
import type { DateFormats } from '../wire/encode.ts';
import type { Inputs, ValuesOf } from '../wire/input.ts';
import type { FieldRules } from '../wire/read-inputs.ts';
import type { WireRow } from '../wire/row.ts';
import type { Caller, Permission } from './permissions.ts';

/** Where operations live that the published API does not have. */
export const EXTENSION_BASE = '/api/ext/v1';

export type Verb = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** The slice of a list the caller asked for, cut to the cap of the server's mode. */
export interface Page {
  readonly limit: number;
  readonly offset: number;
}

/** One request, checked and ready for its rules. */
export interface Call<Q extends Inputs, B extends Inputs> {
  /** The number in the URL; 0 where the path has none. */
  readonly id: Key;
  readonly query: ValuesOf<Q>;
  readonly body: ValuesOf<B>;
  readonly caller: Caller;
  readonly page: Page;
  readonly formats: DateFormats;
}

export interface Reply {
  readonly status: number;
  /** JSON text; `''` for the empty body of a DELETE. */
  readonly body: string;
  /** Path below the base URL of what was created. */
  readonly location?: string;
}

/** What the answer looks like, for the document and the reference page. */
export type Answer =
  | { readonly kind: 'row'; readonly row: WireRow }
  | { readonly kind: 'list'; readonly row: WireRow }
  | { readonly kind: 'schema'; readonly schema: Readonly<Record<string, unknown>> }
  | { readonly kind: 'empty' };

interface Description<Q extends Inputs, B extends Inputs> {
  readonly verb: Verb;
  /** Below the base URL, e.g. `/procedurelogs/{ProcNum}/GroupNote`. */
  readonly path: string;
  /** The base URL of an extension of ours; absent = that of the published API. */
  readonly base?: typeof EXTENSION_BASE;
  /** Version of the published API that added it; `''` where the page tells none. */
  readonly added: string;
  readonly permission: Permission;
  readonly summary: string;
  readonly description?: string;
  readonly query?: Q;
  readonly body?: B;
  /** Pairs of body fields of which only one may be sent. */
  readonly exclusivePairs?: FieldRules['exclusivePairs'];
  /** Groups of body fields of which at least one must be sent. */
  readonly requireOneOf?: FieldRules['requireOneOf'];
  /** List operations take Limit and Offset. */
  readonly paged?: boolean;
  readonly answer: Answer;
}

export interface Operation extends Description<Inputs, Inputs> {
  /** PUT and DELETE look their row up before the body's fields are checked (`procedures.md` 1.3). */
  readonly target?: (handle: Handle, id: Key) => Promise<void>;
  readonly read?: (handle: Handle, call: Call<Inputs, Inputs>) => Promise<Reply>;
  readonly write?: (tx: Transaction, call: Call<Inputs, Inputs>) => Promise<Reply>;
}

/** An operation that only reads; a question too long for a query may come as a POST. */
export function readOperation<
  const Q extends Inputs = Record<never, never>,
  const B extends Inputs = Record<never, never>,
>(operation: Description<Q, B> & { read: (handle: Handle, call: Call<Q, B>) => Promise<Reply> }): Operation {
  return operation as unknown as Operation;
}

/** An operation that writes, as one unit of work. */
export function writeOperation<const B extends Inputs = Record<never, never>>(
  operation: Description<Record<never, never>, B> & {
    target?: (handle: Handle, id: Key) => Promise<void>;
    write: (tx: Transaction, call: Call<Record<never, never>, B>) => Promise<Reply>;
  },
): Operation {
  return operation as unknown as Operation;
}

export const ok = (body: string): Reply => ({ status: 200, body });
export const created = (body: string, location: string): Reply => ({ status: 201, body, location });
export const deleted = (): Reply => ({ status: 200, body: '' });
