import { SheetFieldType } from '../domain/enums.ts';
import { SIGNATURE_BOXES } from '../domain/signature-boxes.ts';
import type { SheetField } from './sheet.ts';

/** Fields that stay together: one field, or signature boxes with their names and dates. */
export interface SheetUnit {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly fields: readonly SheetField[];
}

/** Hundredths of an inch within which a name, a date or a check box belongs to a signature box. */
const NEAR = 30;

const PRINTED: ReadonlySet<number> = new Set([
  SheetFieldType.OutputText,
  SheetFieldType.InputField,
  SheetFieldType.StaticText,
  SheetFieldType.Image,
  SheetFieldType.PatImage,
  SheetFieldType.CheckBox,
  SheetFieldType.ComboBox,
  SheetFieldType.Line,
  SheetFieldType.Rectangle,
  ...SIGNATURE_BOXES,
  SheetFieldType.Special,
  SheetFieldType.Grid,
]);
const BESIDE_SIGNATURES: ReadonlySet<SheetFieldType> = new Set([
  SheetFieldType.OutputText,
  SheetFieldType.InputField,
  SheetFieldType.StaticText,
  SheetFieldType.CheckBox,
]);
const FIXED: ReadonlySet<SheetFieldType> = new Set([SheetFieldType.Line, SheetFieldType.Rectangle]);
const PICTURES: ReadonlySet<SheetFieldType> = new Set([SheetFieldType.Image, SheetFieldType.PatImage]);
const GRIDS = ['TreatPlanMain', 'TreatPlanBenefitsFamily', 'TreatPlanBenefitsIndividual'];
const SPECIALS = ['toothChart', 'toothChartLegend'];

/**
 * The fields of a layout that print something, those of a signature together. If a chart or a grid has nothing to show,
 * its labels are left out, too, and what is below moves up (`treatment-plans.md` 5.3).
 */
export function fieldsToPrint(fields: readonly SheetField[], hasContent: (field: SheetField) => boolean): SheetUnit[] {
  const known = fields.filter(
    ({ type, name }) =>
      PRINTED.has(type) &&
      (type !== SheetFieldType.Grid || GRIDS.includes(name)) &&
      (type !== SheetFieldType.Special || SPECIALS.includes(name)),
  );
  const empty = known.filter((field) => !hasContent(field));
  const isLabelOfEmpty = (field: SheetField) =>
    field.type === SheetFieldType.StaticText &&
    empty.some(({ name, y, height }) => name === 'toothChart' && field.y >= y && field.y + field.height <= y + height);
  let left = known.filter((field) => !empty.includes(field) && !isLabelOfEmpty(field));
  const gone = empty.filter(({ type }) => type === SheetFieldType.Grid || type === SheetFieldType.Special);
  for (const one of gone.toSorted((a, b) => b.y - a.y)) left = closedUp(left, one);
  return signaturesTogether(left);
}

export const isSignature = ({ type }: SheetField): boolean => SIGNATURE_BOXES.includes(type);

export const isFixed = ({ type }: SheetField): boolean => FIXED.has(type);

/** Whether a field is drawn behind the others: lines, frames, and a picture that something stands on. */
export function isBackground(field: SheetField, fields: readonly SheetField[]): boolean {
  if (isFixed(field)) return true;
  const isOver = (other: SheetField) =>
    overlaps(field, other) && field.x < other.x + other.width && other.x < field.x + field.width;
  return PICTURES.has(field.type) && fields.some((other) => other !== field && !isFixed(other) && isOver(other));
}

/** Moves the fields below a field that shows nothing into its room, unless there is something beside it. */
function closedUp(fields: readonly SheetField[], gone: SheetField): SheetField[] {
  const below = fields.filter(({ y }) => y >= gone.y + gone.height);
  const beside = fields.some(({ y, height }) => y < gone.y + gone.height && y + height > gone.y);
  if (beside || below.length === 0) return [...fields];
  const gain = Math.min(...below.map(({ y }) => y)) - gone.y;
  return fields.map((field) => (below.includes(field) ? { ...field, y: field.y - gain } : field));
}

function signaturesTogether(fields: readonly SheetField[]): SheetUnit[] {
  const rest = fields.filter((field) => !isSignature(field));
  const groups: SheetField[][] = [];
  for (const box of fields.filter(isSignature).toSorted((a, b) => a.y - b.y)) {
    const beside = groups.find((group) => group.some((other) => overlaps(other, box)));
    if (beside) beside.push(box);
    else groups.push([box]);
  }
  const taken = new Set<SheetField>();
  for (const group of groups) {
    const boxes = [...group];
    for (const field of rest) {
      const isSmall = BESIDE_SIGNATURES.has(field.type) || (isFixed(field) && field.height <= NEAR);
      const isNear = boxes.some(
        (box) => field.y >= box.y - NEAR && field.y + field.height <= box.y + box.height + NEAR,
      );
      const isOwn = !['Note', 'Heading', 'defaultHeading'].includes(field.name);
      if (!isSmall || !isNear || !isOwn || taken.has(field)) continue;
      taken.add(field);
      group.push(field);
    }
  }
  return [...rest.filter((field) => !taken.has(field)).map((field) => [field]), ...groups].map(unitOf);
}

const overlaps = (a: SheetField, b: SheetField) => a.y < b.y + b.height && b.y < a.y + a.height;

function unitOf(fields: readonly SheetField[]): SheetUnit {
  return {
    left: Math.min(...fields.map(({ x }) => x)),
    right: Math.max(...fields.map(({ x, width }) => x + width)),
    top: Math.min(...fields.map(({ y }) => y)),
    bottom: Math.max(...fields.map(({ y, height }) => y + height)),
    fields: fields.toSorted((a, b) => a.y - b.y || a.x - b.x),
  };
}
