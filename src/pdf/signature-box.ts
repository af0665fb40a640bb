import type { DrawnSignature, SignatureMark } from './model.ts';
import type { Paper, Tag, TextLook } from './paper.ts';
import { drawLine } from './text.ts';

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const LABEL: TextLook = { size: 6.6, color: '#52606d' };
const STAMP: TextLook = { size: 9, color: '#000000' };
const FRAME = '#9aa5b1';
/** Smallest scale of a drawing: anything smaller would be a dot. */
const SMALLEST = 0.01;

/** A signature box: its frame, its label, and the signature (`treatment-plans.md` 5.4). */
export function drawSignatureBox(paper: Paper, parent: Tag, box: Box, label: string, mark: SignatureMark): void {
  paper.artifact(() => {
    paper.rectangle(box.left, box.top, box.right - box.left, box.bottom - box.top, { stroke: FRAME });
  });
  const section = paper.tag(parent, 'Sect');
  const paragraph = paper.tag(section, 'P');
  paper.within(paragraph, () => paper.text(label, box.left + 4, box.top + 2.5, LABEL));
  paragraph.end();
  const inner = { left: box.left + 6, right: box.right - 6, top: box.top + 13, bottom: box.bottom - 5 };
  if (mark.kind === 'stamp' || mark.kind === 'remark') drawWords(paper, section, inner, mark.text);
  if (mark.kind === 'drawing') drawStrokes(paper, section, inner, mark);
  section.end();
}

function drawWords(paper: Paper, section: Tag, box: Box, text: string): void {
  const lines = text.split(/\r\n|\n/);
  const paragraph = paper.tag(section, 'P');
  const widest = Math.max(...lines.map((line) => paper.widthOf(line, STAMP)), 1);
  const look = { ...STAMP, size: Math.max(4, Math.min(STAMP.size, (STAMP.size * (box.right - box.left)) / widest)) };
  const height = lines.length * paper.lineHeight(look);
  for (const index of lines.keys()) {
    const top = (box.top + box.bottom - height) / 2 + index * paper.lineHeight(look);
    paper.within(paragraph, () => drawLine(paper, lines, index, look, { ...box, top, align: 'center' }));
  }
  paragraph.end();
}

/** A signature in the middle of a box, as large as it fits. */
export function drawStrokes(paper: Paper, parent: Tag, box: Box, { strokes, width, height }: DrawnSignature): void {
  const scale = Math.min((box.right - box.left) / width, (box.bottom - box.top) / height);
  if (scale < SMALLEST) return;
  const x = box.left + (box.right - box.left - width * scale) / 2;
  const y = box.top + (box.bottom - box.top - height * scale) / 2;
  const figure = paper.tag(parent, 'Figure', {
    alt: 'Signature drawn by hand',
    bbox: [x, y, x + width * scale, y + height * scale],
  });
  const frame = `M 0 0 L ${width} 0 L ${width} ${height} L 0 ${height} Z`;
  paper.within(figure, () =>
    paper.inside({ x, y, scale }, () =>
      paper.inside({ clip: frame }, () => {
        for (const stroke of strokes) {
          // A dot is a line from a point to itself with round ends.
          const [first = [0, 0], ...rest] = stroke;
          const points = rest.length > 0 ? rest : [first];
          const d = `M ${first[0]} ${first[1]} ${points.map(([px, py]) => `L ${px} ${py}`).join(' ')}`;
          paper.path(d, { stroke: '#10263f', lineWidth: 1.6 / scale });
        }
      }),
    ),
  );
  figure.end();
}
