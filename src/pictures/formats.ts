import jpeg from 'jpeg-js';
import { PNG } from 'pngjs';
import { withBlocksTogether } from './blocks-together.ts';
import type { Picture } from './picture.ts';
import { readPng } from './png.ts';
import { isJpeg, sizeOf } from './size.ts';

/** Megabytes that a JPEG may take while it is read, as its reader counts them: about as many more come on top. */
const MOST_MEMORY = 512;
/** Quality of a JPEG that is written, 0 to 100. */
const QUALITY = 85;

/**
 * The pixels of a JPEG or PNG file, told apart by their first bytes; undefined for any other file and a damaged or huge
 * one.
 */
export function readPicture(bytes: Uint8Array): Picture | undefined {
  const size = sizeOf(bytes);
  if (!size) return undefined;
  try {
    return isJpeg(bytes) ? readJpeg(bytes, size.width * size.height) : readPng(Buffer.from(bytes));
  } catch {
    return undefined;
  }
}

/** It may hold a second frame, which must be no larger. */
function readJpeg(bytes: Uint8Array, pixels: number): Picture {
  return withBlocksTogether(() =>
    jpeg.decode(bytes, {
      useTArray: true,
      formatAsRGBA: true,
      maxResolutionInMP: pixels / 1e6,
      maxMemoryUsageInMB: MOST_MEMORY,
    }),
  );
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
