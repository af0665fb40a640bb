import type { IncomingHttpHeaders } from 'node:http';
import type { AnswerHeaders, Exchange } from '../exchange.ts';
import type { WrittenReply } from './replies.ts';

/** Origins whose pages may call the server: all, these, or none. */
export type AllowedOrigins = '*' | readonly string[];

/** Reads the setting: `*`, `none`, or origins with commas between. Undefined when it is none of these. */
export function parseOrigins(text: string): AllowedOrigins | undefined {
  if (text === '*') return '*';
  if (text === 'none') return [];
  const origins = text.split(',').map((origin) => origin.trim());
  return origins.every((origin) => URL.canParse(origin) && new URL(origin).origin === origin) ? origins : undefined;
}

const METHODS = 'GET, POST, PUT, DELETE';
const REQUEST_HEADERS = 'Authorization, Content-Type, Accept, Prefer, Idempotency-Key, If-None-Match';
const ANSWER_HEADERS =
  'Location, Link, Retry-After, ETag, Content-Disposition, X-Change-Number, X-Table, X-Ignored-Parameters, X-Ignored-Fields, X-Respelled-Fields, X-Error-Code, X-Allowed-Values';

/** Seconds a browser may keep the answer to a preflight. */
const GOOD_FOR = '600';

/** Header names a page may ask for: nothing but names, and not endless. */
const NAMES = /^[\w-]+(?:, ?[\w-]+){0,30}$/;

/**
 * Lets web pages of the allowed origins read our answers, refusals too (the Fetch standard, CORS): adds to the headers of
 * the answer. Answers a preflight: browsers send those without a key, so none is asked for. No cookies are involved.
 */
export function crossOrigin(allowed: AllowedOrigins): (asked: Exchange) => WrittenReply | undefined {
  const varies: AnswerHeaders = allowed !== '*' && allowed.length > 0 ? { vary: 'Origin' } : {};
  return (asked) => {
    const { method, headers, always } = asked;
    const { origin } = headers;
    if (origin === undefined || (allowed !== '*' && !allowed.includes(origin))) {
      if (varies.vary) asked.always = { ...always, ...varies };
      return undefined;
    }
    asked.always = { ...always, ...varies, 'access-control-allow-origin': allowed === '*' ? '*' : origin };
    if (method !== 'OPTIONS' || headers['access-control-request-method'] === undefined) {
      asked.always = { ...asked.always, 'access-control-expose-headers': ANSWER_HEADERS };
      return undefined;
    }
    return { status: 204, headers: preflightHeaders(headers), body: '' };
  };
}

function preflightHeaders(headers: IncomingHttpHeaders): AnswerHeaders {
  const names = headers['access-control-request-headers'] ?? '';
  return {
    'access-control-allow-methods': METHODS,
    'access-control-allow-headers': names.length < 1000 && NAMES.test(names) ? names : REQUEST_HEADERS,
    'access-control-max-age': GOOD_FOR,
    // Before a page of the internet calls a server on this machine, browsers ask for this permission.
    ...(headers['access-control-request-private-network'] ? { 'access-control-allow-private-network': 'true' } : {}),
  };
}
