import type { Color, Shape } from '../shapes.ts';
import { type ChartStatus, statusLooks } from '../status.ts';
import type { Theme } from './theme.ts';

/** Half the size of a sign. */
export const SIGN = 6;

/** The sign of a status around a point. Its form is enough to recognise it. */
export function signOf(status: ChartStatus, x: number, y: number, color: Color, theme: Theme): Shape[] {
  const part = 'sign';
  const paper = theme.background;
  const circle = (r: number, paint: { fill?: Color; stroke?: Color; strokeWidth?: number; dash?: [number, number] }) =>
    ({ kind: 'circle', part, cx: tenth(x), cy: tenth(y), r, ...paint }) as const;
  const path = (d: string, fill: Color | undefined) =>
    ({ kind: 'path', part, d, ...(fill ? { fill } : {}), stroke: color, strokeWidth: 1.8 }) as const;
  const letter = (text: string): Shape => ({
    kind: 'text',
    part,
    x: tenth(x),
    y: tenth(y + 3.2),
    size: 9,
    anchor: 'middle',
    bold: true,
    text,
    fill: color,
  });
  switch (statusLooks[status].sign) {
    case 'letter':
      return [circle(SIGN, { fill: paper, stroke: color, strokeWidth: 1.4 }), letter('P')];
    case 'letters':
      return [circle(SIGN, { fill: paper, stroke: color, strokeWidth: 1.2, dash: [1.5, 2.2] }), letter('A')];
    case 'disc':
      return [circle(SIGN - 0.5, { fill: color })];
    case 'square':
      return [path(closed(x, y, [-4, -4], [4, -4], [4, 4], [-4, 4]), color)];
    case 'ring':
      return [circle(SIGN - 1.5, { fill: paper, stroke: color, strokeWidth: 2.6 })];
    case 'arrow':
      return [path(line(x, y, [-4, 4, 4, -4], [-2.5, -4, 4, -4], [4, -4, 4, 2.5]), undefined)];
    case 'triangle':
      return [path(closed(x, y, [0, -5.5], [5.8, 4.8], [-5.8, 4.8]), paper)];
  }
}

function line(x: number, y: number, ...strokes: [number, number, number, number][]): string {
  return strokes.map(([a, b, c, d]) => `M ${tenth(x + a)} ${tenth(y + b)} L ${tenth(x + c)} ${tenth(y + d)}`).join(' ');
}

function closed(x: number, y: number, ...points: [number, number][]): string {
  return `M ${points.map(([a, b]) => `${tenth(x + a)} ${tenth(y + b)}`).join(' L ')} Z`;
}

/** A number as it stands in a drawing. */
export const tenth = (value: number) => Math.round(value * 10) / 10 || 0;
