import { randomBytes } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import { Refusal } from '../../domain/refusal.ts';
import { refusalCode } from '../../domain/refusal-codes.ts';
import type { AnswerHeaders } from '../exchange.ts';

/** An answer as it leaves. */
export interface WrittenReply {
  readonly status: number;
  readonly headers: AnswerHeaders;
  /** A text, a file, or pieces that are made only as fast as the caller takes them. */
  readonly body: string | Uint8Array | AsyncIterable<string | Uint8Array>;
}

/**
 * A refusal as the caller sees it: one plain sentence, or an RFC 9457 object when the caller accepts
 * `application/problem+json`. Known clients read the sentence as text (`api-conventions.md` 9). Programs get the code of
 * its kind beside it (docs/errors.md).
 */
export function refusalReply(refusal: Refusal, accept: string | undefined): WrittenReply & { readonly body: string } {
  const { status, message } = refusal;
  const code = refusalCode(status, message);
  const headers = { ...refusal.headers, 'x-error-code': code };
  if (wantsProblem(accept)) {
    const problem = { type: 'about:blank', title: STATUS_CODES[status], status, detail: message, code };
    return {
      status,
      headers: { ...headers, 'content-type': 'application/problem+json; charset=utf-8' },
      body: JSON.stringify(problem),
    };
  }
  return { status, headers: { ...headers, 'content-type': 'text/plain; charset=utf-8' }, body: message };
}

/** `q=0` says that the form is not wanted. */
function wantsProblem(accept = ''): boolean {
  return accept
    .toLowerCase()
    .split(',')
    .some((part) => part.includes('application/problem+json') && !/;\s*q=0(\.0*)?\s*$/.test(part));
}

/** References for the log, e.g. `1f0c9a-7`: short enough to read out, and never the same after a restart. */
export function requestReferences(): () => string {
  const start = randomBytes(3).toString('hex');
  let count = 0;
  return () => `${start}-${++count}`;
}

/** Our own fault: a sentence and the number under which the log tells more, never what went wrong inside. */
export function faultRefusal(reference: string): Refusal {
  return new Refusal(500, `Something went wrong inside the server. Reference: ${reference}.`);
}

/** What the log may say of a fault: its kind and place, no message, since a message can quote a patient's data. */
export function faultForLog(thrown: Error) {
  // What was refused for a reason is told by the reason.
  const error = thrown instanceof Refusal && thrown.cause instanceof Error ? thrown.cause : thrown;
  const { name, stack = '' } = error;
  const places = stack.split('\n').filter((line) => /^\s+at /.test(line));
  const code = (error as { code?: unknown }).code;
  return { type: name, message: '', code, stack: places.slice(0, 8).join('\n') };
}
