import { OutcomeUnknown, unavailable } from '../db/trouble.ts';
import type { Incoming } from './incoming.ts';
import type { Reply } from './operation.ts';

/** Milliseconds the office's API service may take; it may itself throttle. */
const PATIENCE_MS = 30_000;

export interface ForwardedReply extends Reply {
  readonly contentType: string | undefined;
}

/**
 * Hands a write to the office's own API service (`--writes through=URL`) with the caller's Authorization, and answers
 * what it answers, status and body unchanged. 503 when it cannot be reached, and when it was reached but did not answer:
 * then nobody here knows what it did.
 */
export async function forwardWrite(service: string, incoming: Incoming): Promise<ForwardedReply> {
  const { route, query, body } = incoming;
  const path = route.operation.path.replace(/\{\w+\}/, String(route.id));
  const headers: Record<string, string> = {};
  if (incoming.authorization) headers.authorization = incoming.authorization;
  if (incoming.contentType) headers['content-type'] = incoming.contentType;
  try {
    const response = await fetch(`${service}${path}${query ? `?${query}` : ''}`, {
      method: route.operation.verb,
      headers,
      ...(body === undefined || body === '' ? {} : { body }),
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const location = response.headers.get('location');
    return {
      status: response.status,
      body: await response.text(),
      contentType: response.headers.get('content-type') ?? undefined,
      ...(location ? { location: pathBelow(service, location) } : {}),
    };
  } catch (error) {
    const { code } = ((error as Error).cause ?? {}) as { code?: string };
    if (code && NEVER_ARRIVED.includes(code)) throw unavailable('The office’s API service does not answer.');
    throw new OutcomeUnknown();
  }
}

const NEVER_ARRIVED = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
];

/** What was created is read here, so its address is ours. */
function pathBelow(service: string, location: string): string {
  const { pathname } = new URL(location, `${service}/`);
  const base = new URL(service).pathname.replace(/\/$/, '');
  return pathname.startsWith(`${base}/`) ? pathname.slice(base.length) : pathname;
}
