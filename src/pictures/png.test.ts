import { expect, it } from 'vitest';
import { type PngFile, pngFile } from '../../test/support/png-file.ts';
import { bytesOf, readPng } from './png.ts';

const zeros = (count: number) => [Array.from({ length: count }, () => 0)];
const read = (picture: PngFile) => readPng(Buffer.from(pngFile(picture)));

it.each([
  [1, 0],
  [4, 3],
  [8, 6],
  [16, 2],
])(
  'the bytes of interlaced pictures are as the library counts them, with %i bits and the colours %i',
  (bits, colorType) => {
    for (let side = 1; side <= 100; side++) {
      const size = { width: ((side - 1) % 10) + 1, height: Math.ceil(side / 10), bits, colorType };
      const bytes = bytesOf({ ...size, isInterlaced: true });
      const picture = { ...size, isInterlaced: true, palette: [1, 2, 3] };
      expect(read({ ...picture, lines: zeros(bytes) })).toMatchObject({ width: size.width, height: size.height });
      expect(() => read({ ...picture, lines: zeros(bytes - 1) })).toThrow();
    }
  },
);

it('no more of an interlaced picture is unpacked than its size explains', () => {
  const bomb = { width: 3, height: 3, colorType: 6, isInterlaced: true, lines: zeros(5_000_000) };
  expect(() => read(bomb)).toThrow(expect.objectContaining({ code: 'ERR_BUFFER_TOO_LARGE' }));
});
