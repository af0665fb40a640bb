/** A pen position. 0,0 lifts the pen. */
export interface Point {
  x: number;
  y: number;
}

const POINT = /^(-?\d+),(-?\d+)$/;

/** Points as a signature holds them: `x,y;x,y` (`treatment-plans.md` 4.6). */
export function writePoints(points: readonly Point[]): string {
  return points.map(({ x, y }) => `${x},${y}`).join(';');
}

/** The points of a decrypted signature. Text that is no point is ignored (`treatment-plans.md` 4.7). */
export function readPoints(text: string): Point[] {
  return text.split(';').flatMap((piece) => {
    const [, x, y] = POINT.exec(piece) ?? [];
    return x === undefined || y === undefined ? [] : [{ x: Number(x), y: Number(y) }];
  });
}
