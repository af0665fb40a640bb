import { crc32, deflateSync, inflateSync } from 'node:zlib';

/** Pixels of a picture that are taken: a page in fine print has fewer. Of one that has to be made plain, a logo's. */
const MOST_PIXELS = 16_000_000;
const MOST_MADE_PLAIN = 4_000_000;

const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
/** Samples of a pixel by colour type: grey, colours, number of a colour, grey and opacity, colours and opacity. */
const SAMPLES: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
/** Where the passes of an interlaced picture begin, and their steps. */
const PASSES = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

interface Png {
  readonly width: number;
  readonly height: number;
  readonly bits: number;
  readonly colorType: number;
  readonly isInterlaced: boolean;
  readonly palette: Buffer;
  /** Opacity of the palette's colours, or the colour that is not there. */
  readonly transparency: Buffer;
  readonly data: Buffer;
}

export const isPng = (file: Uint8Array): boolean => SIGNATURE.equals(file.subarray(0, SIGNATURE.length));

/**
 * The picture as a plain PNG: no opacity, which is mixed with the white of paper, and no interlacing. What is plain
 * already comes back as it is. Throws for a file that is damaged or larger than is taken.
 */
export function plainPng(file: Uint8Array): Uint8Array {
  const png = readPng(Buffer.from(file.buffer, file.byteOffset, file.byteLength));
  const passes = png.isInterlaced ? PASSES : ([[0, 0, 1, 1]] as const);
  const sizes = passes.map(([x, y, dx, dy]) => ({
    x,
    y,
    dx,
    dy,
    wide: Math.max(0, Math.ceil((png.width - x) / dx)),
    tall: Math.max(0, Math.ceil((png.height - y) / dy)),
  }));
  const lineLength = (wide: number) => 1 + Math.ceil((wide * png.bits * SAMPLES[png.colorType]!) / 8);
  const shown = sizes.filter(({ wide, tall }) => wide > 0 && tall > 0);
  const length = shown.reduce((sum, { wide, tall }) => sum + tall * lineLength(wide), 0);
  const lines = inflateSync(png.data, { maxOutputLength: length });
  if (lines.length < length) throw new Error('it is cut short');
  if (!png.isInterlaced && png.transparency.length === 0 && png.colorType <= 3) return file;
  refuseLarger(png, MOST_MADE_PLAIN);
  const rgb = Buffer.alloc(png.height * (1 + png.width * 3));
  let at = 0;
  for (const { x, y, dx, dy, wide, tall } of shown) {
    const each = lineLength(wide);
    unfilter(lines.subarray(at, at + tall * each), each, Math.max(1, (png.bits * SAMPLES[png.colorType]!) >> 3));
    for (let row = 0; row < tall; row++) {
      const line = lines.subarray(at + row * each + 1, at + (row + 1) * each);
      for (let column = 0; column < wide; column++) {
        const place = (y + row * dy) * (1 + png.width * 3) + 1 + (x + column * dx) * 3;
        rgb.set(onPaper(png, line, column), place);
      }
    }
    at += tall * each;
  }
  return writtenPng(png.width, png.height, rgb);
}

function readPng(file: Buffer): Png {
  const parts = new Map<string, Buffer[]>();
  for (let at = SIGNATURE.length; at + 12 <= file.length; ) {
    const length = file.readUInt32BE(at);
    const name = file.toString('latin1', at + 4, at + 8);
    if (at + 12 + length > file.length) throw new Error('it is cut short');
    parts.set(name, [...(parts.get(name) ?? []), file.subarray(at + 8, at + 8 + length)]);
    at += 12 + length;
  }
  const part = (name: string) => parts.get(name)?.[0] ?? Buffer.alloc(0);
  const head = part('IHDR');
  if (head.length < 13) throw new Error('it is damaged');
  const [width, height, bits, colorType] = [head.readUInt32BE(0), head.readUInt32BE(4), head[8]!, head[9]!];
  if (width === 0 || height === 0 || ![1, 2, 4, 8, 16].includes(bits) || !SAMPLES[colorType]) {
    throw new Error('it is damaged');
  }
  refuseLarger({ width, height }, MOST_PIXELS);
  const palette = part('PLTE');
  if (colorType === 3 && palette.length < 3) throw new Error('it is damaged');
  const data = Buffer.concat(parts.get('IDAT') ?? []);
  const isInterlaced = head[12] === 1;
  return { width, height, bits, colorType, isInterlaced, palette, transparency: part('tRNS'), data };
}

