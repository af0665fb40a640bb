import { MARK_SIZE } from '../chart/draw.ts';
import { drawParts } from './chart-picture.ts';
import type { Block, Place } from './flow.ts';
import type { LegendEntry } from './model.ts';
import type { Paper, TextLook } from './paper.ts';

const LOOK: TextLook = { size: 8, color: '#1f2933' };
/** In points: height of a mark, and the gaps between mark and words, between two entries, and between two lines. */
const MARK_HEIGHT = 8.5;
const GAP = 5;
const APART = 16;
const LINE = 13;

/** The legend of the chart, in as many lines as the field's width needs. */
export function legendBlock(paper: Paper, legend: readonly LegendEntry[], place: Place): Block {
  const scale = MARK_HEIGHT / MARK_SIZE.height;
  const markWidth = MARK_SIZE.width * scale;
  const widthOf = ({ words }: LegendEntry) => markWidth + GAP + paper.widthOf(words, LOOK);
  const lines = linesOf(legend, widthOf, place.right - place.left);
  const draw = (top: number) => {
    const tag = paper.tag(paper.root, 'P');
    for (const [row, line] of lines.entries()) {
      const y = top + row * LINE;
      let x = (place.left + place.right - lengthOf(line, widthOf)) / 2;
      for (const entry of line) {
        const left = x;
        paper.artifact(() => paper.inside({ x: left, y: y + 1.4, scale }, () => drawParts(paper, entry.mark)));
        paper.within(tag, () => paper.text(`${entry.words} `, left + markWidth + GAP, y, LOOK));
        x += widthOf(entry) + APART;
      }
    }
    tag.end();
  };
  return { ...place, pieces: [{ height: Math.max(place.bottom - place.top, lines.length * LINE), draw }] };
}

const lengthOf = (line: readonly LegendEntry[], widthOf: (entry: LegendEntry) => number) =>
  line.reduce((sum, entry) => sum + widthOf(entry) + APART, -APART);

function linesOf(legend: readonly LegendEntry[], widthOf: (entry: LegendEntry) => number, room: number) {
  const lines: LegendEntry[][] = [];
  for (const entry of legend) {
    const last = lines.at(-1);
    if (last && lengthOf([...last, entry], widthOf) <= room) last.push(entry);
    else lines.push([entry]);
  }
  return lines;
}
