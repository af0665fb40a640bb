import type { DrawnSignature, Evidence, EvidenceOfSignature } from './model.ts';
import type { Paper, Tag, TextLook } from './paper.ts';
import { drawStrokes } from './signature-box.ts';
import { drawLine, wrapped } from './text.ts';

const TITLE: TextLook = { size: 14, isBold: true, color: '#1f2933' };
const SIDE: TextLook = { size: 10.5, isBold: true, color: '#1f2933' };
const LABEL: TextLook = { size: 8.5, color: '#52606d' };
const VALUE: TextLook = { size: 8.5, color: '#000000' };
const LEFT = 54;
const LABEL_WIDTH = 110;
/** Room for a signature that was drawn. */
const DRAWN = { width: 220, height: 50 };

/** The last page of a signed plan: who signed, when, how, what exactly, and how anybody can check it. */
export function drawEvidencePage(paper: Paper, evidence: Evidence, bottom: number): void {
  const page = new EvidencePage(paper, bottom);
  page.heading('H1', 'Evidence of signature', TITLE);
  for (const signature of evidence.signatures) {
    page.heading('H2', signature.heading, SIDE);
    page.facts(factsOf(signature));
    if (signature.drawing) page.drawing(signature.drawing);
  }
  page.heading('H2', 'Records of this practice', SIDE);
  page.facts([
    ['Chain head', evidence.chainHead],
    ['Records', evidence.chainRecords > 0 ? String(evidence.chainRecords) : ''],
  ]);
  page.heading('H2', 'How to verify', SIDE);
  page.steps(evidence.howToVerify);
}

function factsOf(signature: EvidenceOfSignature): [label: string, value: string][] {
  return [
    ['Signed by', signature.signerName],
    ['Relation', signature.relation],
    ['Time', signature.signedAt],
    ['Method', signature.method],
    ['Program', signature.developer],
    ['State', signature.state],
    ['SHA-256 digest', signature.digest],
    ['Record', signature.record],
    ['Agreed to', signature.consent],
  ];
}

class EvidencePage {
  readonly #paper: Paper;
  readonly #bottom: number;
  readonly #section: Tag;
  #y = 0;

  constructor(paper: Paper, bottom: number) {
    this.#paper = paper;
    this.#bottom = bottom;
    this.#section = paper.tag(paper.root, 'Sect');
    this.#turn();
  }

  heading(type: 'H1' | 'H2', text: string, look: TextLook): void {
    this.#y += type === 'H1' ? 0 : 14;
    this.#room(60);
    const heading = this.#paper.tag(this.#section, type);
    this.#paper.within(heading, () => this.#paper.text(text, LEFT, this.#y, look));
    heading.end();
    this.#y += this.#paper.lineHeight(look) + 2;
    const { width } = this.#paper;
    this.#paper.artifact(() => this.#paper.rule(LEFT, width - LEFT, this.#y, '#d5dbe1'));
    this.#y += 5;
  }

  /** Labels and values, a row each; rows without a value are left out. */
  facts(facts: readonly (readonly [label: string, value: string])[]): void {
    const paper = this.#paper;
    const table = paper.tag(this.#section, 'Table');
    for (const [label, value] of facts.filter(([, value]) => value !== '')) {
      const x = LEFT + LABEL_WIDTH;
      const lines = wrapped(paper, value, paper.width - LEFT - x, VALUE);
      const row = paper.tag(table, 'TR');
      const head = paper.tag(row, 'TH', { scope: 'Row' });
      this.#room(paper.lineHeight(VALUE));
      paper.within(head, () => paper.text(label, LEFT, this.#y, LABEL));
      head.end();
      const cell = paper.tag(row, 'TD');
      this.#lines(cell, lines, x);
      cell.end();
      row.end();
      this.#y += 2.5;
    }
    table.end();
  }

  drawing(drawing: DrawnSignature): void {
    this.#room(DRAWN.height);
    const left = LEFT + LABEL_WIDTH;
    const box = { left, right: left + DRAWN.width, top: this.#y, bottom: this.#y + DRAWN.height };
    drawStrokes(this.#paper, this.#section, box, drawing);
    this.#y = box.bottom;
  }

  steps(sentences: readonly string[]): void {
    const paper = this.#paper;
    for (const sentence of sentences) {
      const paragraph = paper.tag(this.#section, 'P');
      this.#lines(paragraph, wrapped(paper, sentence, paper.width - 2 * LEFT, VALUE), LEFT);
      paragraph.end();
      this.#y += 4;
    }
    this.#section.end();
  }

  #lines(tag: Tag, lines: readonly string[], left: number): void {
    const paper = this.#paper;
    for (const index of lines.keys()) {
      this.#room(paper.lineHeight(VALUE));
      const place = { left, right: paper.width - LEFT, top: this.#y, align: 'left' } as const;
      paper.within(tag, () => drawLine(paper, lines, index, VALUE, place));
      this.#y += paper.lineHeight(VALUE);
    }
  }

  #room(height: number): void {
    if (this.#y + height > this.#bottom) this.#turn();
  }

  #turn(): void {
    this.#paper.onPage(this.#paper.pages);
    this.#y = 50;
  }
}
