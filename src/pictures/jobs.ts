import { readPicture, writePicture } from './formats.ts';
import { type Box, cropped, drawInto, flipped, type Picture, plain, turned } from './picture.ts';
import { sizeOf } from './size.ts';

/** A small picture of a file, in a file of the same kind. */
export interface ThumbnailJob {
  readonly kind: 'thumbnail';
  readonly bytes: Uint8Array;
  readonly name: string;
}

/** A picture of a mount, and how it is shown there. */
export interface MountedPicture {
  readonly bytes: Uint8Array;
  readonly place: Box;
  /** The part that is shown; the whole picture if the part has no size. */
  readonly crop: Box;
  readonly degrees: number;
  readonly isFlipped: boolean;
}

/** All pictures of a mount, each in its place, as one JPEG. */
export interface MountJob {
  readonly kind: 'mount';
  readonly width: number;
  readonly height: number;
  readonly background: readonly [red: number, green: number, blue: number];
  readonly pictures: readonly MountedPicture[];
}

export type PictureJob = ThumbnailJob | MountJob;

/** Pixels of a thumbnail, on either side (Documents page). */
const SMALL = 100;
/** Millions of pixels that the pictures of a mount may have together, and that may be drawn of them. */
const MOST_TOGETHER = 200;
const WHITE = [255, 255, 255] as const;

/** The file that was asked for; undefined if it cannot be made. */
export function makePicture(job: PictureJob): Uint8Array | undefined {
  return job.kind === 'thumbnail' ? thumbnail(job) : mount(job);
}

function thumbnail({ bytes, name }: ThumbnailJob): Uint8Array | undefined {
  const picture = readPicture(bytes);
  if (!picture) return undefined;
  const small = plain(SMALL, SMALL, WHITE);
  drawInto(small, picture, { x: 0, y: 0, width: SMALL, height: SMALL });
  return writePicture(small, name);
}

function mount({ width, height, background, pictures }: MountJob): Uint8Array | undefined {
  const pixels = pictures.reduce((sum, mounted) => sum + pixelsOf(mounted, width * height), 0);
  if (pixels > MOST_TOGETHER * 1e6) return undefined;
  const whole = plain(width, height, background);
  let isEmpty = true;
  for (const mounted of pictures) {
    const picture = readPicture(mounted.bytes);
    if (!picture) continue;
    drawInto(whole, asShown(picture, mounted), mounted.place);
    isEmpty = false;
  }
  return isEmpty ? undefined : writePicture(whole, 'mount.jpg');
}

/** Pixels that are read for a picture of a mount, and those that are drawn of it, of so many. */
function pixelsOf({ bytes, place }: MountedPicture, most: number): number {
  const size = sizeOf(bytes);
  return size ? size.width * size.height + Math.min(place.width * place.height, most) : 0;
}

function asShown(picture: Picture, { crop, degrees, isFlipped }: MountedPicture): Picture {
  const part = crop.width > 0 && crop.height > 0 ? cropped(picture, crop) : picture;
  return turned(isFlipped ? flipped(part) : part, degrees);
}
