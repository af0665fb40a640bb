import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { pathOf, queryOf } from './address.ts';
import { isKnown } from './file-reply.ts';
import type { Outgoing } from './incoming.ts';

/** Sends what an operation answered; 304 without it where the caller has it already. `base` goes before its Location. */
export function sendReply(request: FastifyRequest, reply: FastifyReply, outgoing: Outgoing, base: () => string) {
  const { status, headers, location, next, stream, bytes, body, contentType } = outgoing;
  reply.code(status).headers(headers);
  if (isKnown(headers.etag, request.headers['if-none-match'])) return reply.code(304).send();
  if (location) reply.header('location', base() + location);
  if (next !== undefined) reply.header('link', `<${base()}${nextPage(request, next)}>; rel="next"`);
  if (stream) return reply.type(contentType!).send(streamOf(stream));
  const sent = bytes ? Buffer.from(bytes) : body;
  if (sent.length > 0 && !headers['content-type']) reply.type(contentType ?? 'application/json; charset=utf-8');
  return reply.send(sent);
}

/** Path below the base URL and query of the next page: the same question with its Cursor (RFC 8288). */
function nextPage({ url, routeOptions }: FastifyRequest, cursor: string): string {
  const query = new URLSearchParams(queryOf(url));
  for (const name of [...query.keys()]) if (/^(cursor|offset)$/i.test(name)) query.delete(name);
  query.append('Cursor', cursor);
  const base = routeOptions.url!.slice(0, -'/*'.length);
  return `${pathOf(url).slice(base.length)}?${query}`;
}

/** Pieces are made only as fast as the caller takes them: one waits at most, however large it is. */
const streamOf = (pieces: AsyncIterable<string>) => Readable.from(pieces, { objectMode: false });
