import { inflateSync } from 'node:zlib';
import { PNG } from 'pngjs';

const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
/** Values that a pixel has, by the kind of its colours. */
export const VALUES_OF_PNG: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
/** The pictures that an interlaced one consists of: where the first pixel is, and how far the next ones, across and down. */
const PASSES = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

export const isPng = (file: Uint8Array): boolean => SIGNATURE.equals(file.subarray(0, SIGNATURE.length));

/** Colours and pixels, as the file states them. */
interface PngHead {
  readonly width: number;
  readonly height: number;
  readonly bits: number;
  readonly colorType: number;
  readonly isInterlaced: boolean;
}

/** What the file is made of, by name. Throws for a file that is damaged or cut short. */
export function partsOf(file: Buffer): Map<string, Buffer[]> {
  const parts = new Map<string, Buffer[]>();
  for (let at = SIGNATURE.length; at + 12 <= file.length; ) {
    const end = at + 12 + file.readUInt32BE(at);
    if (end > file.length) throw new Error('it is cut short');
    const name = file.toString('latin1', at + 4, at + 8);
    const named = parts.get(name) ?? [];
    if (named.length === 0) parts.set(name, named);
    named.push(file.subarray(at + 8, end - 4));
    at = end;
  }
  return parts;
}

/** There is one head only: the library would go by the last of several. */
export function headOf(parts: ReadonlyMap<string, readonly Buffer[]>): PngHead {
  const [head, ...more] = parts.get('IHDR') ?? [];
  if (!head || head.length < 13 || more.length > 0) throw new Error('it is damaged');
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)];
  return { width, height, bits: head[8]!, colorType: head[9]!, isInterlaced: head[12] !== 0 };
}

/** Unpacks the lines of pixels. Throws for more of them than the head states, however many follow. */
export const unpacked = (parts: ReadonlyMap<string, readonly Buffer[]>, head: PngHead): Buffer =>
  inflateSync(Buffer.concat(parts.get('IDAT') ?? []), { maxOutputLength: Math.max(1, bytesOf(head)) });

/** Bytes of all lines, each of which begins with the number of its filter. */
export function bytesOf({ width, height, bits, colorType, isInterlaced }: PngHead): number {
  const bytes = (across: number, down: number) =>
    across > 0 && down > 0 ? down * (1 + Math.ceil((across * bits * (VALUES_OF_PNG[colorType] ?? 0)) / 8)) : 0;
  if (!isInterlaced) return bytes(width, height);
  return PASSES.reduce(
    (sum, [left, top, across, down]) =>
      sum + bytes(Math.ceil((width - left) / across), Math.ceil((height - top) / down)),
    0,
  );
}

/**
 * The pixels. Throws for a damaged file. The library unpacks an interlaced picture without any bound, a thousand bytes for
 * each of the file, so it is seen first how many there are.
 */
export function readPng(file: Buffer): PNG {
  const parts = partsOf(file);
  const head = headOf(parts);
  if (head.isInterlaced) unpacked(parts, head);
  return PNG.sync.read(file);
}
