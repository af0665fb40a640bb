import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type PngFile, pngFile } from '../../test/support/png-file.ts';
import { plainPng } from './png.ts';

/** Pixels of a plain picture, row by row: red, green and blue of each. */
function pixelsOf(file: Uint8Array): number[][] {
  const bytes = Buffer.from(file);
  const width = bytes.readUInt32BE(16);
  expect([bytes[24], bytes[25], bytes[28]]).toEqual([8, 2, 0]);
  const data = bytes.indexOf('IDAT');
  const lines = inflateSync(bytes.subarray(data + 4, data + 4 + bytes.readUInt32BE(data - 4)));
  const rows: number[][] = [];
  for (let at = 0; at < lines.length; at += 1 + 3 * width) {
    expect(lines[at]).toBe(0);
    rows.push([...lines.subarray(at + 1, at + 1 + 3 * width)]);
  }
  return rows;
}

/** The file behind another head, of one pixel. */
const secondSize = (file: Uint8Array) =>
  Buffer.concat([pngFile({ width: 1, height: 1, colorType: 6, lines: [] }).subarray(0, 33), file.subarray(8)]);

const RED = [255, 0, 0];
const WHITE = [255, 255, 255];

describe('a picture for paper', () => {
  it.each<[string, PngFile]>([
    ['colours', { width: 1, height: 1, lines: [[0, 9, 8, 7]] }],
    ['black and white', { width: 9, height: 1, bits: 1, colorType: 0, lines: [[0, 0b10101010, 0b10000000]] }],
    ['a palette', { width: 2, height: 1, bits: 4, colorType: 3, palette: [1, 2, 3, 4, 5, 6], lines: [[0, 0x01]] }],
  ])('is taken as it is where it is plain: %s', (_, picture) => {
    const file = pngFile(picture);
    expect(plainPng(file)).toBe(file);
  });

  it.each<[string, PngFile, number[][]]>([
    [
      'colours and opacity',
      {
        width: 2,
        height: 2,
        colorType: 6,
        lines: [
          [0, ...RED, 255, ...RED, 0],
          [0, 0, 0, 0, 51, 10, 20, 30, 255],
        ],
      },
      [
        [...RED, ...WHITE],
        [204, 204, 204, 10, 20, 30],
      ],
    ],
    [
      'grey and opacity',
      { width: 2, height: 1, colorType: 4, lines: [[0, 100, 255, 0, 0]] },
      [[100, 100, 100, ...WHITE]],
    ],
    [
      'sixteen bits',
      { width: 1, height: 1, bits: 16, colorType: 6, lines: [[0, 0x12, 0x34, 0xff, 0xff, 0, 0, 0xff, 0xff]] },
      [[18, 255, 0]],
    ],
    [
      'a palette with opacity',
      {
        width: 3,
        height: 1,
        bits: 2,
        colorType: 3,
        palette: [...RED, 0, 0, 255, 1, 2, 3],
        transparency: [255, 0],
        lines: [[0, 0b00011000]],
      },
      [[...RED, ...WHITE, 1, 2, 3]],
    ],
    [
      'a colour that is not there',
      { width: 2, height: 1, transparency: [0, 255, 0, 0, 0, 0], lines: [[0, ...RED, 1, 2, 3]] },
      [[...WHITE, 1, 2, 3]],
    ],
    [
      'passes of one after the other',
      {
        width: 3,
        height: 2,
        colorType: 0,
        isInterlaced: true,
        lines: [
          [0, 1],
          [0, 3],
          [0, 2],
          [0, 4, 5, 6],
        ],
      },
      [
        [1, 1, 1, 2, 2, 2, 3, 3, 3],
        [4, 4, 4, 5, 5, 5, 6, 6, 6],
      ],
    ],
  ])('is made plain, on white: %s', (_, picture, pixels) => {
    expect(pixelsOf(plainPng(pngFile(picture)))).toEqual(pixels);
  });

  it('is the same however its lines are stored', () => {
    const [a, b] = [
      [10, 200, 30, 255, 40, 50, 250, 255],
      [15, 190, 35, 255, 41, 60, 240, 255],
    ] as const;
    const differences = (guess: (before: number, above: number, corner: number) => number) =>
      b.map((value, at) => (value - guess(b[at - 4] ?? 0, a[at]!, a[at - 4] ?? 0)) & 255);
    const paeth = (before: number, above: number, corner: number) => {
      const guess = before + above - corner;
      const [left, up, diagonal] = [before, above, corner].map((one) => Math.abs(guess - one)) as [
        number,
        number,
        number,
      ];
      return left <= up && left <= diagonal ? before : up <= diagonal ? above : corner;
    };
    const stored = [
      b,
      differences((before) => before),
      differences((_, above) => above),
      differences((before, above) => (before + above) >> 1),
      differences(paeth),
    ];
    const made = stored.map((line, filter) =>
      pixelsOf(
        plainPng(
          pngFile({
            width: 2,
            height: 2,
            colorType: 6,
            lines: [
              [0, ...a],
              [filter, ...line],
            ],
          }),
        ),
      ),
    );
    for (const pixels of made)
      expect(pixels).toEqual([
        [10, 200, 30, 40, 50, 250],
        [15, 190, 35, 41, 60, 240],
      ]);
  });

  it.each<[string, Uint8Array]>([
    ['more data than its size', pngFile({ width: 1, height: 1, lines: [Array(1000).fill(0)] })],
    ['less data than its size', pngFile({ width: 9, height: 9, lines: [[0, 1, 2, 3]] })],
    ['more pixels than are taken', pngFile({ width: 60_000, height: 60_000, lines: [[0]] })],
    [
      'more pixels than are made plain',
      pngFile({
        width: 3000,
        height: 3000,
        bits: 1,
        colorType: 0,
        transparency: [0, 0],
        lines: [Array(3000 * 376).fill(0)],
      }),
    ],
    ['no size', pngFile({ width: 0, height: 1, lines: [[0]] })],
    ['no palette', pngFile({ width: 1, height: 1, colorType: 3, lines: [[0, 0]] })],
    ['another kind of colour', pngFile({ width: 1, height: 1, colorType: 5, lines: [[0, 0]] })],
    [
      'a second size',
      secondSize(pngFile({ width: 4, height: 4, colorType: 6, lines: Array(4).fill(Array(17).fill(0)) })),
    ],
    ['its end missing', pngFile({ width: 1, height: 1, lines: [[0, 1, 2, 3]] }).subarray(0, 40)],
  ])('is refused with %s', (_, file) => {
    expect(() => plainPng(file)).toThrow();
  });
});
