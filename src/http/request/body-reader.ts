import { isAscii } from 'node:buffer';
import { IncomingMessage, type ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import { badRequest } from '../../domain/refusal.ts';

/** How much of a body may come, and who counts its bytes while they are held. */
interface BodyBounds {
  /** Characters, as the published limit counts them: the units of UTF-16. */
  readonly longest: number;
  /** Bytes that the request says will come; undefined when it does not tell. */
  readonly announced: number | undefined;
  /** False where another character set is named: then nothing but ASCII may come. */
  readonly isInUtf8?: boolean | undefined;
  /** Told of every piece that is kept; what it throws ends the reading. */
  readonly take: (bytes: number) => void;
}

/**
 * Tells a caller that waits for a word (`Expect: 100-continue`) that its body is wanted. It is said only once the request is
 * let in: whoever is refused before has nothing to send, and Node ends such a connection, since the body may be on its way.
 */
export function askForBody(request: IncomingMessage, response: ServerResponse): void {
  if (isAwaitingWord(request)) response.writeContinue();
}

/** As Node sees it. */
export const isAwaitingWord = ({ headers, httpVersion }: IncomingMessage) =>
  httpVersion === '1.1' && /(?:^|\W)100-continue(?:$|\W)/i.test(headers.expect ?? '');

/** No character of the limit takes more bytes. */
const BYTES_OF_A_CHARACTER = 3;

/** Whether so many announced bytes are too many characters, whatever they are. */
export const isTooMuch = (announced: number | undefined, longest: number) =>
  announced !== undefined && announced > longest * BYTES_OF_A_CHARACTER;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads a body as text. Stops at the first piece that exceeds the limit and does not read the rest. Refuses with 400
 * a body that is too long, and bytes that are not UTF-8: they would be stored as other text than was sent.
 */
export function readBodyText(
  stream: Readable,
  { longest, announced, isInUtf8 = true, take }: BodyBounds,
): Promise<string> {
  const tooLong = () => badRequest(`The body cannot exceed ${longest} characters.`);
  return new Promise((resolve, reject) => {
    const kept: Buffer[] = [];
    const count = characterCounter(longest);
    // Pieces of a request are copies that Node made for us; those of any other stream belong to whoever made it.
    const done = stream instanceof IncomingMessage ? giveBack : () => {};

    function stop(reason: unknown): void {
      stream.off('data', onData).off('end', onEnd).on('data', done).resume();
      for (const piece of kept.splice(0)) done(piece);
      reject(reason);
    }
    function onData(piece: Buffer): void {
      try {
        take(piece.length);
        kept.push(piece);
        if (count(piece) > longest) throw tooLong();
      } catch (error) {
        stop(error);
      }
    }
    function onEnd(): void {
      const whole = kept.length === 1 ? kept[0]! : Buffer.concat(kept);
      try {
        // UTF-16 and UTF-32 write letters of ASCII with zeros, of which JSON has none.
        if (isInUtf8 || (isAscii(whole) && !whole.includes(0))) resolve(utf8.decode(whole));
        else reject(badRequest('The body must be sent in UTF-8, and its Content-Type names another charset.'));
      } catch {
        reject(badRequest('Invalid JSON.'));
      } finally {
        for (const piece of [whole, ...kept]) done(piece);
      }
    }
    // The listener stays on the stream: without one, the end of the connection would be an error that nobody catches.
    stream.on('error', () => stop(badRequest('The body of the request did not arrive.')));
    if (isTooMuch(announced, longest)) stop(tooLong());
    else stream.on('data', onData).on('end', onEnd);
  });
}

/** Bytes from which on memory is given back at once, and not when Node comes to look for what is no longer used. */
const LARGE = 16_384;

/** Gives back the memory of a piece that has it to itself. Bodies that come faster than Node looks would pile up otherwise. */
function giveBack({ buffer, byteLength }: Buffer): void {
  if (byteLength >= LARGE && buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0);
}

/** Counts characters only once there are more bytes than characters allowed: ordinary bodies cost nothing. */
function characterCounter(longest: number): (piece: Buffer) => number {
  const uncounted: Buffer[] = [];
  let bytes = 0;
  let characters = 0;
  return (piece) => {
    bytes += piece.length;
    uncounted.push(piece);
    if (bytes <= longest) return 0;
    for (const each of uncounted) characters += charactersIn(each);
    uncounted.length = 0;
    return characters;
  };
}

function charactersIn(bytes: Buffer): number {
  let count = 0;
  for (const byte of bytes) {
    if ((byte & 0xc0) !== 0x80) count++;
    // What takes four bytes takes two units.
    if (byte >= 0xf0) count++;
  }
  return count;
}

/** What Content-Length says; undefined where the body comes in chunks, and for what is no number. */
export function announcedBytes({
  headers,
}: {
  headers: { 'content-length'?: string | undefined };
}): number | undefined {
  const length = headers['content-length'];
  return length === undefined || !/^\d{1,15}$/.test(length) ? undefined : Number(length);
}
