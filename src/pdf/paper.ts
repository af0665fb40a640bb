import type { Font } from 'fontkit';
import { type LineRuns, lineRuns, type Run } from './line-runs.ts';
import { type Fonts, openFile, type PaperInfo } from './pdf-file.ts';

export interface TextLook {
  readonly size: number;
  readonly isBold?: boolean;
  readonly color?: string;
}

/** Colour of a thin frame: around a note, or where a picture cannot be shown. */
export const FRAME = '#cbd2d9';

/** An element of the structure tree that readers walk through. */
export type Tag = PDFKit.PDFStructureElement;

interface TagOptions {
  /** Read aloud in place of the drawing. */
  readonly alt?: string;
  /** Read aloud in place of the text, if the text is drawn in another order. */
  readonly actual?: string;
  /** Long form of an abbreviation. */
  readonly expanded?: string;
  /** Which cells a heading cell belongs to. */
  readonly scope?: 'Column' | 'Row' | 'Both';
  /** Left, top, right, bottom in points, for a picture. */
  readonly bbox?: readonly [number, number, number, number];
}

/**
 * Longer than any word of a language. Longer runs are measured in pieces, so that the time is proportional to their
 * length.
 */
const LONGEST_WORD = 60;

/**
 * A tagged PDF/UA file that is being written, in points from the top left corner of a page. Every drawing belongs to a
 * tag (`within`) or is decoration (`artifact`), so that nothing is read aloud twice or not at all.
 */
export class Paper {
  readonly width: number;
  readonly height: number;
  readonly root: Tag;
  readonly #doc: PDFKit.PDFDocument;
  readonly #regular: readonly Font[];
  readonly #bold: readonly Font[];
  readonly #bytes: Promise<Uint8Array>;
  readonly #widths = new Map<string, number>();
  /** While an element is drawn: the lines that are drawn after it, each in an element of its own. */
  #turned: Line[] | undefined;
  #pages = 1;

  constructor(info: PaperInfo, fonts: Fonts) {
    const { doc, bytes } = openFile(info, fonts);
    this.width = info.width;
    this.height = info.height;
    this.#doc = doc;
    this.#regular = [fonts.regular, ...fonts.others];
    this.#bold = [fonts.bold, ...fonts.others];
    this.#bytes = bytes;
    this.root = doc.struct('Document');
    doc.addStructure(this.root);
  }

  get pages(): number {
    return this.#pages;
  }

  /** Draws on this page from now on, and adds pages until it exists. */
  onPage(page: number): void {
    while (page >= this.#pages) {
      this.#doc.addPage();
      this.#pages++;
    }
    this.#doc.switchToPage(page);
  }

  /** A new element below another one. `end` it when nothing more belongs to it. */
  tag(parent: Tag, type: string, { bbox, ...options }: TagOptions = {}): Tag {
    const made = this.#doc.struct(type as never, { ...options, ...(bbox ? { bbox: [...bbox] } : {}) } as never);
    parent.add(made);
    return made;
  }

  /**
   * What `draw` draws belongs to the element; an element may have parts on several pages. A line with right-to-left
   * words becomes a part of its own, which has its text in reading order, and so do the lines after it.
   */
  within(tag: Tag, draw: () => void): void {
    const lines: Line[] = [];
    this.#turned = lines;
    tag.add(draw);
    this.#turned = undefined;
    for (const line of lines) {
      const span = this.tag(tag, 'Span', line.actual === undefined ? {} : { actual: line.actual });
      span.add(line.draw);
      span.end();
    }
  }

  /** What `draw` draws is decoration: rules, frames, repeated headings, page numbers. */
  artifact(draw: () => void, type: 'Layout' | 'Pagination' = 'Layout'): void {
    this.#doc.markContent('Artifact', { type } as never);
    draw();
    this.#doc.endMarkedContent();
  }

  /**
   * One line of text, its left end at `x` and the top of its letters' box at `y`. Words run from the left or from the
   * right, as their script does.
   */
  text(text: string, x: number, y: number, look: TextLook, baseline: 'top' | 'alphabetic' = 'top'): void {
    const { runs, order } = this.#runsOf(text, look);
    if (runs.every((run) => run.text.trim() === '')) return;
    const draw = () => this.#line({ runs, order }, x, y, look, baseline);
    const isTurned = runs.some((run) => run.isTurned);
    if (this.#turned && (isTurned || this.#turned.length > 0)) {
      this.#turned.push({ draw, ...(isTurned ? { actual: withoutMarks(text) } : {}) });
    } else draw();
  }

