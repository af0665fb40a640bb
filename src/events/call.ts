import { request as plainRequest } from 'node:http';
import { request as tlsRequest } from 'node:https';
import { lookupFor, mayCall, refusedTarget, refuseHost } from './target.ts';

/** Milliseconds for one call, from the name to the status. */
const LONGEST_CALL = 10_000;
/** Milliseconds, bytes and pieces of an answer that nobody reads: each of its bytes may be a piece. */
const REST = { milliseconds: 2_000, bytes: 65_536, pieces: 256 };
/** Answers that only say that another one follows (1xx). */
const MOST_ANNOUNCEMENTS = 10;

interface Call {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Whether this machine and its own network may be called. */
  readonly mayBePrivate: boolean;
  readonly signal: AbortSignal;
}

/** The result of a call: the receiver's status, or 0 and a sentence. */
interface CallResult {
  readonly status: number;
  readonly error: string;
}

/**
 * Posts a body to a receiver. Any 2xx is a success; redirects are not followed. Each call has a connection of its own.
 * Its address is checked again once it is connected, so that a name cannot lead elsewhere after the first check.
 */
export function callReceiver({ url, headers, body, mayBePrivate, signal }: Call): Promise<CallResult> {
  return new Promise((resolve) => {
    const fail = (error: unknown) => resolve({ status: 0, error: sentenceOf(error) });
    try {
      const target = new URL(url);
      refuseHost(target.hostname, mayBePrivate);
      const open = target.protocol === 'https:' ? tlsRequest : plainRequest;
      const request = open(target, {
        method: 'POST',
        headers: { ...headers, 'content-length': Buffer.byteLength(body) },
        agent: false,
        signal,
        rejectUnauthorized: true,
        lookup: lookupFor(mayBePrivate),
      });
      const timer = setTimeout(() => request.destroy(new Error('No answer within 10 seconds.')), LONGEST_CALL);
      request.once('close', () => {
        clearTimeout(timer);
        fail(new Error('The connection ended without an answer.'));
      });
      request.once('error', fail);
      // Node tells nothing else of a receiver that wants to speak another protocol.
      request.once('upgrade', ({ statusCode = 101 }, socket) => {
        socket.destroy();
        resolve({ status: statusCode, error: `The receiver answered ${statusCode}.` });
      });
      request.once('socket', (socket) => {
        socket.once('connect', () => {
          if (!mayCall(socket.remoteAddress ?? '', mayBePrivate)) request.destroy(refusedTarget(mayBePrivate));
        });
      });
      let announcements = 0;
      request.on('information', () => {
        if (++announcements > MOST_ANNOUNCEMENTS) request.destroy(new Error('The receiver only announced an answer.'));
      });
      request.once('response', (response) => {
        const status = response.statusCode ?? 0;
        const isDone = status >= 200 && status < 300;
        resolve({ status, error: isDone ? '' : `The receiver answered ${status}.` });
        let [bytes, pieces] = [0, 0];
        response.on('error', () => {});
        response.on('data', (piece: Buffer) => {
          bytes += piece.length;
          if (bytes > REST.bytes || ++pieces > REST.pieces) request.destroy();
        });
        setTimeout(() => request.destroy(), REST.milliseconds).unref();
      });
      request.end(body);
    } catch (error) {
      fail(error);
    }
  });
}

const SENTENCES: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'The connection was refused.',
  ECONNRESET: 'The connection broke.',
  ENOTFOUND: 'The name of the receiver is not known.',
  EAI_AGAIN: 'The name of the receiver could not be looked up.',
  ETIMEDOUT: 'The receiver cannot be reached.',
  ABORT_ERR: 'The server stopped meanwhile.',
};

/** A sentence without any part of the address, which may contain a secret. */
function sentenceOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === undefined) return message;
  return (
    SENTENCES[code] ?? (/CERT|TLS|SSL|SIGNATURE/.test(code) ? `TLS failed: ${code}.` : `The call failed: ${code}.`)
  );
}
