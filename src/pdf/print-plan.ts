import { SheetFieldType } from '../domain/enums.ts';
import { chartBlock } from './chart-picture.ts';
import { drawEvidencePage } from './evidence-page.ts';
import { background, pictureBlock, tickBlock } from './fixed-fields.ts';
import { type Block, drawBlocks } from './flow.ts';
import { legendBlock } from './legend.ts';
import type { OutputTexts, PlanDocument, SignatureMark } from './model.ts';
import { Paper, type TextLook } from './paper.ts';
import type { Fonts } from './pdf-file.ts';
import type { PrintedTable } from './printed-table.ts';
import { BOTTOM_MARGIN, POINTS, type Sheet, type SheetField, TOP_MARGIN } from './sheet.ts';
import { fieldsToPrint, isBackground, isFixed, isSignature, type SheetUnit } from './sheet-units.ts';
import { drawSignatureBox } from './signature-box.ts';
import { tableBlock } from './table.ts';
import { pieces } from './text.ts';
import { textBlock } from './text-block.ts';

/** Points left and right of the table of procedures: it is as wide as the note and the boxes of the usual sheet. */
const SIDE = 36;
/** If the table's box is at least this share of the page wide, its width counts; if not, only its left edge does. */
const WIDE = 0.8;
const FOOT: TextLook = { size: 7, color: '#52606d' };

/** The plan as a PDF/UA file with its type embedded (`treatment-plans.md` 5.3): the same plan, the same bytes. */
export function printPlan(plan: PlanDocument, fonts: Fonts): Promise<Uint8Array> {
  const { sheet } = plan;
  const paper = new Paper({ ...plan, width: sheet.width * POINTS, height: sheet.height * POINTS }, fonts);
  const bottom = (sheet.height - BOTTOM_MARGIN) * POINTS;
  const units = fieldsToPrint(sheet.fields, contentOf(plan));
  const fields = units.flatMap((unit) => unit.fields);
  const isBehind = (unit: SheetUnit) => unit.fields.length === 1 && isBackground(unit.fields[0]!, fields);
  const blocks = units
    .filter((unit) => !isBehind(unit))
    .map((unit) => ({ ...blockOf(paper, plan, unit), keepsBelow: signatureBelow(unit, units) }));
  const behind = units.filter(isBehind).map((unit) => background(paper, unit.fields[0]!));
  drawBlocks(paper, blocks, behind, { top: TOP_MARGIN * POINTS, bottom });
  if (plan.evidence) drawEvidencePage(paper, plan.evidence, bottom);
  for (let page = 0; page < paper.pages; page++) drawFoot(paper, plan.footer, page);
  return paper.finish();
}

/** The content of a field; undefined = nothing, so that what is below moves up. */
function contentOf(plan: PlanDocument) {
  return (field: SheetField): boolean => {
    if (field.type === SheetFieldType.Image || field.type === SheetFieldType.PatImage)
      return field.picture !== undefined;
    if (field.type === SheetFieldType.CheckBox) return field.value === 'X';
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

/** Points from the note down to the end of the signature below it: nobody should sign on a page with nothing else. */
function signatureBelow(unit: SheetUnit, units: readonly SheetUnit[]): number {
  if (unit.fields[0]!.name !== 'Note') return 0;
  const next = units.filter(({ top }) => top >= unit.bottom - 1).toSorted((a, b) => a.top - b.top)[0];
  return next?.fields.some(isSignature) ? (next.bottom - unit.bottom) * POINTS : 0;
}

function blockOf(paper: Paper, plan: PlanDocument, unit: SheetUnit): Block {
  const root = () => paper.root;
  const box = inPoints(unit);
  if (unit.fields.length > 1 || isSignature(unit.fields[0]!)) return signatureBlock(paper, plan, unit);
  const field = unit.fields[0]!;
  const table = tableOf(plan, field);
  if (table) {
    const isPlaced = box.right - box.left >= WIDE * paper.width && box.right <= paper.width;
    const isMain = field.name === 'TreatPlanMain' && !isPlaced;
    return tableBlock(paper, root, table, isMain ? { ...box, left: SIDE, right: paper.width - SIDE } : box);
  }
  if (field.name === 'toothChart') return chartBlock(paper, root, plan.chart!, box, namesSides(plan.sheet));
  if (field.name === 'toothChartLegend') return legendBlock(paper, plan.legend, box);
  if (field.picture) return pictureBlock(paper, field);
  return smallBlock(paper, plan, field);
}

const namesSides = ({ fields }: Sheet) =>
  ['right', 'left'].every((side) => fields.some(({ value }) => value.toLowerCase().includes(side)));

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
  if (type === SheetFieldType.StaticText || !Object.hasOwn(texts, name)) return value;
  return texts[name as keyof OutputTexts];
}

/** Signature boxes with the names and dates around them, in one piece so that no page break divides them. */
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
      } else if (isFixed(field)) background(paper, field).draw(at, field.height * POINTS);
      else drawFrom(at, smallBlock(paper, plan, field));
    }
  };
  return { ...box, pieces: [{ height: box.bottom - box.top, draw }] };
}

/** A text or the cross of a check box. */
function smallBlock(paper: Paper, plan: PlanDocument, field: SheetField): Block {
  if (field.type === SheetFieldType.CheckBox) return tickBlock(paper, field);
  return textBlock(paper, field, textOf(plan, field), field.name === 'Heading' ? 'H1' : 'P');
}

function drawFrom(top: number, { pieces }: Block): void {
  let y = top;
  for (const piece of pieces) {
    piece.draw(y);
    y += piece.height;
  }
}

function drawFoot(paper: Paper, footer: string, page: number): void {
  paper.onPage(page);
  const number = `Page ${page + 1} of ${paper.pages}`;
  const y = paper.height - 27;
  const right = paper.width - 36 - paper.widthOf(number, FOOT);
  // Long names end before the number of the page.
  const [first = '', ...more] = pieces(paper, footer, right - 60, FOOT);
  paper.artifact(() => {
    paper.text(more.length > 0 ? `${first.trimEnd()}…` : first, 36, y, FOOT);
    paper.text(number, right, y, FOOT);
  }, 'Pagination');
}
