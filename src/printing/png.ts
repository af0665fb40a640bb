import { PNG } from 'pngjs';
import { bytesOf, headOf, partsOf, readPng, unpacked } from '../pictures/png.ts';

/**
 * Most pixels of a picture: a finely printed page has fewer. A picture that must be made plain may have as many as a
 * logo.
 */
const MOST_PIXELS = 16_000_000;
const MOST_MADE_PLAIN = 4_000_000;

/** Kinds of colours without opacity: grey, colours, number of a colour. */
const OPAQUE = [0, 2, 3];
const PAPER = { red: 255, green: 255, blue: 255 };

/**
 * The picture as a plain PNG: without interlacing, and with opacity mixed with the white of the paper. A plain picture
 * is answered unchanged. Throws for a file that is damaged or too large.
 */
export function plainPng(bytes: Uint8Array): Uint8Array {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts = partsOf(file);
  const head = headOf(parts);
  const { width, height, colorType } = head;
  if (width === 0 || height === 0) throw new Error('it is damaged');
  const isPlain = OPAQUE.includes(colorType) && !head.isInterlaced && !parts.has('tRNS');
  const most = isPlain ? MOST_PIXELS : MOST_MADE_PLAIN;
  if (width * height > most) throw new Error(`it has more than ${most / 1e6} million pixels`);
  if (!isPlain) return onPaper(file);
  if (colorType === 3 && !parts.has('PLTE')) throw new Error('it is damaged');
  if (unpacked(parts, head).length < bytesOf(head)) throw new Error('it is cut short');
  return bytes;
}

function onPaper(file: Buffer): Uint8Array {
  try {
    return PNG.sync.write(readPng(file), { colorType: 2, inputHasAlpha: true, bgColor: PAPER, filterType: 0 });
  } catch {
    throw new Error('it is damaged');
  }
}
