import type { Headers, Operations, Page, PostHeaders } from './operations.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** The paths that have a method: as the published pages write them, and those of our own with `/api/ext/v1` before them. */
export type PathOf<M extends Method> = {
  [P in keyof Operations]: Lowercase<M> extends keyof Operations[P] ? P : never;
}[keyof Operations];

type Operation<M extends Method, P extends keyof Operations> = Operations[P][Lowercase<M> & keyof Operations[P]];
type Member<O, Name> = Name extends keyof O ? O[Name] : undefined;

/** What a method answers: of a GET `/treatplans` an array of rows. */
export type AnswerOf<M extends Method, P extends PathOf<M>> = Member<Operation<M, P>, 'answer'>;
/** The body that a method takes. */
export type BodyOf<M extends Method, P extends PathOf<M>> = NonNullable<Member<Operation<M, P>, 'body'>>;
/** The query parameters that a method takes. */
export type QueryOf<M extends Method, P extends PathOf<M>> = NonNullable<Member<Operation<M, P>, 'query'>>;

/** Lists that come in pages. */
export type ListPath = {
  [P in PathOf<'GET'>]: keyof Page extends keyof QueryOf<'GET', P> ? P : never;
}[PathOf<'GET'>];
/** A row of such a list. */
export type RowOf<P extends ListPath> = AnswerOf<'GET', P> extends readonly (infer Row)[] ? Row : never;

interface Forms {
  json: unknown;
  text: string;
  blob: Blob;
  arrayBuffer: ArrayBuffer;
  stream: ReadableStream<Uint8Array> | null;
}
/** In which form to hand out what was answered. */
export type ParseAs = keyof Forms;

export interface RequestOptions<As extends ParseAs = 'json'> {
  /** Absent: JSON as the method's own type, drawings as text, other files as bytes. */
  readonly parseAs?: As;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

type Parameters<M extends Method, O> = Pick<O, keyof O & ('path' | 'query')> & {
  header?: M extends 'POST' ? PostHeaders : Headers;
};
type Sent<M extends Method, O> = Pick<O, keyof O & 'body'> &
  (Record<never, never> extends Parameters<M, O> ? { params?: Parameters<M, O> } : { params: Parameters<M, O> });
/** The last argument of a call, which may be left out if nothing in it is required. */
type Last<T> = Record<never, never> extends T ? [options?: T] : [options: T];

export interface Answered<T> {
  readonly data: T;
  /** With the status and headers; its body has been read. */
  readonly response: Response;
  /** Parameters and fields that were sent and that nothing read. */
  readonly ignored: readonly string[];
}

// What an absent parseAs gives has the name of JSON: without strictNullChecks `undefined` would be one of every type.
type Call<M extends Method> = <P extends PathOf<M>, As extends ParseAs = 'json'>(
  path: P,
  ...options: Last<Sent<M, Operation<M, P>> & RequestOptions<As>>
) => Promise<Answered<As extends 'json' ? AnswerOf<M, P> : Forms[As]>>;

/** Every call rejects with ApiError if the server refuses, and with what `fetch` throws if it cannot be reached. */
export interface Client {
  readonly GET: Call<'GET'>;
  readonly POST: Call<'POST'>;
  readonly PUT: Call<'PUT'>;
  readonly DELETE: Call<'DELETE'>;
  /** Every row of a list, page after page, whatever the server's pages are; `Limit` is the size of one page. */
  all<P extends ListPath>(
    path: P,
    ...options: Last<Sent<'GET', Operation<'GET', P>> & Omit<RequestOptions, 'parseAs'>>
  ): AsyncGenerator<RowOf<P>, void, undefined>;
}
