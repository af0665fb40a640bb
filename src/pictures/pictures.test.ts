import { describe, expect, it } from 'vitest';
import { readPicture, writePicture } from './formats.ts';
import { makePicture } from './jobs.ts';
import { cropped, drawInto, flipped, type Picture, plain, turned } from './picture.ts';

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
});
