import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { addressOfCaller, type Proxies } from './connections/proxies.ts';
import type { Caller } from './permissions.ts';
import { requestTarget } from './request/address.ts';
import type { Route } from './routes.ts';

/** Headers of an answer, names in lower case. */
export type AnswerHeaders = Readonly<Record<string, string>>;

/** Patient data belongs in no cache, and is what its Content-Type says. */
const OF_ALL: AnswerHeaders = { 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' };

/** Who asks for which operation. */
export interface Admitted {
  readonly caller: Caller;
  readonly route: Route;
}

/** One request, and what becomes of it. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** Short enough to read out; names it in the log and in a refusal that is our fault. */
  readonly reference: string;
  /** When it began, as `performance.now()` tells it. */
  readonly begun: number;
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  /** Where the caller is; the proxies' word counts where there are any. */
  readonly address: string;
  /** Headers of its answer, whatever that will be. */
  always: AnswerHeaders;
  /** Absent until both are known. */
  admitted: Admitted | undefined;
  /** The pattern of what answers, `/chairside/patients/:number`; empty for what is nowhere. */
  page: string;
  /** What was sent, once it is read. */
  body: string | undefined;
  /** Another process of this server answered it, and told of it. */
  isHandedOn: boolean;
}

export function exchange(
  request: IncomingMessage,
  response: ServerResponse,
  reference: string,
  proxies: Proxies | undefined,
): Exchange {
  const { path, host } = requestTarget(request.url);
  if (host !== undefined) request.headers.host = host;
  return {
    request,
    response,
    reference,
    begun: performance.now(),
    method: request.method!,
    url: path,
    headers: request.headers,
    address: addressOfCaller(request, proxies),
    always: OF_ALL,
    admitted: undefined,
    page: '',
    body: undefined,
    isHandedOn: false,
  };
}

export const hasBody = ({ headers }: Pick<Exchange, 'headers'>) =>
  headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined;
