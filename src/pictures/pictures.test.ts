import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { pngFile, pngPart } from '../../test/support/png-file.ts';
import { withBlocksTogether } from './blocks-together.ts';
import { readPicture, writePicture } from './formats.ts';
import { type MountJob, makePicture } from './jobs.ts';
import { cropped, drawInto, flipped, type Picture, plain, turned } from './picture.ts';
import { sizeOf } from './size.ts';

/** A picture of numbered pixels, row by row; the number is their red. */
const numbered = (rows: readonly (readonly number[])[]): Picture => ({
  width: rows[0]!.length,
  height: rows.length,
  data: Uint8Array.from(rows.flat().flatMap((number) => [number, 0, 0, 255])),
});
const numbersOf = ({ width, height, data }: Picture) =>
  Array.from({ length: height }, (_, y) => Array.from({ length: width }, (__, x) => data[(y * width + x) * 4]));

const six = numbered([
  [1, 2, 3],
  [4, 5, 6],
]);

describe('a picture', () => {
  it('is turned clockwise, flipped and cut', () => {
    expect(numbersOf(turned(six, 90))).toEqual([
      [4, 1],
      [5, 2],
      [6, 3],
    ]);
    expect(numbersOf(turned(six, 180))).toEqual([
      [6, 5, 4],
      [3, 2, 1],
    ]);
    expect(turned(six, -90)).toEqual(turned(six, 270));
    expect(turned(turned(six, 270), 90)).toEqual(six);
    expect(numbersOf(flipped(six))).toEqual([
      [3, 2, 1],
      [6, 5, 4],
    ]);
    expect(numbersOf(cropped(six, { x: 1, y: 0, width: 9, height: 1 }))).toEqual([[2, 3]]);
    expect(numbersOf(cropped(six, { x: -5, y: 7, width: 1, height: 1 }))).toEqual([[4]]);
  });

  it('is drawn as large as it fits, as the mean of its pixels, and within its target only', () => {
    const target = plain(4, 2, [9, 9, 9]);
    drawInto(
      target,
      numbered([
        [10, 30],
        [20, 40],
      ]),
      { x: 3, y: 0, width: 1, height: 2 },
    );
    expect(numbersOf(target)).toEqual([
      [9, 9, 9, 25],
      [9, 9, 9, 9],
    ]);
    drawInto(target, six, { x: -10, y: -10, width: 5, height: 5 });
    expect(numbersOf(target)[0]).toEqual([9, 9, 9, 25]);
  });

  it('is read as it was written, and not at all where it is none or too large', () => {
    expect(readPicture(writePicture(six, 'a.png'))).toMatchObject({ width: 3, height: 2 });
    expect(readPicture(writePicture(plain(30, 20, [200, 0, 0]), 'a.jpeg'))).toMatchObject({ width: 30, height: 20 });
    const huge = Buffer.from(writePicture(six, 'a.png'));
    huge.writeUInt32BE(100_000, 16);
    huge.writeUInt32BE(100_000, 20);
    const cut = writePicture(plain(30, 20, [200, 0, 0]), 'a.png').subarray(0, 60);
    for (const bytes of [
      huge,
      cut,
      Buffer.from('GIF89a'),
      Buffer.alloc(0),
      Buffer.from([0x89, 0x50]),
      Buffer.from([0xff, 0xd8]),
    ])
      expect(readPicture(bytes)).toBeUndefined();
    expect(makePicture({ kind: 'thumbnail', bytes: cut, name: 'a.png' })).toBeUndefined();
    const mount = { kind: 'mount', width: 10, height: 10, background: [0, 0, 0], pictures: [] } as const;
    expect(makePicture(mount)).toBeUndefined();
  });

  const head = (width: number, height: number) =>
    pngPart('IHDR', pngFile({ width, height, lines: [] }).subarray(16, 29));
  const [start, rest] = [
    pngFile({ width: 2, height: 2, lines: [] }).subarray(0, 8),
    [pngPart('IDAT', deflateSync(Buffer.alloc(14)))],
  ];
  const png = (...parts: Uint8Array[]) => Buffer.concat([start, ...parts, ...rest, pngPart('IEND', Buffer.alloc(0))]);
  const jpegThatClaims = (width: number, height: number) => {
    const file = Buffer.from(writePicture(plain(16, 16, [9, 9, 9]), 'a.jpg'));
    const frame = file.indexOf(Buffer.from([0xff, 0xc0]));
    file.writeUInt16BE(height, frame + 5);
    file.writeUInt16BE(width, frame + 7);
    return file;
  };

  it.each<[string, Uint8Array]>([
    ['a second size', png(head(2, 2), head(60_000, 60_000))],
    ['a size behind something else', png(pngPart('tEXt', Buffer.alloc(13)), head(60_000, 60_000))],
    ['no size', png()],
    ['no pixels', png(head(0, 2))],
    ['one column of 49 million pixels', pngFile({ width: 1, height: 49_000_000, lines: [Array(60_000).fill(7)] })],
    ['more pixels than a file of its length holds', jpegThatClaims(7000, 7000)],
    ['60,000 pixels a side', jpegThatClaims(60_000, 60_000)],
  ])('is not unpacked where the file tells of %s', (_what, bytes) => {
    expect(readPicture(bytes)).toBeUndefined();
  });

  it.each([
    [20, true],
    // Each goes through all pixels: a hundred thousand of them fit into a file, and would take hours.
    [200, false],
  ])('of 16 megapixels in %i scans is unpacked if all scans together are not too many pixels: %s', (scans, isRead) => {
    const scan = Buffer.concat([Buffer.from([0xff, 0xda]), Buffer.alloc(2000)]);
    const file = Buffer.concat([jpegThatClaims(4000, 4000), ...Array.from({ length: scans }, () => scan)]);
    expect(sizeOf(file)).toEqual(isRead ? { width: 4000, height: 4000 } : undefined);
  });

  it.each([
    [7000, 8, 6, true],
    [7000, 16, 0, true],
    [5000, 16, 6, true],
    [7000, 16, 6, false],
  ])(
    'of %i pixels a side, %i bits and the colours %i is unpacked if its bytes are not too many: %s',
    (side, bits, colorType, isRead) => {
      const file = Buffer.concat([
        pngFile({ width: side, height: side, bits, colorType, lines: [] }),
        Buffer.alloc(400_000),
      ]);
      expect(sizeOf(file)).toEqual(isRead ? { width: side, height: side } : undefined);
    },
  );

  it('is read where a page of one bit for each pixel is nearly empty, as a scanned signature is', () => {
    const [width, height] = [2550, 3300];
    const lines = Array.from({ length: height }, (_, y) =>
      Array.from({ length: 1 + Math.ceil(width / 8) }, (_byte, x) => (x === 0 ? 0 : y === 9 && x === 9 ? 7 : 255)),
    );
    const file = pngFile({ width, height, bits: 1, colorType: 0, lines });
    expect(file.length).toBeLessThan(8000);
    expect(readPicture(file)).toMatchObject({ width, height });
    const claims = pngFile({ width: 2550, height: 3300, bits: 8, colorType: 0, lines: lines.slice(0, 400) });
    expect(readPicture(claims)).toBeUndefined();
  });

  it('is read with its blocks in common memory, each of them its own and empty', () => {
    const Before = Int32Array;
    const [one, other, long] = withBlocksTogether(() => [new Int32Array(64), new Int32Array(64), new Int32Array(65)]);
    one!.fill(7);
    expect(other!.buffer).toBe(one!.buffer);
    expect(other).toEqual(new Int32Array(64));
    expect(long!.buffer.byteLength).toBe(65 * 4);
    const many = withBlocksTogether(() => Array.from({ length: 10_000 }, () => new Int32Array(64)));
    expect(new Set(many.map(({ buffer }) => buffer)).size).toBe(3);
    expect(
      new Set(
        many.map(({ buffer, byteOffset }) => `${many.findIndex((block) => block.buffer === buffer)} ${byteOffset}`),
      ).size,
    ).toBe(10_000);
    expect(() =>
      withBlocksTogether(() => {
        throw new Error('damaged');
      }),
    ).toThrow('damaged');
    expect(Int32Array).toBe(Before);
  });

  it('is drawn in a box of any size, in work that follows from the pixels of the target', () => {
    const target = plain(3, 2, [9, 9, 9]);
    drawInto(target, six, { x: -2_147_483_648, y: -2_147_483_648, width: 2_147_483_647, height: 2_147_483_647 });
    expect(numbersOf(target).flat()).toEqual(Array(6).fill(9));
    drawInto(target, six, { x: -1_000_000_000, y: -1_000_000_000, width: 2_000_000_000, height: 2_000_000_000 });
    expect(new Set(numbersOf(target).flat()).size).toBeLessThanOrEqual(2);
  });

  it('is not made of more pixels than a mount can show', () => {
    const place = { x: 0, y: 0, width: 5000, height: 5000 };
    const one = {
      bytes: writePicture(six, 'a.png'),
      place,
      crop: { ...place, width: 0 },
      degrees: 0,
      isFlipped: false,
    };
    const mount = (count: number): MountJob => ({
      ...{ kind: 'mount', width: 5000, height: 5000, background: [0, 0, 0], pictures: Array(count).fill(one) },
    });
    expect(makePicture(mount(9))).toBeUndefined();
  });
});