  #line({ runs, order }: LineRuns, x: number, y: number, look: TextLook, baseline: 'top' | 'alphabetic'): void {
    if (runs.length === 1 && runs[0]!.font === 0) {
      this.#run(runs[0]!, x, y, look, baseline);
      return;
    }
    // The boxes of fonts differ in height, so all are placed by their baseline.
    const foot = baseline === 'top' ? y + this.#ascent(look) : y;
    const places: number[] = [];
    let left = x;
    for (const index of order) {
      places[index] = left;
      left += this.#widthOfRun(runs[index]!, look);
    }
    for (const [index, run] of runs.entries()) this.#run(run, places[index]!, foot, look, 'alphabetic');
  }

  /** Points a line of this text takes from left to right. */
  widthOf(text: string, look: TextLook): number {
    return this.#runsOf(text, look).runs.reduce((sum, run) => sum + this.#widthOfRun(run, look), 0);
  }

  /** Points from the top of one line to the top of the next. */
  lineHeight(look: TextLook): number {
    return look.size * 1.32;
  }

  /** Filled, outlined or both; `d` is path data. */
  path(
    d: string,
    paint: { fill?: string; stroke?: string; lineWidth?: number; dash?: readonly [number, number] },
  ): void {
    const path = this.#doc.path(d);
    if (paint.stroke) {
      path
        .lineWidth(paint.lineWidth ?? 1)
        .lineCap('round')
        .lineJoin('round');
      if (paint.dash) path.dash(paint.dash[0], { space: paint.dash[1] });
      else path.undash();
    }
    if (paint.fill && paint.stroke) path.fillAndStroke(paint.fill, paint.stroke);
    else if (paint.fill) path.fill(paint.fill);
    else if (paint.stroke) path.stroke(paint.stroke);
  }

  rectangle(x: number, y: number, width: number, height: number, paint: { fill?: string; stroke?: string }): void {
    const right = x + width;
    const bottom = y + height;
    const d = `M ${n(x)} ${n(y)} L ${n(right)} ${n(y)} L ${n(right)} ${n(bottom)} L ${n(x)} ${n(bottom)} Z`;
    this.path(d, { ...paint, lineWidth: 0.6 });
  }

  rule(x1: number, x2: number, y: number, color: string, lineWidth = 0.6): void {
    this.path(`M ${n(x1)} ${n(y)} L ${n(x2)} ${n(y)}`, { stroke: color, lineWidth });
  }

  /** A PNG or JPEG file, as large as this room allows, in its middle. Throws for a file that is neither. */
  picture(file: Uint8Array, x: number, y: number, width: number, height: number): void {
    this.#doc.image(file as never, x, y, { fit: [width, height], align: 'center', valign: 'center' });
  }

  /** Runs `draw` in a coordinate system of its own: moved, scaled, and clipped to `clip` when given. */
  inside({ x = 0, y = 0, scale = 1, clip, opacity }: Inside, draw: () => void): void {
    this.#doc.save();
    if (x || y) this.#doc.translate(x, y);
    if (scale !== 1) this.#doc.scale(scale);
    if (clip) this.#doc.path(clip).clip();
    if (opacity !== undefined) this.#doc.fillOpacity(opacity).strokeOpacity(1);
    // The description of a picture is read aloud, so its own lines stay where they are.
    const lines = this.#turned;
    this.#turned = undefined;
    draw();
    this.#turned = lines;
    this.#doc.restore();
  }

  /** Writes what is left and answers the file. */
  async finish(): Promise<Uint8Array> {
    this.root.end();
    this.#doc.end();
    return this.#bytes;
  }

  #runsOf(text: string, { isBold }: TextLook): LineRuns {
    return lineRuns(text, isBold ? this.#bold : this.#regular);
  }

  #run(run: Run, x: number, y: number, look: TextLook, baseline: 'top' | 'alphabetic'): void {
    this.#set(run.font, look);
    this.#doc.fillColor(look.color ?? '#000000').text(run.text, x, y, { lineBreak: false, baseline });
  }

  #set(font: number, { size, isBold = false }: TextLook): void {
    this.#doc.font(font > 0 ? `other${font}` : isBold ? 'bold' : 'regular').fontSize(size);
  }

  #ascent({ size, isBold }: TextLook): number {
    const { ascent, unitsPerEm } = (isBold ? this.#bold : this.#regular)[0]!;
    return (size * ascent) / unitsPerEm;
  }

  #widthOfRun({ text, font }: Run, look: TextLook): number {
    let width = 0;
    for (const word of text.split(/(?<= )/)) width += this.#widthOfWord(word, font, look);
    return width;
  }

  #widthOfWord(word: string, font: number, look: TextLook): number {
    if (word.length > LONGEST_WORD) {
      const half = word.slice(0, LONGEST_WORD);
      return this.#widthOfWord(half, font, look) + this.#widthOfWord(word.slice(LONGEST_WORD), font, look);
    }
    const name = `${font}${look.isBold ? 'b' : 'r'}${look.size} ${word}`;
    const known = this.#widths.get(name);
    if (known !== undefined) return known;
    this.#set(font, look);
    const width = this.#doc.widthOfString(word);
    this.#widths.set(name, width);
    return width;
  }
}

interface Line {
  readonly draw: () => void;
  readonly actual?: string;
}

interface Inside {
  x?: number;
  y?: number;
  scale?: number;
  clip?: string;
  opacity?: number;
}

/** Removes marks of direction, which somebody who hears the text does not need. */
const withoutMarks = (text: string) => text.replace(/[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g, '');

const n = (value: number) => Math.round(value * 100) / 100;
