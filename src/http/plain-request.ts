import type { IncomingMessage } from 'node:http';
import { badRequest } from '../domain/refusal.ts';

/** Node takes the first of two; a proxy before this server may have looked at the other. */
const ONCE = ['host', 'authorization'];

/**
 * Refuses with 400 a request that could mean two things: whose server it is for, and who asks. HTTP/1.1 asks for a Host
 * (RFC 9112 3.2); only HTTP/1.0 has none.
 */
export function checkPlain({ rawHeaders, headers, httpVersion }: IncomingMessage): void {
  if (headers.host === undefined && httpVersion !== '1.0') throw badRequest('The Host header is missing.');
  for (const name of ONCE) {
    let count = 0;
    for (let index = 0; index < rawHeaders.length; index += 2) {
      const sent = rawHeaders[index]!;
      if (sent.length === name.length && sent.toLowerCase() === name) count++;
    }
    if (count > 1) throw badRequest(`The header ${name === 'host' ? 'Host' : 'Authorization'} is sent more than once.`);
  }
}
