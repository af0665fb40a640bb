import jpeg from 'jpeg-js';
import { PNG } from 'pngjs';
import type { Picture } from './picture.ts';

/** Most millions of pixels of a picture; a full-mouth scan has about twenty. */
const MOST_MEGAPIXELS = 50;
/** Megabytes that a JPEG may take while it is read. */
const MOST_MEMORY = 512;
/** Quality of a JPEG that is written, 0 to 100. */
const QUALITY = 85;

/**
 * The pixels of a JPEG or PNG file, told apart by their first bytes; undefined for any other file and a damaged or huge
 * one.
 */
export function readPicture(bytes: Uint8Array): Picture | undefined {
  try {
    if (bytes[0] === 0xff && bytes[1] === 0xd8) return readJpeg(bytes);
    return bytes[0] === 0x89 && bytes[1] === 0x50 ? readPng(bytes) : undefined;
  } catch {
    return undefined;
  }
}

function readJpeg(bytes: Uint8Array): Picture {
  return jpeg.decode(bytes, {
    useTArray: true,
    formatAsRGBA: true,
    maxResolutionInMP: MOST_MEGAPIXELS,
    maxMemoryUsageInMB: MOST_MEMORY,
  });
}

/** The first chunk of a PNG tells its size, before anything is unpacked. */
function readPng(bytes: Uint8Array): Picture | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const pixels = view.getUint32(16) * view.getUint32(20);
  return pixels <= MOST_MEGAPIXELS * 1_000_000 ? PNG.sync.read(Buffer.from(bytes)) : undefined;
}

/** The picture as a file of the kind that its name says. */
export function writePicture(picture: Picture, name: string): Uint8Array {
  const { width, height } = picture;
  const data = Buffer.from(picture.data);
  if (!/\.png$/i.test(name)) return jpeg.encode({ width, height, data }, QUALITY).data;
  const png = new PNG({ width, height });
  png.data = data;
  return PNG.sync.write(png);
}
