import type { IncomingMessage } from 'node:http';
import { badRequest } from '../domain/refusal.ts';

/** Node takes the first of two; a proxy before this server may have looked at the other. */
const HOST = 'host';
const KEY = 'authorization';

/**
 * Refuses with 400 a request that could mean two things: whose server it is for, and who asks. HTTP/1.1 asks for a Host
 * (RFC 9112 3.2); only HTTP/1.0 has none.
 */
export function checkPlain({ rawHeaders, headers, httpVersion }: IncomingMessage): void {
  if (headers.host === undefined && httpVersion !== '1.0') throw badRequest('The Host header is missing.');
  let [hosts, keys] = [0, 0];
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const sent = rawHeaders[index]!;
    if (sent.length === HOST.length && sent.toLowerCase() === HOST) hosts++;
    else if (sent.length === KEY.length && sent.toLowerCase() === KEY) keys++;
  }
  if (hosts > 1) throw badRequest('The header Host is sent more than once.');
  if (keys > 1) throw badRequest('The header Authorization is sent more than once.');
}
