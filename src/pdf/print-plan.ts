import { SheetFieldType } from '../domain/enums.ts';
import { directionOf } from './bidi.ts';
import { chartBlock } from './chart-picture.ts';
import { drawEvidencePage } from './evidence-page.ts';
import { type Block, drawBlocks, type Piece } from './flow.ts';
import type { OutputTexts, PlanDocument, SignatureMark } from './model.ts';
import { type Fonts, Paper, type Tag, type TextLook } from './paper.ts';
import type { PrintedTable } from './printed-table.ts';
import { BOTTOM_MARGIN, type Sheet, type SheetField, TOP_MARGIN } from './sheet.ts';
import { fieldsToPrint, type SheetUnit } from './sheet-units.ts';
import { drawSignatureBox } from './signature-box.ts';
import { tableBlock } from './table.ts';
import { drawLine, wrapped } from './text.ts';

/** Points in a hundredth of an inch. */
const POINTS = 0.72;
/** Points left and right of a table that no table enters. */
const SIDE = 22;
const FOOT: TextLook = { size: 7, color: '#52606d' };
const FRAME = '#cbd2d9';

/** The plan as a PDF/UA file with its type embedded (`treatment-plans.md` 5.3): the same plan, the same bytes. */
export function printPlan(plan: PlanDocument, fonts: Fonts): Promise<Uint8Array> {
  const { sheet } = plan;
  const paper = new Paper({ ...plan, width: sheet.width * POINTS, height: sheet.height * POINTS }, fonts);
  const bottom = (sheet.height - BOTTOM_MARGIN) * POINTS;
  const blocks = fieldsToPrint(sheet.fields, contentOf(plan)).map((unit) => blockOf(paper, plan, unit));
  drawBlocks(paper, blocks, { top: TOP_MARGIN * POINTS, bottom });
  if (plan.evidence) drawEvidencePage(paper, plan.evidence, bottom);
  for (let page = 0; page < paper.pages; page++) drawFoot(paper, plan.footer, page);
  return paper.finish();
}

/** What a field has to show; undefined = nothing, so that what is below moves up. */
function contentOf(plan: PlanDocument) {
  return (field: SheetField): boolean => {
    switch (field.name) {
      case 'toothChart':
        return plan.chart !== undefined;
      case 'toothChartLegend':
        return plan.chart !== undefined && plan.legend.length > 0;
      case 'TreatPlanBenefitsFamily':
        return plan.familyBenefits !== undefined;
      case 'TreatPlanBenefitsIndividual':
        return plan.individualBenefits !== undefined;
      default:
        return true;
    }
  };
}

function blockOf(paper: Paper, plan: PlanDocument, unit: SheetUnit): Block {
  const root = () => paper.root;
  const box = inPoints(unit);
  if (unit.fields.length > 1 || isSignature(unit.fields[0]!)) return signatureBlock(paper, plan, unit);
  const field = unit.fields[0]!;
  const table = tableOf(plan, field);
  if (table) {
    const isMain = field.name === 'TreatPlanMain';
    return tableBlock(paper, root, table, isMain ? { ...box, left: SIDE, right: paper.width - SIDE } : box);
  }
  if (field.name === 'toothChart') return chartBlock(paper, root, plan.chart!, box, namesSides(plan.sheet));
  if (field.name === 'toothChartLegend') return legendBlock(paper, plan, box);
  if (field.type === SheetFieldType.Line || field.type === SheetFieldType.Rectangle) return frameBlock(paper, field);
  return textBlock(paper, field, textOf(plan, field), field.name === 'Heading' ? 'H1' : 'P');
}

const namesSides = ({ fields }: Sheet) =>
  ['right', 'left'].every((side) => fields.some(({ value }) => value.toLowerCase().includes(side)));

const isSignature = ({ type }: SheetField) => type === SheetFieldType.SigBox || type === SheetFieldType.SigBoxPractice;

const inPoints = ({ left, right, top, bottom }: SheetUnit) => ({
  left: left * POINTS,
  right: right * POINTS,
  top: top * POINTS,
  bottom: bottom * POINTS,
});

function tableOf(plan: PlanDocument, { name }: SheetField): PrintedTable | undefined {
  if (name === 'TreatPlanMain') return plan.lines;
  if (name === 'TreatPlanBenefitsFamily') return plan.familyBenefits;
  return name === 'TreatPlanBenefitsIndividual' ? plan.individualBenefits : undefined;
}

function textOf({ texts }: PlanDocument, { type, name, value }: SheetField): string {
  if (type === SheetFieldType.StaticText) return value;
  return name in texts ? texts[name as keyof OutputTexts] : '';
}

