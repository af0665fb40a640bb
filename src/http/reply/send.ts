import type { ServerResponse } from 'node:http';
import type { Soon } from '../../domain/soon.ts';
import type { Exchange } from '../exchange.ts';
import { pathOf, queryOf } from '../request/address.ts';
import type { Outgoing } from '../request/incoming.ts';
import { isKnown } from './file-reply.ts';
import type { WrittenReply } from './replies.ts';

const JSON_TEXT = 'application/json; charset=utf-8';
const PLAIN_TEXT = 'text/plain; charset=utf-8';

/** What an operation answered, as it leaves; 304 without it where the caller has it already. `basePath` goes before its Location. */
export function written(asked: Exchange, outgoing: Outgoing, basePath: string, origin: () => string): WrittenReply {
  const { status, location, next, stream, bytes, body } = outgoing;
  if (isKnown(outgoing.headers.etag, asked.headers['if-none-match'])) {
    return { status: 304, headers: outgoing.headers, body: '' };
  }
  const sent = stream ?? bytes ?? body;
  const contentType = outgoing.contentType ?? (sent === '' ? PLAIN_TEXT : JSON_TEXT);
  const headers: Record<string, string> = { 'content-type': contentType };
  for (const name in outgoing.headers) headers[name] = outgoing.headers[name]!;
  if (location) headers.location = origin() + basePath + location;
  if (next !== undefined) headers.link = `<${origin()}${basePath}${nextPage(asked.url, basePath, next)}>; rel="next"`;
  return { status, headers, body: sent };
}

/** Path below the base URL and query of the next page: the same question with its Cursor (RFC 8288). */
function nextPage(url: string, basePath: string, cursor: string): string {
  const query = new URLSearchParams(queryOf(url));
  for (const name of [...query.keys()]) if (/^(cursor|offset)$/i.test(name)) query.delete(name);
  query.append('Cursor', cursor);
  return `${pathOf(url).slice(basePath.length)}?${query}`;
}

/** Characters from which on a copy of a text costs more than a further piece to write. */
const LONG = 65_536;

/** Sends an answer. What comes in pieces is waited for: it may fail on the way. */
export function send({ response, method, always }: Exchange, { status, headers, body }: WrittenReply): Soon<void> {
  const all: string[] = [];
  // What an answer says itself counts, in place of what all say. A list of names and values takes Node less than an object.
  for (const name in always) if (headers[name] === undefined) all.push(name, always[name]!);
  for (const name in headers) all.push(name, headers[name]!);
  const isWhole = typeof body === 'string' || body instanceof Uint8Array;
  if (!isWhole && method !== 'HEAD') return sendPieces(response, status, all, body);
  const isBodiless = !isWhole || status === 204 || status === 304;
  if (!isBodiless) all.push('content-length', String(Buffer.byteLength(body)));
  response.writeHead(status, all);
  // Node would write the headers into one text with a body that is text, one more copy of a long one.
  if (!isBodiless && body.length > LONG) {
    response.cork();
    response.flushHeaders();
  }
  response.end(isBodiless ? undefined : body);
  return undefined;
}

/** Pieces are made only as fast as the caller takes them: one waits at most, however large it is. */
async function sendPieces(
  response: ServerResponse,
  status: number,
  headers: readonly string[],
  pieces: AsyncIterable<string | Uint8Array>,
): Promise<void> {
  for await (const piece of pieces) {
    if (response.destroyed) return;
    // Not before: what fails at its first piece is refused as anything else is.
    if (!response.headersSent) response.writeHead(status, headers as string[]);
    if (!response.write(piece) && !response.destroyed) await drained(response);
  }
  if (!response.headersSent) response.writeHead(status, headers as string[]);
  response.end();
}

const drained = (response: ServerResponse) =>
  new Promise<void>((resolve) => {
    const goOn = () => {
      response.off('drain', goOn).off('close', goOn);
      resolve();
    };
    response.on('drain', goOn).on('close', goOn);
  });
