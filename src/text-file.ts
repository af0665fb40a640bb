import { closeSync, constants, openSync, readSync, statSync } from 'node:fs';
import { fileTrouble, toldPath } from './file-words.ts';

/** Most bytes of a file that a person names: a device, or a file of another kind, must not fill the memory. */
const LARGEST = 50_000_000;
/** Bytes that are asked for at a time. */
const PIECE = 65_536;

interface Reading {
  /** Most bytes that it may have. */
  readonly largest?: number;
  /** What a sentence about it begins with; its path unless said otherwise. */
  readonly name?: string;
}

/**
 * The bytes of a file, or of a pipe such as `<(command)`. Throws an Error with a sentence if it cannot be read or is too
 * large.
 */
export function readSmallFile(path: string, { largest = LARGEST, name = toldPath(path) }: Reading = {}): Buffer {
  let length = 0;
  const pieces: Buffer[] = [];
  try {
    for (const piece of piecesOf(path, name)) {
      // The size that the system tells is not that of a device or a pipe.
      length += piece.length;
      if (length > largest)
        throw new Error(`${name} has more than ${largest / 1e6} MB, which is no file of this kind.`);
      pieces.push(piece);
    }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Error((fileTrouble(error, name) ?? message) + (code === 'ENOENT' ? ' Name a file.' : ''));
  }
  return Buffer.concat(pieces);
}

/** Milliseconds in which somebody has to begin to write into a pipe. */
const LONELY_MS = 3_000;
/** Milliseconds between two looks into a pipe. */
const LOOK_EVERY_MS = 20;

function* piecesOf(path: string, name: string): Generator<Buffer> {
  // Opening a pipe would wait until somebody writes into it, perhaps for ever.
  const isPipe = statSync(path).isFIFO();
  const file = openSync(path, isPipe ? constants.O_RDONLY | constants.O_NONBLOCK : constants.O_RDONLY);
  const lonelyUntil = performance.now() + LONELY_MS;
  try {
    for (let hasBegun = !isPipe; ; ) {
      const piece = Buffer.allocUnsafe(PIECE);
      const count = readNow(file, piece);
      if (count === 0 && hasBegun) return;
      if (count) {
        hasBegun = true;
        yield piece.subarray(0, count);
        continue;
      }
      if (count === 0 && performance.now() > lonelyUntil)
        throw new Error(`${name} is a pipe into which nobody writes.`);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, LOOK_EVERY_MS);
    }
  } finally {
    closeSync(file);
  }
}

/** How many bytes came; undefined if whoever writes into a pipe has written nothing more yet. */
function readNow(file: number, piece: Buffer): number | undefined {
  try {
    return readSync(file, piece);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return undefined;
    throw error;
  }
}

/** The same as text in UTF-8. Throws with a sentence for UTF-16, which old editors save as "Unicode". */
export function readTextFile(path: string, reading: Reading = {}): string {
  const bytes = readSmallFile(path, reading);
  refuseUtf16(reading.name ?? toldPath(path), bytes);
  return bytes.toString('utf8').replace(/^\uFEFF/, '');
}

/** Either it says so at its start, or every other byte of a plain letter is zero. */
export function refuseUtf16(name: string, bytes: Uint8Array): void {
  const [first, second] = bytes;
  const isMarked = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  const isPlain = bytes.length > 3 && ((first === 0 && bytes[2] === 0) || (second === 0 && bytes[3] === 0));
  if (isMarked || (isPlain && first !== second)) throw new Error(`${name} is in UTF-16. Save it as UTF-8.`);
}
