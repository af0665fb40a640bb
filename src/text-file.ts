import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** Most bytes of a file that a person names: a device, or a file of another kind, must not fill the memory. */
const LARGEST = 50_000_000;
/** Bytes that are asked for at a time. */
const PIECE = 65_536;

/** The bytes of a file. Throws with a sentence for one that is too large, and as Node does for one that cannot be read. */
export function readSmallFile(path: string, largest = LARGEST): Buffer {
  const file = openSync(path, 'r');
  try {
    if (fstatSync(file).isDirectory()) throw new Error(`${path} is a folder, not a file.`);
    const pieces: Buffer[] = [];
    // The size that the system tells is not that of a device or a pipe.
    for (let length = 0; ; ) {
      const piece = Buffer.allocUnsafe(PIECE);
      const count = readSync(file, piece);
      if (count === 0) return Buffer.concat(pieces);
      length += count;
      if (length > largest)
        throw new Error(`${path} has more than ${largest / 1e6} MB, which is no file of this kind.`);
      pieces.push(piece.subarray(0, count));
    }
  } finally {
    closeSync(file);
  }
}

/** The same as text in UTF-8. Throws with a sentence for UTF-16, which old editors save as "Unicode". */
export function readTextFile(path: string, largest = LARGEST): string {
  const bytes = readSmallFile(path, largest);
  refuseUtf16(path, bytes);
  return bytes.toString('utf8').replace(/^\uFEFF/, '');
}

/** Either it says so at its start, or every other byte of a plain letter is zero. */
export function refuseUtf16(path: string, bytes: Uint8Array): void {
  const [first, second] = bytes;
  const isMarked = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  const isPlain = bytes.length > 3 && ((first === 0 && bytes[2] === 0) || (second === 0 && bytes[3] === 0));
  if (isMarked || (isPlain && first !== second)) throw new Error(`${path} is in UTF-16. Save it as UTF-8.`);
}
