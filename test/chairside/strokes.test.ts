import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BOX, inBox, type Point, placeOf } from '../../src/chairside/page/strokes.ts';

const stroke = (...points: [number, number][]): Point[] => points.map(([x, y], at) => [x, y, at * 10, 0.5]);

describe('strokes of a pen', () => {
  it('lie on a pad of any width as they were drawn', () => {
    const strokes = [stroke([10, 20], [890, 190])];
    expect(placeOf(strokes, 450, 100)).toEqual({ scale: 0.5, left: 0, top: 0 });
    expect(placeOf([], 328, 216)).toEqual({ scale: 328 / 900, left: 0, top: 0 });
    expect(inBox(strokes)).toEqual(strokes);
  });

  it('become smaller where a high pad was turned to a low one', () => {
    // Drawn over the whole height of a pad of 300 × 200 pixels, which is 600 units high.
    const { scale, left, top } = placeOf([stroke([0, 0], [900, 600])], 900, 200);
    expect([scale, left, top]).toEqual([1 / 3, 300, 0]);
  });

  it('are sent within their box, in the shape and at the times they had', () => {
    const coordinate = fc.integer({ min: -500, max: 3000 });
    fc.assert(
      fc.property(fc.array(fc.tuple(coordinate, coordinate), { minLength: 2, maxLength: 20 }), (points) => {
        const drawn = stroke(...points);
        const [sent = []] = inBox([drawn]);
        for (const [index, [x, y, time, pressure]] of sent.entries()) {
          expect(x >= 0 && x <= BOX.width && y >= 0 && y <= BOX.height).toBe(true);
          expect([time, pressure]).toEqual(drawn[index]!.slice(2));
        }
        const { scale } = placeOf([drawn], BOX.width, BOX.height);
        const [[fromX, fromY] = [0, 0], [toX, toY] = [0, 0]] = drawn;
        expect(sent[1]![0] - sent[0]![0]).toBeCloseTo((toX - fromX) * scale, 1);
        expect(sent[1]![1] - sent[0]![1]).toBeCloseTo((toY - fromY) * scale, 1);
      }),
    );
  });
});
