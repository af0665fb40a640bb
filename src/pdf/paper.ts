import type { Font } from 'fontkit';
import PDFDocument from 'pdfkit';

/** The two cuts of the type everything is set in. Opened once (`fonts.ts`): reading them takes longer than a page. */
export interface Fonts {
  readonly regular: Font;
  readonly bold: Font;
}

export interface TextLook {
  readonly size: number;
  readonly isBold?: boolean;
  readonly color?: string;
}

/** What the file says of itself. */
export interface PaperInfo {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  readonly language: string;
  /** `yyyy-MM-dd HH:mm:ss` */
  readonly createdAt: string;
  /** Points. */
  readonly width: number;
  readonly height: number;
}

/** An element of the structure tree that readers walk through. */
export type Tag = PDFKit.PDFStructureElement;

export interface TagOptions {
  /** Said in place of what is drawn. */
  readonly alt?: string;
  /** Long form of an abbreviation. */
  readonly expanded?: string;
  /** Which cells a heading cell belongs to. */
  readonly scope?: 'Column' | 'Row' | 'Both';
  /** Left, top, right, bottom in points, for a picture. */
  readonly bbox?: readonly [number, number, number, number];
}

/** Shown where the type has no drawing for a character. */
const UNKNOWN = '?';
/** Longer than any word of a language; longer runs are measured in pieces, so that time grows with their length. */
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
  readonly #fonts: Fonts;
  readonly #bytes: Promise<Uint8Array>;
  readonly #widths = new Map<string, number>();
  #pages = 1;

  constructor(info: PaperInfo, fonts: Fonts) {
    const created = new Date(`${info.createdAt.replace(' ', 'T')}Z`);
    const doc = new PDFDocument({
      size: [info.width, info.height],
      margin: 0,
      bufferPages: true,
      pdfVersion: '1.7',
      subset: 'PDF/UA' as never,
      tagged: true,
      lang: info.language,
      displayTitle: true,
      // No font of the library's own: every font must be in the file.
      font: null as never,
      info: {
        Title: info.title,
        Author: info.author,
        Subject: info.subject,
        Creator: 'Bitewing',
        Producer: 'Bitewing',
        CreationDate: created,
        ModDate: created,
      },
    });
    doc.registerFont('regular', fonts.regular as never);
    doc.registerFont('bold', fonts.bold as never);
    this.width = info.width;
    this.height = info.height;
    this.#doc = doc;
    this.#fonts = fonts;
    this.#bytes = collected(doc);
    this.root = doc.struct('Document');
    doc.addStructure(this.root);
  }

  get pages(): number {
    return this.#pages;
  }

  /** Draw on this page from here on; pages that do not exist yet are begun. */
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

  /** What `draw` draws belongs to the element; an element may have parts on several pages. */
  within(tag: Tag, draw: () => void): void {
    tag.add(draw);
  }

  /** What `draw` draws is decoration: rules, frames, repeated headings, page numbers. */
  artifact(draw: () => void, type: 'Layout' | 'Pagination' = 'Layout'): void {
    this.#doc.markContent('Artifact', { type } as never);
    draw();
    this.#doc.endMarkedContent();
  }

  /** One line of text, its left end at `x` and the top of its letters' box at `y`. */
  text(text: string, x: number, y: number, look: TextLook, baseline: 'top' | 'alphabetic' = 'top'): void {
    const shown = this.#shown(text, look);
    if (shown.trim() === '') return;
    this.#set(look);
    this.#doc.fillColor(look.color ?? '#000000').text(shown, x, y, { lineBreak: false, baseline });
  }

  /** Points a line of this text takes from left to right. */
  widthOf(text: string, look: TextLook): number {
    let width = 0;
    for (const word of this.#shown(text, look).split(/(?<= )/)) width += this.#widthOfWord(word, look);
    return width;
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

  /** Runs `draw` in a system of its own: moved, scaled, and clipped to `clip` when given. */
  inside({ x = 0, y = 0, scale = 1, clip, opacity }: Inside, draw: () => void): void {
    this.#doc.save();
    if (x || y) this.#doc.translate(x, y);
    if (scale !== 1) this.#doc.scale(scale);
    if (clip) this.#doc.path(clip).clip();
    if (opacity !== undefined) this.#doc.fillOpacity(opacity).strokeOpacity(1);
    draw();
    this.#doc.restore();
  }

  /** Writes what is left and answers the file. */
  async finish(): Promise<Uint8Array> {
    this.root.end();
    this.#doc.end();
    return this.#bytes;
  }

  #set({ size, isBold = false }: TextLook): void {
    this.#doc.font(isBold ? 'bold' : 'regular').fontSize(size);
  }

  #widthOfWord(word: string, look: TextLook): number {
    if (word.length > LONGEST_WORD) {
      return this.#widthOfWord(word.slice(0, LONGEST_WORD), look) + this.#widthOfWord(word.slice(LONGEST_WORD), look);
    }
    const name = `${look.isBold ? 'b' : 'r'}${look.size} ${word}`;
    const known = this.#widths.get(name);
    if (known !== undefined) return known;
    this.#set(look);
    const width = this.#doc.widthOfString(word);
    this.#widths.set(name, width);
    return width;
  }

  /** Characters the type cannot draw become a question mark; control characters and tabs become blanks. */
  #shown(text: string, look: TextLook): string {
    if (/^[\x20-\x7e]*$/.test(text)) return text;
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they have no drawing
    const printable = text.replace(/[\u0000-\u001f\u007f]/g, ' ').normalize('NFC');
    if (/^[\x20-\x7e]*$/.test(printable)) return printable;
    const font = look.isBold ? this.#fonts.bold : this.#fonts.regular;
    return Array.from(printable, (character) =>
      font.hasGlyphForCodePoint(character.codePointAt(0)!) ? character : UNKNOWN,
    ).join('');
  }
}

interface Inside {
  x?: number;
  y?: number;
  scale?: number;
  clip?: string;
  opacity?: number;
}

const n = (value: number) => Math.round(value * 100) / 100;

function collected(doc: PDFKit.PDFDocument): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>();
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  doc.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
  doc.on('error', reject);
  return promise;
}
