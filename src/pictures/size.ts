import { isPng, VALUES_OF_PNG } from './png.ts';

/** Pixels of a picture, on either side. */
interface Size {
  readonly width: number;
  readonly height: number;
}

/** Most millions of pixels of a picture; a full-mouth scan has about twenty. */
const MOST_MEGAPIXELS = 50;
/** Most pixels of a side: whatever reads pictures also works for each line, however short it is. */
const LONGEST_SIDE = 20_000;
/** A JPEG has a bit for each 64 pixels at least. */
const PIXELS_OF_A_JPEG_BYTE = 512;
/** Most pixels of all scans of a JPEG: each scan goes through the whole picture, and may have as few as fifty bytes. */
const MOST_SCANNED = 2_000e6;
/** Bytes that are unpacked of one byte of a PNG at most (DEFLATE). A page with a signature comes near it. */
const BYTES_OF_A_PNG_BYTE = 1032;
/** Most bytes of pixels that are unpacked of a PNG: four for each pixel of the largest. It takes about three times that. */
const MOST_UNPACKED = 200e6;

/**
 * What a JPEG or PNG file says its size is, told apart by their first bytes; undefined for any other file, a damaged one, and
 * one that is too large to be read. Nothing is unpacked for it.
 */
export function sizeOf(bytes: Uint8Array): Size | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (isPng(bytes)) return readable(pngSize(view), pixelsIn(view, bytes.length * BYTES_OF_A_PNG_BYTE));
  if (!isJpeg(bytes)) return undefined;
  return readable(jpegSize(view), Math.min(bytes.length * PIXELS_OF_A_JPEG_BYTE, MOST_SCANNED / scansOf(bytes)));
}

const SCAN = Buffer.from([0xff, 0xda]);

/** How often a scan begins; this mark stands within no scan. */
function scansOf(bytes: Uint8Array): number {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let scans = 0;
  for (let at = file.indexOf(SCAN); at >= 0; at = file.indexOf(SCAN, at + 2)) scans++;
  return Math.max(1, scans);
}

export const isJpeg = (bytes: Uint8Array): boolean => bytes[0] === 0xff && bytes[1] === 0xd8;

/** The size, unless it is more than can be in the file, or than is read. */
function readable(size: Size | undefined, mostInFile: number): Size | undefined {
  if (!size || Math.max(size.width, size.height) > LONGEST_SIDE) return undefined;
  const pixels = size.width * size.height;
  return pixels > 0 && pixels <= mostInFile && pixels <= MOST_MEGAPIXELS * 1e6 ? size : undefined;
}

const HEAD = 0x49484452;
/** Bytes before the first part of a PNG. */
const FIRST_PART = 8;

/** The size stands in the first part of the file. A second part of that kind would count for whatever unpacks the file. */
function pngSize(view: DataView): Size | undefined {
  const heads: number[] = [];
  for (let at = FIRST_PART; at + 12 <= view.byteLength; at += 12 + view.getUint32(at)) {
    if (view.getUint32(at + 4) === HEAD) heads.push(at);
  }
  const isFirst = heads.length === 1 && heads[0] === FIRST_PART && view.byteLength >= 33;
  return isFirst ? { width: view.getUint32(16), height: view.getUint32(20) } : undefined;
}

/** By the bits of each pixel, in so many bytes of a PNG; none for kinds of colours that do not exist. */
function pixelsIn(view: DataView, unpacked: number): number {
  if (view.byteLength < 26) return 0;
  const bits = view.getUint8(24) * (VALUES_OF_PNG[view.getUint8(25)] ?? 0);
  return bits > 0 ? (8 * Math.min(unpacked, MOST_UNPACKED)) / bits : 0;
}

/** Kinds of parts that are no frame although their numbers are between those of frames. */
const NO_FRAMES = [0xffc4, 0xffc8, 0xffcc];

function jpegSize(view: DataView): Size | undefined {
  for (let at = 2; at + 9 <= view.byteLength; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint16(at);
    if (marker >> 8 !== 0xff) return undefined;
    const isFrame = marker >= 0xffc0 && marker <= 0xffcf && !NO_FRAMES.includes(marker);
    if (isFrame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
  }
  return undefined;
}
