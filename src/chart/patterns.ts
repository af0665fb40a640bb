import type { PathData, PatternName } from './shapes.ts';

/** One tile of a pattern, repeated from the origin: strokes of this width, or filled dots. */
interface Tile {
  readonly size: number;
  /** Drawn with a stroke. */
  readonly lines: PathData;
  readonly lineWidth: number;
  /** Centres of filled dots, x and y in turn. */
  readonly dots: readonly (readonly [number, number])[];
  readonly dotRadius: number;
}

const lines = (size: number, d: PathData, lineWidth: number): Tile => ({
  size,
  lines: d,
  lineWidth,
  dots: [],
  dotRadius: 0,
});

/** `solid` has no marks, only a fill. */
export const tiles: Readonly<Record<Exclude<PatternName, 'solid'>, Tile>> = {
  hatched: lines(6, 'M -1.5 1.5 L 1.5 -1.5 M 0 6 L 6 0 M 4.5 7.5 L 7.5 4.5', 1.5),
  crosshatched: lines(7, 'M 0 7 L 7 0 M 0 0 L 7 7', 0.9),
  striped: lines(5, 'M 0 2.5 L 5 2.5', 1.3),
  checked: lines(6, 'M 0 3 L 6 3 M 3 0 L 3 6', 0.9),
  dotted: { size: 5, lines: '', lineWidth: 0, dots: [[2.5, 2.5]], dotRadius: 1.1 },
  ringed: lines(6, 'M 1.2 3 C 1.2 0.6 4.8 0.6 4.8 3 C 4.8 5.4 1.2 5.4 1.2 3', 1),
};

/** The marks of a pattern over a box, for an output format without patterns: clip to the shape, then draw them. */
export function marksOver(
  name: Exclude<PatternName, 'solid'>,
  box: { left: number; top: number; right: number; bottom: number },
): { lines: PathData; lineWidth: number; dots: [number, number][]; dotRadius: number } {
  const tile = tiles[name];
  const found: string[] = [];
  const dots: [number, number][] = [];
  for (let y = Math.floor(box.top / tile.size) * tile.size; y < box.bottom; y += tile.size) {
    for (let x = Math.floor(box.left / tile.size) * tile.size; x < box.right; x += tile.size) {
      if (tile.lines) found.push(movedBy(tile.lines, x, y));
      for (const [dx, dy] of tile.dots) dots.push([x + dx, y + dy]);
    }
  }
  return { lines: found.join(' '), lineWidth: tile.lineWidth, dots, dotRadius: tile.dotRadius };
}

function movedBy(d: PathData, x: number, y: number): PathData {
  let index = 0;
  return d.replace(/-?\d+(?:\.\d+)?/g, (number) => {
    const moved = Number(number) + (index++ % 2 === 0 ? x : y);
    return String(Math.round(moved * 100) / 100);
  });
}
