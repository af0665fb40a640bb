import { TreatArea } from './enums.ts';
import { badRequest, invalid } from './refusal.ts';
import { parseRegion, parseToothSurfaces } from './surfaces.ts';
import { parseToothNum } from './teeth.ts';
import { parseToothRange } from './tooth-ranges.ts';

/** The three columns that say where in the mouth a procedure is. */
interface ToothFields {
  readonly ToothNum: string;
  readonly Surf: string;
  readonly ToothRange: string;
}

export type ToothField = keyof ToothFields;

interface CodeArea {
  readonly TreatArea: number;
  readonly AreaAlsoToothRange: number;
}

/** Which of the fields a code's treatment area uses (`procedures.md` 16). */
export function fieldsUsed({ TreatArea: area, AreaAlsoToothRange }: CodeArea): readonly ToothField[] {
  switch (area) {
    case TreatArea.Surf:
      return ['ToothNum', 'Surf'];
    case TreatArea.Tooth:
      return ['ToothNum'];
    case TreatArea.Quad:
    case TreatArea.Arch:
      return AreaAlsoToothRange ? ['Surf', 'ToothRange'] : ['Surf'];
    case TreatArea.Sextant:
      return ['Surf'];
    case TreatArea.ToothRange:
      return ['ToothRange'];
    default:
      return [];
  }
}

/** Which fields were sent with a value though the code's treatment area has no use for them. */
export function fieldsUnused(code: CodeArea, sent: Partial<ToothFields>): ToothField[] {
  const used = fieldsUsed(code);
  return (['ToothNum', 'Surf', 'ToothRange'] as const).filter((name) => sent[name] && !used.includes(name));
}

/** Two codes share an area when one may take the other's place on a procedure (`procedures.md` 9.2). */
export function hasSameArea(one: CodeArea, other: CodeArea): boolean {
  const alsoRange = ({ TreatArea: area, AreaAlsoToothRange }: CodeArea) =>
    (area === TreatArea.Quad || area === TreatArea.Arch) && AreaAlsoToothRange !== 0;
  return one.TreatArea === other.TreatArea && alsoRange(one) === alsoRange(other);
}

/**
 * The stored form of what a new procedure was sent, for its code: what the area needs must be there and valid, what it
 * does not use is dropped (`procedures.md` 16; `fieldsUnused` names it). Refuses with the first fault in the order ToothNum,
 * Surf, ToothRange.
 */
export function placeNewProcedure(code: CodeArea, sent: Partial<ToothFields>): ToothFields {
  const used = fieldsUsed(code);
  for (const name of used) {
    if (!sent[name]) throw badRequest(`A ${name} is required for the procedure code's treatment area.`);
  }
  const kept = Object.fromEntries(used.map((name) => [name, sent[name]])) as Partial<ToothFields>;
  return placeProcedure(code, { ToothNum: '', Surf: '', ToothRange: '' }, kept);
}

/**
 * The stored form after an edit. `sent` holds only fields the area uses; tooth and surfaces must fit each other as they
 * will stand together (`procedures.md` 9.2).
 */
export function placeProcedure(code: CodeArea, stored: ToothFields, sent: Partial<ToothFields>): ToothFields {
  const ToothNum = sent.ToothNum ? toothOf(sent.ToothNum) : stored.ToothNum;
  const ToothRange = sent.ToothRange ? rangeOf(sent.ToothRange) : stored.ToothRange;
  const Surf = surfOf(code, stored, sent, ToothNum);
  return { ToothNum, Surf, ToothRange };
}

function toothOf(sent: string): string {
  const tooth = parseToothNum(sent);
  if (tooth === undefined) throw invalid('ToothNum');
  return tooth;
}

function rangeOf(sent: string): string {
  const range = parseToothRange(sent);
  if ('refusal' in range) throw badRequest(range.refusal);
  return range.teeth;
}

function surfOf(code: CodeArea, stored: ToothFields, sent: Partial<ToothFields>, tooth: string): string {
  const isSurfaces = code.TreatArea === TreatArea.Surf;
  const text = sent.Surf || (isSurfaces && sent.ToothNum ? stored.Surf : '');
  if (!text) return stored.Surf;
  const surf = isSurfaces ? parseToothSurfaces(text, tooth) : parseRegion(regionOf(code), text);
  if (surf === undefined) throw invalid('Surf');
  return surf;
}

function regionOf({ TreatArea: area }: CodeArea): 'Quad' | 'Sextant' | 'Arch' {
  return area === TreatArea.Sextant ? 'Sextant' : area === TreatArea.Arch ? 'Arch' : 'Quad';
}
