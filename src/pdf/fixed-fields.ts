import { SheetFieldType } from '../domain/enums.ts';
import type { Background, Block, Place } from './flow.ts';
import { FRAME, type Paper, type TextLook } from './paper.ts';
import { type Picture, POINTS, type SheetField } from './sheet.ts';

const placeOf = ({ x, y, width, height }: SheetField): Place => ({
  left: x * POINTS,
  right: (x + width) * POINTS,
  top: y * POINTS,
  bottom: (y + height) * POINTS,
});

/** A line, a rectangle, or a picture that other fields stand on. */
export function background(paper: Paper, field: SheetField): Background {
  const place = placeOf(field);
  const { left, right } = place;
  switch (field.type) {
    case SheetFieldType.Rectangle:
      return {
        ...place,
        draw: (top, height) =>
          paper.artifact(() => paper.rectangle(left, top, right - left, height, { stroke: field.color })),
      };
    case SheetFieldType.Line:
      return {
        ...place,
        draw: (top) => {
          const d = `M ${left} ${top} L ${right} ${top + place.bottom - place.top}`;
          paper.artifact(() => paper.path(d, { stroke: field.color, lineWidth: 0.6 }));
        },
      };
    default:
      return { ...place, draw: (top) => drawPicture(paper, field.picture!, place, top) };
  }
}

/** A picture in the flow of the page: it moves with what is above it, and no page break divides it. */
export function pictureBlock(paper: Paper, field: SheetField): Block {
  const place = placeOf(field);
  const draw = (top: number) => drawPicture(paper, field.picture!, place, top);
  return { ...place, pieces: [{ height: place.bottom - place.top, draw }] };
}

/** Draws a picture in the middle of its field, as large as its proportions allow. */
function drawPicture(paper: Paper, { file, words }: Picture, { left, right, top, bottom }: Place, at: number): void {
  const [wide, tall] = [right - left, bottom - top];
  if (!file) {
    paper.artifact(() => paper.rectangle(left, at, wide, tall, { stroke: FRAME }));
    return;
  }
  const figure = paper.tag(paper.root, 'Figure', { alt: words, bbox: [left, at, right, at + tall] });
  paper.within(figure, () => paper.picture(file, left, at, wide, tall));
  figure.end();
}

/** The cross of a check box that is ticked. The box around it is a rectangle of the sheet's own. */
export function tickBlock(paper: Paper, field: SheetField): Block {
  const place = placeOf(field);
  const tall = place.bottom - place.top;
  const look: TextLook = { size: Math.min(72, Math.max(4, tall * 0.8)), isBold: true, color: field.color };
  const draw = (top: number) => {
    const tag = paper.tag(paper.root, 'P');
    const x = (place.left + place.right - paper.widthOf('X', look)) / 2;
    paper.within(tag, () => paper.text('X', x, top + (tall - paper.lineHeight(look)) / 2, look));
    tag.end();
  };
  return { ...place, pieces: [{ height: tall, draw }] };
}
