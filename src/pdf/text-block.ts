import { directionOf } from './bidi.ts';
import type { Block, Piece } from './flow.ts';
import { FRAME, type Paper } from './paper.ts';
import { POINTS, type SheetField } from './sheet.ts';
import { lazyTag } from './tags.ts';
import { drawLine, wrapped } from './text.ts';

/** Points between the note's frame and what is below it. */
const BELOW_FRAME = 8;

/** A text that grows downwards; each line is a piece. The note has a thin frame. */
export function textBlock(paper: Paper, field: SheetField, text: string, type: 'H1' | 'P'): Block {
  const look = { size: field.fontSize, isBold: field.isBold, color: field.color };
  const isFramed = field.name === 'Note' && text !== '';
  const pad = isFramed ? 4 : 0;
  const left = field.x * POINTS;
  const right = (field.x + field.width) * POINTS;
  const lines = text === '' ? [] : wrapped(paper, text, right - left - 2 * pad, look);
  const tag = lazyTag(paper, type);
  const height = paper.lineHeight(look);
  const pieces = lines.map((line, index): Piece => {
    const isFirst = index === 0;
    const isLast = index === lines.length - 1;
    const above = isFirst ? pad : 0;
    const tall = height + above + (isLast ? pad : 0);
    return {
      height: tall + (isLast && isFramed ? BELOW_FRAME : 0),
      draw: (top) => {
        if (isFramed) paper.artifact(() => drawFrameAround(paper, { left, right, top, tall, isFirst, isLast }));
        const place = { left: left + pad, right: right - pad, top: top + above, align: alignOf(field, line) };
        paper.within(tag(), () => drawLine(paper, lines, index, look, place));
        if (isLast) tag().end();
      },
    };
  });
  const { pushes } = field;
  return { left, right, top: field.y * POINTS, bottom: (field.y + field.height) * POINTS, pieces, pushes };
}

/** Sentences in a right-to-left language begin at the right; everything else is aligned as the layout says. */
const alignOf = ({ name, align }: SheetField, line: string): SheetField['align'] =>
  name === 'Note' && align === 'left' && directionOf(line) === 'R' ? 'right' : align;

interface FramePart {
  left: number;
  right: number;
  top: number;
  tall: number;
  isFirst: boolean;
  isLast: boolean;
}

/** Part of a frame, drawn with each line, so that the frame can go on over the end of a page. */
function drawFrameAround(paper: Paper, { left, right, top, tall, isFirst, isLast }: FramePart): void {
  const bottom = top + tall;
  paper.path(`M ${left} ${top} L ${left} ${bottom} M ${right} ${top} L ${right} ${bottom}`, {
    stroke: FRAME,
    lineWidth: 0.6,
  });
  if (isFirst) paper.rule(left, right, top, FRAME);
  if (isLast) paper.rule(left, right, bottom, FRAME);
}
