import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { badRequest, Refusal } from '../../domain/refusal.ts';

/**
 * Headers that mean one thing, and that a request may therefore have once. Of some Node takes the first of two, where a
 * proxy before this server may have looked at the other; others it joins to a value that nobody sent.
 * A proxy may have added once more what was sent: where that cannot mean anything else, the same value twice is one.
 */
const ONCE = ['Host', 'Authorization', 'Content-Type', 'Content-Length', 'Idempotency-Key', 'Last-Event-ID', 'Origin'];
const MAY_REPEAT = ['content-type', 'origin'];

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
  const seen = new Map<string, string>();
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const candidates = byLength[rawHeaders[index]!.length];
    if (!candidates) continue;
    const sent = rawHeaders[index]!.toLowerCase();
    if (!candidates.includes(sent)) continue;
    const value = rawHeaders[index + 1]!;
    if (!seen.has(sent)) {
      seen.set(sent, value);
    } else if (MAY_REPEAT.includes(sent) && seen.get(sent) === value) {
      headers[sent] = value;
    } else {
      const name = ONCE.find((one) => one.toLowerCase() === sent);
      throw badRequest(`The header ${name} is sent more than once.`);
    }
  }
}

/** What may compress a body (RFC 9110 8.4.1). Programs write other things as its coding, such as utf-8, and send it plain. */
const COMPRESSIONS = ['gzip', 'x-gzip', 'deflate', 'compress', 'x-compress', 'br', 'zstd'];

/**
 * Refuses with 400 (`api-conventions.md` 8) a body that is not sent as it is: compressed, or coded for the way. Whoever
 * unpacked it would have to hold what a few bytes may become, and whoever did not would read something else than was sent.
 */
export function checkCoding(headers: IncomingHttpHeaders): void {
  const coding = namesIn(headers['content-encoding']).find((name) => COMPRESSIONS.includes(name));
  if (coding !== undefined) {
    throw new Refusal(400, `A body in the Content-Encoding ${coding} is not read. Send it as it is.`, {
      'accept-encoding': 'identity',
    });
  }
  const ofTheWay = namesIn(headers['transfer-encoding']).find((name) => name !== 'chunked');
  if (ofTheWay !== undefined) {
    // Not repeated where it is no name.
    const name = /^[\w-]+$/.test(ofTheWay) ? ofTheWay.slice(0, LONGEST_NAME) : 'that is named';
    throw badRequest(`A body in the Transfer-Encoding ${name} is not read. Send it as it is, or chunked.`);
  }
}

const LONGEST_NAME = 20;

/** The names that a header lists, in small letters. */
function namesIn(header: string | undefined): string[] {
  if (header === undefined) return [];
  const names = header.toLowerCase().split(',');
  return names.map((name) => name.trim()).filter((name) => name !== '');
}

/**
 * Whether the text of a body may be read as UTF-8, as far as its Content-Type tells. JSON knows nothing else (RFC 8259 8.1);
 * in another character set letters beyond those of ASCII would be stored as others. A proxy may have joined two headers
 * with a comma, and some programs quote the name with apostrophes.
 */
export function isInUtf8({ 'content-type': type = '' }: IncomingHttpHeaders): boolean {
  const [, charset] = /;\s*charset\s*=\s*["']?([^\s"',;]+)/i.exec(type.slice(0, 500)) ?? [];
  return charset === undefined || /^(utf-?8|us-ascii)$/i.test(charset);
}
