/** One point of a pen: x, y, milliseconds, pressure. */
export type Point = readonly [number, number, number, number];
export type Strokes = readonly (readonly Point[])[];

/** Strokes are sent in units of a box of this size, whatever size the pad had. */
export const BOX = { width: 900, height: 200 };

/** Where strokes lie on a pad: `x * scale + left`, `y * scale + top`. */
export interface Place {
  readonly scale: number;
  readonly left: number;
  readonly top: number;
}

/**
 * Where strokes lie on a pad of this size. If there is room for them as they were drawn, they stay so; if not, which
 * may be the case after a turn of the tablet, they are made smaller and put in the middle.
 */
export function placeOf(strokes: Strokes, width: number, height: number): Place {
  const scale = width / BOX.width;
  let [minX, minY, maxX, maxY] = [0, 0, 0, 0];
  for (const [x, y] of strokes.flat()) {
    [minX, minY, maxX, maxY] = [Math.min(minX, x), Math.min(minY, y), Math.max(maxX, x), Math.max(maxY, y)];
  }
  const isOnPad = minX === 0 && minY === 0 && maxX <= BOX.width && maxY * scale <= height;
  if (isOnPad) return { scale, left: 0, top: 0 };
  const smaller = Math.min(scale, width / (maxX - minX), height / (maxY - minY));
  return {
    scale: smaller,
    left: (width - (minX + maxX) * smaller) / 2,
    top: (height - (minY + maxY) * smaller) / 2,
  };
}

/** The strokes as they are sent, all of them in the box. */
export function inBox(strokes: Strokes): Strokes {
  const { scale, left, top } = placeOf(strokes, BOX.width, BOX.height);
  return strokes.map((points) =>
    points.map(([x, y, time, pressure]): Point => [round(x * scale + left), round(y * scale + top), time, pressure]),
  );
}

export const round = (value: number) => Math.round(value * 100) / 100;
