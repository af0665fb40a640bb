import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Stands for our address in the kept text; nothing else in a page has this form. */
const ADDRESS = 'http://address.of.this.server.invalid';

/** A page that is the same for everybody, except for the address it prints. */
export interface KeptPage {
  /** Answers the page, or 304 when the caller has it already. */
  send(request: FastifyRequest, reply: FastifyReply, origin: string): FastifyReply;
}

/** Makes the page when it is first asked for, and never again: a stranger's thousand requests must cost little. */
export function keptPage(make: (origin: string) => string): KeptPage {
  let pieces: readonly string[] | undefined;
  let fingerprint = '';
  return {
    send(request, reply, origin) {
      if (!pieces) {
        const text = make(ADDRESS);
        pieces = text.split(ADDRESS);
        fingerprint = digest(text);
      }
      const tag = `"${digest(fingerprint + origin)}"`;
      // A browser keeps the page and asks each time whether it is still the same.
      reply.headers({ etag: tag, 'cache-control': 'no-cache' });
      if (request.headers['if-none-match'] === tag) return reply.code(304).send();
      return reply.send(pieces.join(origin));
    },
  };
}

const digest = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 22);
