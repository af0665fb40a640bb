import { STATUS_CODES } from 'node:http';
import { REFUSAL_KINDS, refusalCode } from '../../domain/refusal-codes.ts';
import type { Verb } from '../operation.ts';
import { reference, type Schema } from './schemas.ts';

interface ErrorAnswer {
  readonly status: string;
  readonly name: string;
  readonly description: string;
  readonly example: string;
  readonly headers?: Schema;
  /** Only these verbs answer it; absent = all. */
  readonly verbs?: readonly Verb[];
}

const RETRY_AFTER = { 'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer', minimum: 1 } } };

const ALLOWED_VALUES = {
  'X-Allowed-Values': { description: 'The names that are possible.', schema: { type: 'string' } },
};

/** Every refusal an operation may answer with (`api-conventions.md` 8). */
export const errorAnswers: readonly ErrorAnswer[] = [
  {
    status: '400',
    name: 'BadRequest',
    description: 'Something is missing, malformed, or forbidden by a rule.',
    example: 'PatNum is required.',
    headers: ALLOWED_VALUES,
  },
  {
    status: '401',
    name: 'Unauthorized',
    description: 'The key pair is missing, unknown or disabled, or lacks the permission of this method.',
    example: 'Invalid credentials.',
  },
  {
    status: '404',
    name: 'NotFound',
    description: 'A reference names no row.',
    example: 'Patient not found.',
    headers: ALLOWED_VALUES,
  },
  {
    status: '409',
    name: 'StillRunning',
    description: 'The first request with this Idempotency-Key has not ended.',
    example: 'A request with this Idempotency-Key is still being worked on.',
    headers: RETRY_AFTER,
    verbs: ['POST'],
  },
  {
    status: '410',
    name: 'Gone',
    description: 'The method was withdrawn, the handover has ended, or changes so old are no longer kept.',
    example: 'PayPlans POST is deprecated. Use PayPlans POST Dynamic.',
    verbs: ['GET', 'POST'],
  },
  {
    status: '412',
    name: 'ConditionFailed',
    description: 'If-Match names a tag, and rows have none; or a PUT has If-None-Match: *. Nothing was written.',
    example: 'If-Match names a tag, and rows have none here, so nothing was written. Send the request without it.',
    verbs: ['POST', 'PUT', 'DELETE'],
  },
  {
    status: '422',
    name: 'KeyUsedBefore',
    description: 'The Idempotency-Key came with another request before.',
    example: 'This Idempotency-Key was used for another request.',
    verbs: ['POST'],
  },
  {
    status: '429',
    name: 'TooManyRequests',
    description: 'Too many requests, or wrong keys, of this key or address; Retry-After tells when to try again.',
    example: 'Too many requests',
    headers: RETRY_AFTER,
  },
  {
    status: '500',
    name: 'Fault',
    description: 'A fault of the server; look the reference up in its log.',
    example: 'Something went wrong inside the server. Reference: 1f0c9a-7.',
  },
  {
    status: '503',
    name: 'Unavailable',
    description: 'The database does not answer, or did not confirm.',
    example: 'The database does not answer. Try again in a moment.',
    headers: RETRY_AFTER,
  },
];

/** The answers as components, by name. */
export function errorResponses(): Record<string, Schema> {
  return Object.fromEntries(errorAnswers.map((answer) => [answer.name, errorResponse(answer)]));
}

function errorResponse({ status, description, example, headers }: ErrorAnswer): Schema {
  const kinds = REFUSAL_KINDS.filter((kind) => kind.status === Number(status));
  const codes = kinds.map(({ code, meaning }) => `- \`${code}\`: ${meaning}`).join('\n');
  const code = { description: `The kind of refusal:\n${codes}`, schema: { type: 'string' }, example: kinds[0]?.code };
  return {
    description: `${description} One plain sentence, or a problem object where the request accepts one.`,
    headers: { 'X-Error-Code': code, ...headers },
    content: {
      'text/plain': { schema: { type: 'string' }, examples: { sentence: { value: example } } },
      'application/problem+json': { schema: reference('schemas', 'Problem'), example: problemOf(status, example) },
    },
  };
}

const problemOf = (status: string, detail: string) => ({
  type: 'about:blank',
  title: STATUS_CODES[status],
  status: Number(status),
  detail,
  code: refusalCode(Number(status), detail),
});

export const problemSchema: Schema = {
  type: 'object',
  description: 'RFC 9457, for requests with `Accept: application/problem+json`.',
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'The sentence that other callers get as text.' },
    code: { type: 'string', description: 'The kind of refusal, as in X-Error-Code.' },
  },
  required: ['type', 'title', 'status', 'detail', 'code'],
};
