/** Pixels row by row from the upper left, four bytes each: red, green, blue, opacity. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** A part of a picture, or a place in one. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const OPAQUE = 255;

/** A picture of one colour, `[red, green, blue]`. */
export function plain(width: number, height: number, [red, green, blue]: readonly [number, number, number]): Picture {
  const data = new Uint8Array(width * height * 4);
  for (let at = 0; at < data.length; at += 4) data.set([red, green, blue, OPAQUE], at);
  return { width, height, data };
}

/** The part of a picture within a box; what lies outside the picture is left out. */
export function cropped(picture: Picture, { x, y, width, height }: Box): Picture {
  const left = Math.min(Math.max(0, x), picture.width - 1);
  const top = Math.min(Math.max(0, y), picture.height - 1);
  const wide = Math.max(1, Math.min(width, picture.width - left));
  const tall = Math.max(1, Math.min(height, picture.height - top));
  const data = new Uint8Array(wide * tall * 4);
  for (let row = 0; row < tall; row++) {
    const from = ((top + row) * picture.width + left) * 4;
    data.set(picture.data.subarray(from, from + wide * 4), row * wide * 4);
  }
  return { width: wide, height: tall, data };
}

/** Exchanges left and right. */
export function flipped({ width, height, data }: Picture): Picture {
  return moved({ width, height, data }, width, height, (x, y) => [width - 1 - x, y]);
}

/** Turns clockwise by quarters: as many as come nearest to these degrees. */
export function turned(picture: Picture, degrees: number): Picture {
  const { width, height } = picture;
  switch ((((Math.round(degrees / 90) % 4) + 4) % 4) as 0 | 1 | 2 | 3) {
    case 0:
      return picture;
    case 1:
      return moved(picture, height, width, (x, y) => [y, height - 1 - x]);
    case 2:
      return moved(picture, width, height, (x, y) => [width - 1 - x, height - 1 - y]);
    case 3:
      return moved(picture, height, width, (x, y) => [width - 1 - y, x]);
  }
}

/** A picture whose pixel at x, y is the pixel of `from` at the place that `place` tells. */
function moved(
  from: Picture,
  width: number,
  height: number,
  place: (x: number, y: number) => readonly [number, number],
): Picture {
  const data = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [left, top] = place(x, y);
      const at = (top * from.width + left) * 4;
      data.set(from.data.subarray(at, at + 4), (y * width + x) * 4);
    }
  }
  return { width, height, data };
}

/**
 * Draws a picture into the middle of a box, as large as it fits. Each pixel is the mean of the pixels it stands for, so
 * that thin lines stay visible; a picture that is smaller than the box is enlarged.
 */
export function drawInto(target: Picture, picture: Picture, box: Box): void {
  const scale = Math.min(box.width / picture.width, box.height / picture.height);
  const wide = Math.max(1, Math.round(picture.width * scale));
  const tall = Math.max(1, Math.round(picture.height * scale));
  const left = box.x + Math.floor((box.width - wide) / 2);
  const top = box.y + Math.floor((box.height - tall) / 2);
  // Only what lies within the target is gone through: a box may be millions of times as large.
  for (let y = Math.max(0, -top); y < Math.min(tall, target.height - top); y++) {
    for (let x = Math.max(0, -left); x < Math.min(wide, target.width - left); x++) {
      const part = partOf(picture, { x: x / wide, y: y / tall, width: 1 / wide, height: 1 / tall });
      blend(target, ((top + y) * target.width + left + x) * 4, meanOf(picture, part));
    }
  }
}

/** Whole pixels of a part that is given in fractions of the picture; at least one. */
function partOf({ width, height }: Picture, part: Box): Box {
  const x = Math.min(width - 1, Math.floor(part.x * width));
  const y = Math.min(height - 1, Math.floor(part.y * height));
  return {
    x,
    y,
    width: Math.max(1, Math.min(width, Math.ceil((part.x + part.width) * width - 1e-6)) - x),
    height: Math.max(1, Math.min(height, Math.ceil((part.y + part.height) * height - 1e-6)) - y),
  };
}

type Colour = readonly [red: number, green: number, blue: number, opacity: number];

function meanOf({ width, data }: Picture, box: Box): Colour {
  let [red, green, blue, opacity] = [0, 0, 0, 0];
  for (let y = box.y; y < box.y + box.height; y++) {
    for (let x = box.x; x < box.x + box.width; x++) {
      const at = (y * width + x) * 4;
      red += data[at]!;
      green += data[at + 1]!;
      blue += data[at + 2]!;
      opacity += data[at + 3]!;
    }
  }
  const count = box.width * box.height;
  return [red / count, green / count, blue / count, opacity / count];
}

function blend({ data }: Picture, at: number, [red, green, blue, opacity]: Colour): void {
  const share = opacity / OPAQUE;
  for (const [offset, value] of [red, green, blue].entries()) {
    data[at + offset] = Math.round(value * share + data[at + offset]! * (1 - share));
  }
}
