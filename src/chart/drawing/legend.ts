import type { ChartFacts } from '../facts.ts';
import type { DrawingPart, Shape } from '../shapes.ts';
import type { ChartStatus } from '../status.ts';
import { flow } from './areas.ts';
import { SIGN, signOf, tenth } from './signs.ts';
import type { Ink, Palette, Theme } from './theme.ts';
import { widthOf, wordsAt } from './words.ts';

const SWATCH = 26;
const HALF = 7;

/** The statuses of the chart, each with its paint, its sign and its words, and what a missing tooth looks like. */
export function legendParts(
  facts: ChartFacts,
  top: number,
  { theme, ink, color, hasMissing }: Palette & { readonly hasMissing: boolean },
): { parts: DrawingPart[]; bottom: number } {
  const entries = [
    ...facts.legend.map(({ status, words }) => ({ status, words })),
    ...(hasMissing ? [{ status: undefined, words: 'Missing tooth' }] : []),
  ];
  return flow(
    entries,
    top,
    ({ status, words }) => SWATCH + 6 + (status ? SIGN * 2 + 8 : 0) + widthOf(words),
    ({ status, words }, x, y) => ({
      kind: 'group',
      data: status ? { legend: status } : { legend: 'missing' },
      children: status
        ? [
            ...markOf(status, x, y, { theme, ink, color }),
            wordsAt(words, x + SWATCH + SIGN * 2 + 14, y + 4.4, theme.text),
          ]
        : [
            { kind: 'path', part: 'swatch', d: swatch(x, y), stroke: theme.ghost, dash: [1.5, 3] },
            { kind: 'path', part: 'missing', d: cross(x + SWATCH / 2, y), stroke: theme.ghost, strokeWidth: 1.4 },
            wordsAt(words, x + SWATCH + 6, y + 4.4, theme.text),
          ],
    }),
  );
}

/** Room of a status's mark, in the units of the drawing. */
export const MARK = { width: SWATCH + 6 + SIGN * 2, height: HALF * 2 };

/** How a status looks on the teeth and beside them: a swatch, its left edge at `x` and its middle at `y`, and its sign. */
export function markOf(status: ChartStatus, x: number, y: number, { theme, ink, color }: Palette): Shape[] {
  return [
    { kind: 'path', part: 'swatch', d: swatch(x, y), ...onPaper(ink(status, false), theme) },
    ...signOf(status, x + SWATCH + 6 + SIGN, y, color(status), theme),
  ];
}

/** A fill that is transparent on a tooth gets the colour of a tooth here. */
const onPaper = (ink: Ink, theme: Theme): Ink => ({ ...ink, fill: ink.fill ?? theme.crown });

function swatch(x: number, y: number): string {
  const [left, top, right, bottom] = [x, y - HALF, x + SWATCH, y + HALF].map(tenth);
  return `M ${left} ${top} L ${right} ${top} L ${right} ${bottom} L ${left} ${bottom} Z`;
}

function cross(x: number, y: number): string {
  const [left, top, right, bottom] = [x - 4, y - 4, x + 4, y + 4].map(tenth);
  return `M ${left} ${top} L ${right} ${bottom} M ${right} ${top} L ${left} ${bottom}`;
}
