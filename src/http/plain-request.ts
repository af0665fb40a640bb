import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { badRequest, Refusal } from '../domain/refusal.ts';

/**
 * Headers that mean one thing, and that a request may therefore have once. Of some Node takes the first of two, where a
 * proxy before this server may have looked at the other; others it joins to a value that nobody sent.
 */
const ONCE = ['Host', 'Authorization', 'Content-Type', 'Content-Length', 'Idempotency-Key', 'Last-Event-ID', 'Origin'];

/** The same by the length of their names, as every header of every request is looked at. */
const byLength: (string[] | undefined)[] = [];
for (const name of ONCE) {
  byLength[name.length] ??= [];
  byLength[name.length]!.push(name.toLowerCase());
}

/**
 * Refuses with 400 a request that could mean two things: whose server it is for, who asks, and for what. HTTP/1.1 asks for
 * a Host (RFC 9112 3.2); only HTTP/1.0 has none.
 */
export function checkPlain({ rawHeaders, headers, httpVersion }: IncomingMessage): void {
  if (headers.host === undefined && httpVersion !== '1.0') throw badRequest('The Host header is missing.');
  const seen: string[] = [];
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const candidates = byLength[rawHeaders[index]!.length];
    if (!candidates) continue;
    const sent = rawHeaders[index]!.toLowerCase();
    if (!candidates.includes(sent)) continue;
    if (seen.includes(sent)) {
      const name = ONCE.find((one) => one.toLowerCase() === sent);
      throw badRequest(`The header ${name} is sent more than once.`);
    }
    seen.push(sent);
  }
}

/**
 * Refuses a body that is not sent as it is: compressed (415, RFC 9110 8.4), or coded for the way (501, RFC 9112 6.1). Whoever
 * unpacked it would have to hold what a few bytes may become, and whoever did not would read something else than was sent.
 */
export function checkCoding(headers: IncomingHttpHeaders): void {
  const coding = codingOf(headers['content-encoding'], 'identity');
  if (coding !== undefined) {
    throw new Refusal(415, `A body in the Content-Encoding ${coding} is not read. Send it as it is.`, {
      'accept-encoding': 'identity',
    });
  }
  const ofTheWay = codingOf(headers['transfer-encoding'], 'chunked');
  if (ofTheWay !== undefined) {
    throw new Refusal(501, `A body in the Transfer-Encoding ${ofTheWay} is not read. Send it as it is, or chunked.`);
  }
}

const LONGEST_NAME = 20;

/** What a header names besides the one that changes nothing; not repeated where it is no name. */
function codingOf(header: string | undefined, plain: string): string | undefined {
  const names = (header ?? '').toLowerCase().split(',');
  const other = names.map((name) => name.trim()).find((name) => name !== '' && name !== plain);
  if (other === undefined) return undefined;
  return /^[\w-]+$/.test(other) ? other.slice(0, LONGEST_NAME) : 'that is named';
}

/**
 * Whether the text of a body may be read as UTF-8, as far as its Content-Type tells. JSON knows nothing else (RFC 8259 8.1);
 * in another character set letters beyond those of ASCII would be stored as others.
 */
export function isInUtf8({ 'content-type': type = '' }: IncomingHttpHeaders): boolean {
  const [, charset] = /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(type.slice(0, 500)) ?? [];
  return charset === undefined || /^(utf-?8|us-ascii)$/i.test(charset);
}