/** A text that grows downwards, a line to a piece. The note has a thin frame. */
function textBlock(paper: Paper, field: SheetField, text: string, type: 'H1' | 'P'): Block {
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
      height: tall,
      draw: (top) => {
        if (isFramed) paper.artifact(() => drawFrameAround(paper, { left, right, top, tall, isFirst, isLast }));
        const place = { left: left + pad, right: right - pad, top: top + above, align: alignOf(field, line) };
        paper.within(tag(), () => drawLine(paper, lines, index, look, place));
        if (isLast) tag().end();
      },
    };
  });
  return { left, right, top: field.y * POINTS, bottom: (field.y + field.height) * POINTS, pieces };
}

/** Prose in a right-to-left language begins at the right; everything else stands where the layout has it. */
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

/** A frame that is drawn with its lines, so that it may go on over a page's end. */
function drawFrameAround(paper: Paper, { left, right, top, tall, isFirst, isLast }: FramePart): void {
  const bottom = top + tall;
  paper.path(`M ${left} ${top} L ${left} ${bottom} M ${right} ${top} L ${right} ${bottom}`, {
    stroke: FRAME,
    lineWidth: 0.6,
  });
  if (isFirst) paper.rule(left, right, top, FRAME);
  if (isLast) paper.rule(left, right, bottom, FRAME);
}

/** An element made when its first part is drawn, so that readers meet it in the order of the page. */
function lazyTag(paper: Paper, type: string): () => Tag {
  let made: Tag | undefined;
  return () => {
    made ??= paper.tag(paper.root, type);
    return made;
  };
}

function legendBlock(paper: Paper, { legend }: PlanDocument, box: ReturnType<typeof inPoints>): Block {
  const look: TextLook = { size: 8, color: '#1f2933' };
  const wide = legend.map(({ words }) => paper.widthOf(words, look) + 14 + 16);
  const total = wide.reduce((sum, width) => sum + width, -16);
  const draw = (top: number) => {
    const tag = paper.tag(paper.root, 'P');
    let x = (box.left + box.right - total) / 2;
    for (const [index, { words, color }] of legend.entries()) {
      const left = x;
      paper.artifact(() => paper.rectangle(left, top + 1.5, 9, 8, { fill: color }));
      paper.within(tag, () => paper.text(`${words} `, left + 13, top, look));
      x += wide[index]!;
    }
    tag.end();
  };
  return { ...box, pieces: [{ height: box.bottom - box.top, draw }] };
}

function frameBlock(paper: Paper, field: SheetField): Block {
  const [left, top, wide, tall] = [field.x, field.y, field.width, field.height].map((size) => size * POINTS) as [
    number,
    number,
    number,
    number,
  ];
  const draw = (at: number) =>
    paper.artifact(() => {
      if (field.type === SheetFieldType.Rectangle) paper.rectangle(left, at, wide, tall, { stroke: field.color });
      else paper.path(`M ${left} ${at} L ${left + wide} ${at + tall}`, { stroke: field.color, lineWidth: 0.6 });
    });
  return {
    left,
    right: left + wide,
    top,
    bottom: top + Math.max(0, tall),
    pieces: [{ height: Math.max(0, tall), draw }],
  };
}

/** Signature boxes with the names and dates around them: one piece, so that no page break parts them. */
function signatureBlock(paper: Paper, plan: PlanDocument, unit: SheetUnit): Block {
  const box = inPoints(unit);
  const draw = (top: number) => {
    for (const field of unit.fields) {
      const at = top + (field.y - unit.top) * POINTS;
      if (isSignature(field)) {
        const isPractice = field.type === SheetFieldType.SigBoxPractice;
        const mark: SignatureMark = isPractice ? plan.signaturePractice : plan.signature;
        const left = field.x * POINTS;
        const place = { left, right: left + field.width * POINTS, top: at, bottom: at + field.height * POINTS };
        drawSignatureBox(
          paper,
          paper.root,
          place,
          isPractice ? 'Signature for the practice' : 'Signature of the patient or guardian',
          mark,
        );
      } else {
        const { pieces } = textBlock(paper, field, textOf(plan, field), 'P');
        let y = at;
        for (const piece of pieces) {
          piece.draw(y);
          y += piece.height;
        }
      }
    }
  };
  return { ...box, pieces: [{ height: box.bottom - box.top, draw }] };
}

function drawFoot(paper: Paper, footer: string, page: number): void {
  paper.onPage(page);
  const number = `Page ${page + 1} of ${paper.pages}`;
  const y = paper.height - 27;
  paper.artifact(() => {
    paper.text(footer, 36, y, FOOT);
    paper.text(number, paper.width - 36 - paper.widthOf(number, FOOT), y, FOOT);
  }, 'Pagination');
}
