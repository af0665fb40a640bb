import { inflateSync } from 'node:zlib';
import { PNG } from 'pngjs';

/**
 * Most pixels of a picture: a finely printed page has fewer. A picture that must be made plain may have as many as a
 * logo.
 */
const MOST_PIXELS = 16_000_000;
const MOST_MADE_PLAIN = 4_000_000;

const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
/** Samples of a pixel for the colour types without opacity: grey, colours, number of a colour. */
const SAMPLES: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1 };
const PAPER = { red: 255, green: 255, blue: 255 };

export const isPng = (file: Uint8Array): boolean => SIGNATURE.equals(file.subarray(0, SIGNATURE.length));

/**
 * The picture as a plain PNG: without interlacing, and with opacity mixed with the white of the paper. A plain picture
 * is answered unchanged. Throws for a file that is damaged or too large.
 */
export function plainPng(bytes: Uint8Array): Uint8Array {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks = chunksOf(file);
  const head = chunks.get('IHDR')?.[0];
  if (!head || head.length < 13) throw new Error('it is damaged');
  const [width, height, bits, colorType] = [head.readUInt32BE(0), head.readUInt32BE(4), head[8]!, head[9]!];
  if (width === 0 || height === 0) throw new Error('it is damaged');
  const isPlain = colorType in SAMPLES && head[12] === 0 && !chunks.has('tRNS');
  const most = isPlain ? MOST_PIXELS : MOST_MADE_PLAIN;
  if (width * height > most) throw new Error(`it has more than ${most / 1e6} million pixels`);
  if (!isPlain) return onPaper(file);
  if (colorType === 3 && !chunks.has('PLTE')) throw new Error('it is damaged');
  const length = height * (1 + Math.ceil((width * bits * SAMPLES[colorType]!) / 8));
  const lines = inflateSync(Buffer.concat(chunks.get('IDAT') ?? []), { maxOutputLength: length });
  if (lines.length < length) throw new Error('it is cut short');
  return bytes;
}

function onPaper(file: Buffer): Uint8Array {
  try {
    return PNG.sync.write(PNG.sync.read(file), { colorType: 2, inputHasAlpha: true, bgColor: PAPER, filterType: 0 });
  } catch {
    throw new Error('it is damaged');
  }
}

/** What the file is made of, by name. */
function chunksOf(file: Buffer): Map<string, Buffer[]> {
  const chunks = new Map<string, Buffer[]>();
  for (let at = SIGNATURE.length; at + 12 <= file.length; ) {
    const end = at + 12 + file.readUInt32BE(at);
    if (end > file.length) throw new Error('it is cut short');
    const name = file.toString('latin1', at + 4, at + 8);
    const named = chunks.get(name) ?? [];
    if (named.length === 0) chunks.set(name, named);
    named.push(file.subarray(at + 8, end - 4));
    at = end;
  }
  return chunks;
}
