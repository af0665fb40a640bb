import { LONGEST_ANSWER } from '../../db/queries/answer.ts';
import { needsAdministrator, OutcomeUnknown, unavailable } from '../../db/trouble.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Reply } from '../operation.ts';
import type { Incoming } from '../request/incoming.ts';

/** Milliseconds the office's API service may take; it may itself throttle. */
const PATIENCE_MS = 30_000;

/**
 * How we name ourselves in a request that we hand on (RFC 9110 7.6.3). A request that has this name already comes
 * from us and must not be sent out again.
 */
const VIA = '1.1 bitewing';

interface ForwardedReply extends Reply {
  readonly contentType: string | undefined;
}

/**
 * Sends a write on to the office's own API service (`--writes through=URL`) with the caller's Authorization, and
 * answers what the service answers, status and body unchanged. Answers 503 when the service cannot be reached, when
 * it took the request and did not answer (nobody here knows then what it did), and when its address leads back to
 * this server.
 */
export async function forwardWrite(service: string, incoming: Incoming): Promise<ForwardedReply> {
  const { route, query, body } = incoming;
  if (/\bbitewing\b/i.test(incoming.via ?? '')) throw leadsBack();
  const path = route.operation.path.replace(/\{\w+\}/, route.word || route.sentNumber);
  const headers: Record<string, string> = { via: VIA };
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
    const retryAfter = response.headers.get('retry-after');
    const isRedirect = response.status >= 300 && response.status < 400;
    return {
      status: response.status,
      ...(await textOf(response)),
      ...(location && !isRedirect ? { location: pathBelow(service, location) } : {}),
      headers: {
        ...(retryAfter ? { 'retry-after': retryAfter } : {}),
        // It leads to an address of the service, not to one of ours.
        ...(location && isRedirect ? { location } : {}),
      },
    };
  } catch (error) {
    if (error instanceof OutcomeUnknown) throw error;
    throw wasNotSent(error) ? notReached(error) : new OutcomeUnknown(BROKE_OFF, reasonOf(error));
  }
}

/** What broke the connection stands behind the error of `fetch`, and is what the log should name. */
const reasonOf = (error: unknown) => (error as Error).cause ?? error;

const BROKE_OFF =
  'The office’s API service broke off before it answered, so it is not known whether this was stored. Look before ' +
  'sending it again.';

const leadsBack = () =>
  needsAdministrator(
    'The address in --writes through=URL leads back to this server, so nothing can be written through it.',
  );

/** The body as text, and its type, which from here on says UTF-8 where the service said another character set. */
async function textOf(response: Response): Promise<{ body: string; contentType: string | undefined }> {
  const sent = response.headers.get('content-type') ?? undefined;
  const bytes = await bytesOf(response);
  const [, charset = 'utf-8'] = /;\s*charset="?([^\s";]+)/i.exec(sent ?? '') ?? [];
  const contentType = /^utf-?8$/i.test(charset) ? sent : sent!.replace(/;\s*charset="?[^\s";]+"?/i, '; charset=utf-8');
  return { body: decoderOf(charset).decode(bytes), contentType };
}

/** Of a character set that nobody knows, what is readable is handed on. */
function decoderOf(charset: string): InstanceType<typeof TextDecoder> {
  try {
    return new TextDecoder(charset);
  } catch {
    return new TextDecoder();
  }
}

/** Pieces of an answer: each of its bytes may be one, which takes far more memory than the byte. */
const MOST_PARTS = 100_000;

/** The whole body. No answer to a write is as long as this; reading on could take all memory of this machine. */
async function bytesOf(response: Response): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body ?? []) {
    length += part.length;
    if (length > LONGEST_ANSWER || parts.push(part) > MOST_PARTS) throw new OutcomeUnknown(TOO_LONG);
  }
  return Buffer.concat(parts);
}

const TOO_LONG =
  `The office’s API service answered more than ${LONGEST_ANSWER} bytes or ${MOST_PARTS} pieces, which were not read to their end. Look whether ` +
  'this was stored before sending it again.';

/**
 * Whether an error of a connection means that no byte of the request was handled: no such host, nobody there, a port
 * that is never spoken to, no agreement on encryption.
 */
function wasNotSent(error: unknown): boolean {
  const cause = (error as Error).cause as { code?: string; message?: string } | undefined;
  const { code = '', message = '' } = cause ?? {};
  return NEVER_ARRIVED.test(code) || message === 'bad port';
}

const NEVER_ARRIVED =
  /^(ECONNREFUSED|ENOTFOUND|EAI_\w+|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|EPROTO|UND_ERR_CONNECT_TIMEOUT|ERR_SSL_\w+|ERR_TLS_\w+|CERT_\w+|UNABLE_TO_\w+|SELF_SIGNED_\w+|DEPTH_ZERO_\w+)$/;

/** Nothing was stored; the sentence says what the person who runs this server should look at. */
function notReached(error: unknown): Refusal {
  const { code = '' } = ((error as Error).cause ?? {}) as { code?: string };
  const sentence = /SSL|TLS|CERT|EPROTO|UNABLE|SELF_SIGNED|DEPTH/.test(code)
    ? 'The office’s API service and this server found no common encryption, so nothing was sent: the address in --writes ' +
      'through=URL begins with https where the service speaks http, or its certificate is not trusted.'
    : 'The office’s API service does not answer.';
  const { status, headers } = unavailable(sentence);
  return new Refusal(status, sentence, headers, reasonOf(error));
}

/** Milliseconds a start waits to hear from the service. */
const FIRST_PATIENCE_MS = 2_000;

/**
 * A sentence for the person who starts the server when the office's API service cannot be reached; undefined where
 * something answers there. Nothing is sent but a GET of the address, without a key.
 */
export async function serviceProblem(service: string): Promise<string | undefined> {
  try {
    const response = await fetch(service, {
      headers: { via: VIA },
      redirect: 'manual',
      signal: AbortSignal.timeout(FIRST_PATIENCE_MS),
    });
    await response.body?.cancel();
    const leadsTo = response.headers.get('location');
    if (response.status < 300 || response.status >= 400 || !leadsTo) return undefined;
    return `The office’s API service at ${service} sends its callers on to ${shownPlace(service, leadsTo)}: name that address in --writes through=URL.`;
  } catch (error) {
    const reason = wasNotSent(error) ? notReached(error).message : 'The office’s API service does not answer.';
    return `${reason} Until it does (${service}), every write is answered with 503.`;
  }
}

/** Where a redirection leads, without what may be secret in it. */
function shownPlace(service: string, location: string): string {
  if (!URL.canParse(location, service)) return 'another address';
  const { origin, pathname } = new URL(location, service);
  return origin + pathname;
}

/** What was created is read here, so its address is ours. */
function pathBelow(service: string, location: string): string {
  if (!URL.canParse(location, `${service}/`)) return location;
  const { pathname } = new URL(location, `${service}/`);
  const base = new URL(service).pathname.replace(/\/$/, '');
  return pathname.startsWith(`${base}/`) ? pathname.slice(base.length) : pathname;
}
