import createFetchClient from 'openapi-fetch';
import { unknownOption } from '../domain/option-names.ts';
import { answerOf } from './answer.ts';
import { errorOf, ignoredNames } from './api-error.ts';
import { randomKey } from './random-key.ts';
import { withRetries } from './retries.ts';
import type { Answered, Client, Method, ParseAs } from './types.ts';

export interface ClientOptions {
  /** E.g. `http://127.0.0.1:30223/api/v1`. */
  readonly baseUrl: string;
  /** Both halves of the key pair; or `keys`. */
  readonly developerKey?: string;
  readonly customerKey?: string;
  /** The pair with a slash between, as a test server gives it: `server.demoKeys`. */
  readonly keys?: string;
  /** How often one request is sent at most: 4 times by default; 1 never tries again. */
  readonly tries?: number;
  /** Another `fetch`, for proxies and tests. It is called with an address and what belongs to the request. */
  readonly fetch?: typeof fetch;
}

/** What a call sends, whatever its path: the types of the methods say what belongs to which. */
interface Sent {
  readonly params?: Readonly<Record<'path' | 'query' | 'header', Readonly<Record<string, unknown>> | undefined>>;
  readonly body?: unknown;
  readonly parseAs?: ParseAs;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

const OPTIONS = ['baseUrl', 'developerKey', 'customerKey', 'keys', 'tries', 'fetch'];
const CALL_OPTIONS = ['params', 'body', 'parseAs', 'headers', 'signal'];
const PARAMS = ['path', 'query', 'header'];
const BASE_PATH = '/api/v1';

function refuseUnknown(what: string, given: object, known: readonly string[]): void {
  const problem = unknownOption(what, given, known);
  if (problem !== undefined) throw new TypeError(problem);
}

/** Throws TypeError for an option that it does not have, or without an address or a key. */
export function createClient(options: ClientOptions): Client {
  refuseUnknown('createClient()', options ?? {}, OPTIONS);
  requireAll(options);
  if (options.tries !== undefined && !(Number.isInteger(options.tries) && options.tries >= 1))
    throw new TypeError('tries must be a whole number, 1 or more.');
  const { tries = 4, fetch: send = (...request) => fetch(...request) } = options;
  const { keys = `${options.developerKey}/${options.customerKey}` } = options;
  const baseUrl = options.baseUrl.replace(/\/$/, '');
  const api = createFetchClient({
    fetch: withRetries(send, tries),
    headers: { authorization: `ODFHIR ${keys}`, accept: 'application/json' },
  });
  api.use({
    onRequest({ request: { method, headers } }) {
      // The server answers a repeated request as it answered the first, so a lost answer makes no second row.
      if (method === 'POST' && !headers.has('idempotency-key')) headers.set('idempotency-key', randomKey());
    },
    async onResponse({ response }) {
      if (!response.ok) throw await errorOf(response);
    },
  });

  async function call(method: Method, path: string, sent: Sent = {}): Promise<Answered<unknown>> {
    refuseUnknown(`${method}()`, sent, CALL_OPTIONS);
    refuseUnknown('params', sent.params ?? {}, PARAMS);
    requireNumbers(method, path, sent.params?.path);
    const { parseAs, ...rest } = sent;
    const asked = { ...rest, baseUrl: baseOf(path), parseAs: 'stream' };
    const { response } = await api.request(method.toLowerCase() as never, withSlash(path) as never, asked as never);
    return { data: await answerOf(response, parseAs), response, ignored: ignoredNames(response) };
  }

  /** Paths of our own extensions are whole ones: they lie beside those of the published API. */
  function baseOf(path: string): string {
    if (!path.startsWith('/api/')) return baseUrl;
    if (!baseUrl.endsWith(BASE_PATH)) throw new TypeError(`baseUrl must end in ${BASE_PATH} for ${path}.`);
    return baseUrl.slice(0, -BASE_PATH.length);
  }

  async function* all(path: string, { params, ...rest }: Sent = {}): AsyncGenerator<unknown, void, undefined> {
    // Moves on by the number of rows that came, not by a page size of our own: no row is read twice and none is left out.
    const { Offset, Cursor, ...query } = params?.query ?? {};
    for (let offset = Number(Offset ?? 0), cursor = String(Cursor ?? ''); ; ) {
      const page = cursor ? { Cursor: cursor } : { Offset: offset };
      const asked = { ...rest, params: { ...params, query: { ...query, ...page } } } as Sent;
      const { data, response, ignored } = await call('GET', path, asked);
      if (!Array.isArray(data)) throw new TypeError(`all() is for lists, and GET ${path} answers none.`);
      const rows: unknown[] = data;
      yield* rows;
      // If the server says where it goes on, that is exact even while rows come and go.
      const next = nextCursor(response);
      if (cursor && !next) return;
      cursor = next;
      if (cursor) continue;
      if (rows.length === 0 || ignored.some((name) => name.toLowerCase() === 'offset')) return;
      offset += rows.length;
    }
  }

  const method = (name: Method) => (path: string, sent?: Sent) => call(name, path, sent);
  return { GET: method('GET'), POST: method('POST'), PUT: method('PUT'), DELETE: method('DELETE'), all } as Client;
}

/** In plain JavaScript a setting may be missing, and each of these would show only as a request that fails. */
function requireAll(options: ClientOptions): void {
  const needed = options?.keys === undefined ? (['developerKey', 'customerKey'] as const) : (['keys'] as const);
  for (const name of ['baseUrl', ...needed] as const) {
    if (typeof options?.[name] !== 'string' || options[name] === '')
      throw new TypeError(`createClient needs ${name}, a text that is not empty.`);
  }
  if (options.keys !== undefined && !/^\s*[^/\s]+\/[^/\s]+\s*$/.test(options.keys))
    throw new TypeError('createClient needs keys as {DeveloperKey}/{CustomerKey}.');
}

/** What stands in braces must be given: `/treatplans/{TreatPlanNum}`. */
function requireNumbers(method: Method, path: string, given: Readonly<Record<string, unknown>> = {}): void {
  for (const [, name = ''] of path.matchAll(/\{(\w+)\}/g))
    if ((given[name] ?? '') === '') throw new TypeError(`${method} ${path} needs params.path.${name}.`);
}

const withSlash = (path: string) => (path.startsWith('/') ? path : `/${path}`);

const nextCursor = (response: Response) =>
  /[?&]Cursor=([\w-]+)[^>]*>; rel="next"/.exec(response.headers.get('link') ?? '')?.[1] ?? '';
