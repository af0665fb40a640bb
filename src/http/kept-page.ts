import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Stands for our address in the kept text; nothing else in a page has this form. */
const ADDRESS = 'http://address.of.this.server.invalid';

/** A page that is the same for everybody, except for the address it prints. */
export interface KeptPage {
  /** Answers the page, or 304 when the caller has it already. */
  send(request: FastifyRequest, reply: FastifyReply, origin: string): FastifyReply;
}

/**
 * Makes the page when it is first asked for, and never again: a stranger's thousand requests must cost little. All who
 * ask are sent the same bytes, so that a thousand who do not read hold no copies.
 */
export function keptPage(make: (origin: string) => string): KeptPage {
  let pieces: readonly Buffer[] | undefined;
  let length = 0;
  let fingerprint = '';
  return {
    send(request, reply, origin) {
      if (!pieces) {
        const text = make(ADDRESS);
        pieces = text.split(ADDRESS).map((piece) => Buffer.from(piece));
        length = pieces.reduce((sum, piece) => sum + piece.length, 0);
        fingerprint = digest(text);
      }
      const tag = `"${digest(fingerprint + origin)}"`;
      // A browser keeps the page and asks each time whether it is still the same.
      reply.headers({ etag: tag, 'cache-control': 'no-cache' });
      if (request.headers['if-none-match'] === tag) return reply.code(304).send();
      const address = Buffer.from(origin);
      reply.header('content-length', length + (pieces.length - 1) * address.length);
      if (request.method === 'HEAD') return reply.send('');
      const all = pieces.flatMap((piece, index) => (index === 0 ? [piece] : [address, piece]));
      return reply.send(Readable.from(all, { objectMode: false }));
    },
  };
}

const digest = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 22);