function refuseLarger({ width, height }: Pick<Png, 'width' | 'height'>, most: number): void {
  if (width * height > most) throw new Error(`it has more than ${most / 1e6} million pixels`);
}

/** Each line is stored as what differs from the one above it and from the pixel before: makes it whole, in place. */
function unfilter(lines: Buffer, each: number, step: number): void {
  for (let start = 0; start < lines.length; start += each) {
    const kind = lines[start]!;
    for (let at = start + 1; at < start + each; at++) {
      const before = at - step > start ? lines[at - step]! : 0;
      const above = start > 0 ? lines[at - each]! : 0;
      const corner = start > 0 && at - step > start ? lines[at - each - step]! : 0;
      lines[at] = lines[at]! + predicted(kind, before, above, corner);
    }
  }
}

function predicted(kind: number, before: number, above: number, corner: number): number {
  switch (kind) {
    case 1:
      return before;
    case 2:
      return above;
    case 3:
      return (before + above) >> 1;
    case 4: {
      const guess = before + above - corner;
      const [a, b, c] = [Math.abs(guess - before), Math.abs(guess - above), Math.abs(guess - corner)];
      return a <= b && a <= c ? before : b <= c ? above : corner;
    }
    default:
      return 0;
  }
}

/** A pixel as it looks on white paper: red, green and blue. */
function onPaper({ bits, colorType, palette, transparency }: Png, line: Buffer, column: number): number[] {
  const count = SAMPLES[colorType]!;
  const samples = Array.from({ length: count }, (_, index) => sampleOf(line, column * count + index, bits));
  if (colorType === 3) {
    const color = [0, 1, 2].map((index) => palette[samples[0]! * 3 + index] ?? 0);
    return mixed(color, (transparency[samples[0]!] ?? 255) / 255);
  }
  const most = 2 ** bits - 1;
  const isLeftOut =
    colorType < 3 &&
    transparency.length >= 2 * count &&
    samples.every((one, i) => one === transparency.readUInt16BE(2 * i));
  const opacity = isLeftOut ? 0 : colorType > 3 ? samples.at(-1)! / most : 1;
  const color = colorType === 0 || colorType === 4 ? [samples[0]!, samples[0]!, samples[0]!] : samples.slice(0, 3);
  return mixed(
    color.map((one) => (one * 255) / most),
    opacity,
  );
}

function sampleOf(line: Buffer, index: number, bits: number): number {
  if (bits === 16) return line.readUInt16BE(index * 2);
  if (bits === 8) return line[index]!;
  const at = index * bits;
  return (line[at >> 3]! >> (8 - bits - (at & 7))) & (2 ** bits - 1);
}

const mixed = (color: readonly number[], opacity: number) =>
  color.map((one) => Math.round(255 + (one - 255) * opacity));

function writtenPng(width: number, height: number, lines: Buffer): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 8;
  head[9] = 2;
  const parts = [
    ['IHDR', head],
    ['IDAT', deflateSync(lines)],
    ['IEND', Buffer.alloc(0)],
  ] as const;
  const written = parts.map(([name, data]) => {
    const part = Buffer.alloc(12 + data.length);
    part.writeUInt32BE(data.length, 0);
    part.write(name, 4, 'latin1');
    part.set(data, 8);
    part.writeUInt32BE(crc32(part.subarray(4, 8 + data.length)), 8 + data.length);
    return part;
  });
  return Buffer.concat([SIGNATURE, ...written]);
}
