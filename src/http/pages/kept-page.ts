import { createHash } from 'node:crypto';
import type { AnswerHeaders, Exchange } from '../exchange.ts';
import type { WrittenReply } from '../reply/replies.ts';

/** Stands for our address in the kept text; nothing else in a page has this form. */
const ADDRESS = 'http://address.of.this.server.invalid';

/** A page that is the same for everybody, except for the address it prints; 304 where the caller has it already. */
type KeptPage = (asked: Pick<Exchange, 'headers'>, origin: string) => WrittenReply;

/**
 * Makes the page when it is first asked for, and never again: a stranger's thousand requests must cost little. All who
 * ask are sent the same bytes, so that a thousand who do not read hold no copies.
 */
export function keptPage(headers: AnswerHeaders, make: (origin: string) => string): KeptPage {
  let pieces: readonly Buffer[] | undefined;
  let length = 0;
  let fingerprint = '';
  return (asked, origin) => {
    if (!pieces) {
      const text = make(ADDRESS);
      pieces = text.split(ADDRESS).map((piece) => Buffer.from(piece));
      length = pieces.reduce((sum, piece) => sum + piece.length, 0);
      fingerprint = digest(text);
    }
    const tag = `"${digest(fingerprint + origin)}"`;
    // A browser keeps the page and asks each time whether it is still the same.
    const kept = { ...headers, etag: tag, 'cache-control': 'no-cache' };
    if (asked.headers['if-none-match'] === tag) return { status: 304, headers: kept, body: '' };
    const address = Buffer.from(origin);
    const all = pieces.flatMap((piece, index) => (index === 0 ? [piece] : [address, piece]));
    const bytes = length + (pieces.length - 1) * address.length;
    return { status: 200, headers: { ...kept, 'content-length': String(bytes) }, body: oneByOne(all) };
  };
}

async function* oneByOne(pieces: readonly Buffer[]): AsyncGenerator<Buffer> {
  yield* pieces;
}

const digest = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 22);
