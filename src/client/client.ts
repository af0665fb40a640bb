import { unknownOption } from '../domain/option-names.ts';
import { type ApiError, errorOf } from './api-error.ts';

export interface ClientOptions {
  /** E.g. `http://127.0.0.1:30223/api/v1`. */
  readonly baseUrl: string;
  readonly developerKey: string;
  readonly customerKey: string;
  /** How often one request is sent at most: 4 times by default; 1 never tries again. */
  readonly tries?: number;
  /** Another `fetch`, for proxies and tests. */
  readonly fetch?: typeof fetch;
}

export type Query = Readonly<Record<string, string | number | boolean | undefined>>;

export interface RequestOptions {
  readonly query?: Query;
  readonly body?: object;
  readonly signal?: AbortSignal;
}

/** Every call rejects with ApiError if the server refuses, and with what `fetch` throws if it cannot be reached. */
export interface Client {
  get<T>(path: string, query?: Query): Promise<T>;
  post<T>(path: string, body: object): Promise<T>;
  put<T>(path: string, body: object): Promise<T>;
  delete<T>(path: string): Promise<T>;
  /** Every row of a list, page after page, whatever the server's pages are. */
  all<T>(path: string, query?: Query): AsyncGenerator<T, void, undefined>;
  request<T>(method: string, path: string, options?: RequestOptions): Promise<T>;
}

/** Statuses after which it tries again: nothing was done, or the same question may be asked again. */
const PASSING = new Set([429, 502, 503, 504]);
const LONGEST_WAIT_MS = 60_000;

const OPTIONS = ['baseUrl', 'developerKey', 'customerKey', 'tries', 'fetch'];
const REQUEST_OPTIONS = ['query', 'body', 'signal'];

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
  const { developerKey, customerKey, tries = 4, fetch: send = fetch } = options;
  const base = options.baseUrl.replace(/\/$/, '');

  const request = async <T>(method: string, path: string, given?: RequestOptions): Promise<T> =>
    (await answerOf(await respond(method, path, given))) as T;

  async function respond(method: string, path: string, given: RequestOptions = {}): Promise<Response> {
    refuseUnknown('request()', given, REQUEST_OPTIONS);
    const { query, body, signal } = given;
    const url = `${base}${path.startsWith('/') ? '' : '/'}${path}${queryText(query)}`;
    const init: RequestInit = {
      method,
      headers: {
        authorization: `ODFHIR ${developerKey}/${customerKey}`,
        accept: 'application/json',
        ...(body ? { 'content-type': 'application/json' } : {}),
        // The server answers a repeated request as it answered the first, so a lost answer makes no second row.
        ...(method === 'POST' ? { 'idempotency-key': crypto.randomUUID() } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
      ...(signal ? { signal } : {}),
    };
    for (let tried = 1; ; tried++) {
      const isLast = tried >= tries;
      try {
        const response = await send(url, init);
        if (response.ok) return response;
        if (isLast || !PASSING.has(response.status)) throw await errorOf(response);
        const wait = waitOf(response, tried);
        await response.body?.cancel();
        await pause(wait, signal);
      } catch (error) {
        if (isLast || signal?.aborted || isRefusal(error)) throw error;
        await pause(backOff(tried), signal);
      }
    }
  }

  return {
    request,
    get: (path, query) => request('GET', path, query ? { query } : {}),
    post: (path, body) => request('POST', path, { body }),
    put: (path, body) => request('PUT', path, { body }),
    delete: (path) => request('DELETE', path),
    async *all<T>(path: string, query: Query = {}) {
      // Moves on by the number of rows that came, not by a page size of our own: no row is read twice and none is left
      // out.
      for (let offset = Number(query.Offset ?? 0), cursor = ''; ; ) {
        const page = cursor ? { Offset: undefined, Cursor: cursor } : { Offset: offset };
        const response = await respond('GET', path, { query: { ...query, ...page } });
        const rows = (await answerOf(response)) as T[];
        yield* rows;
        // If the server says where it goes on, that is exact even while rows come and go.
        const next = nextCursor(response);
        if (cursor && !next) return;
        cursor = next;
        if (cursor) continue;
        const isWhole = /\boffset\b/i.test(response.headers.get('x-ignored-parameters') ?? '');
        if (rows.length === 0 || isWhole) return;
        offset += rows.length;
      }
    },
  };
}

/** In plain JavaScript a setting may be missing, and each of these would show only as a request that fails. */
function requireAll(options: ClientOptions): void {
  for (const name of ['baseUrl', 'developerKey', 'customerKey'] as const) {
    if (typeof options?.[name] !== 'string' || options[name] === '')
      throw new TypeError(`createClient needs ${name}, a text that is not empty.`);
  }
}

const nextCursor = (response: Response) =>
  /[?&]Cursor=([\w-]+)[^>]*>; rel="next"/.exec(response.headers.get('link') ?? '')?.[1] ?? '';

const isRefusal = (error: unknown): error is ApiError => error instanceof Error && error.name === 'ApiError';

function queryText(query: Query = {}): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  return given.length > 0
    ? `?${new URLSearchParams(given.map(([name, value]): [string, string] => [name, String(value)]))}`
    : '';
}

async function answerOf(response: Response): Promise<unknown> {
  const isJson = response.headers.get('content-type')?.includes('json');
  const text = await response.text();
  return isJson && text ? JSON.parse(text) : text || undefined;
}

/** Milliseconds to wait: as long as the server asks for, else a little longer each time. */
function waitOf(response: Response, tried: number): number {
  const asked = Number(response.headers.get('retry-after') ?? Number.NaN) * 1000;
  return Number.isFinite(asked) && asked >= 0 ? Math.min(asked, LONGEST_WAIT_MS) : backOff(tried);
}

const backOff = (tried: number) => 100 * 2 ** tried * (0.5 + Math.random() / 2);

function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, milliseconds);
    signal?.addEventListener('abort', stop, { once: true });
  });
}
