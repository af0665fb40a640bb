import { marksOver } from '../chart/patterns.ts';
import { boundsOf, type Drawing, type DrawingPart, type Shape, type TextShape } from '../chart/shapes.ts';
import type { Block } from './flow.ts';
import type { Paper, Tag } from './paper.ts';

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * The picture of the mouth, as large as the field allows and in its middle, in one piece with a description for
 * readers. Its own words for right and left are left out if the sheet has larger ones beside it (`hasSides`).
 */
export function chartBlock(paper: Paper, parent: () => Tag, drawing: Drawing, box: Box, hasSides: boolean): Block {
  const parts = hasSides
    ? drawing.children.filter((part) => part.kind === 'group' || part.part !== 'words')
    : drawing.children;
  const wide = box.right - box.left;
  const tall = box.bottom - box.top;
  const scale = Math.min(wide / drawing.width, tall / drawing.height);
  const x = box.left + (wide - drawing.width * scale) / 2;
  return {
    ...box,
    pieces: [
      {
        height: tall,
        draw: (fieldTop) => {
          const y = fieldTop + (tall - drawing.height * scale) / 2;
          const figure = paper.tag(parent(), 'Figure', {
            alt: `${drawing.title}. ${drawing.description}`,
            bbox: [x, y, x + drawing.width * scale, y + drawing.height * scale],
          });
          paper.within(figure, () => paper.inside({ x, y, scale }, () => drawParts(paper, parts)));
          figure.end();
        },
      },
    ],
  };
}

export function drawParts(paper: Paper, parts: readonly DrawingPart[]): void {
  for (const part of parts) {
    if (part.kind === 'group') drawParts(paper, part.children);
    else if (part.kind === 'text') drawText(paper, part);
    else drawShape(paper, part);
  }
}

function drawShape(paper: Paper, shape: Exclude<Shape, TextShape>): void {
  const d = pathOf(shape);
  const { pattern } = shape;
  const paint = {
    ...(shape.fill ? { fill: shape.fill } : {}),
    ...(shape.stroke ? { stroke: shape.stroke, lineWidth: shape.strokeWidth ?? 1 } : {}),
    ...(shape.dash ? { dash: shape.dash } : {}),
  };
  if (pattern && pattern.name !== 'solid') {
    // The outline is drawn over the marks.
    if (shape.fill) faded(paper, shape.opacity, () => paper.path(d, { fill: shape.fill! }));
    drawMarks(paper, d, pattern.name, pattern.color);
    if (shape.stroke) paper.path(d, { ...paint, fill: '' });
  } else faded(paper, shape.opacity, () => paper.path(d, paint));
}

function drawMarks(paper: Paper, d: string, name: Parameters<typeof marksOver>[0], color: string): void {
  const marks = marksOver(name, boundsOf(d));
  paper.inside({ clip: d }, () => {
    if (marks.lines) paper.path(marks.lines, { stroke: color, lineWidth: marks.lineWidth });
    if (marks.dots.length > 0) {
      paper.path(marks.dots.map(([cx, cy]) => circlePath(cx, cy, marks.dotRadius)).join(' '), { fill: color });
    }
  });
}

function faded(paper: Paper, opacity: number | undefined, draw: () => void): void {
  if (opacity === undefined || opacity === 1) draw();
  else paper.inside({ opacity }, draw);
}

function drawText(paper: Paper, { text, x, y, size, anchor, bold = false, fill }: TextShape): void {
  const look = { size, isBold: bold, color: fill ?? '#000000' };
  const wide = paper.widthOf(text, look);
  const left = anchor === 'start' ? x : anchor === 'middle' ? x - wide / 2 : x - wide;
  paper.text(text, left, y, look, 'alphabetic');
}

function pathOf(shape: Exclude<Shape, TextShape>): string {
  if (shape.kind === 'path') return shape.d;
  if (shape.kind === 'circle') return circlePath(shape.cx, shape.cy, shape.r);
  return `M ${shape.x1} ${shape.y1} L ${shape.x2} ${shape.y2}`;
}

/** Four curves with this factor differ from a circle by a ten-thousandth of its radius at most. */
const KAPPA = 0.5522847;

function circlePath(cx: number, cy: number, r: number): string {
  const k = r * KAPPA;
  const [left, right, top, bottom] = [cx - r, cx + r, cy - r, cy + r].map(short);
  const [x1, x2, y1, y2] = [cx - k, cx + k, cy - k, cy + k].map(short);
  return (
    `M ${left} ${cy} C ${left} ${y1} ${x1} ${top} ${cx} ${top} C ${x2} ${top} ${right} ${y1} ${right} ${cy} ` +
    `C ${right} ${y2} ${x2} ${bottom} ${cx} ${bottom} C ${x1} ${bottom} ${left} ${y2} ${left} ${cy} Z`
  );
}

const short = (value: number) => Math.round(value * 1000) / 1000;
