import { type Row, tables } from '../../db/schema/tables.ts';
import { SubstitutionCondition, ToothPaintingType, TreatArea } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { GROUP_NOTE_CODE } from '../../practice/chart/procedure-codes.ts';

/** Reads a cell: its value, or what is wrong with it, as the end of a sentence that begins with the cell's text. */
export type CellReader = (cell: string) => string | number | Key | { problem: string };

/** A text of at most its column's length, which must match `pattern` if there is one. */
function textColumn(name: keyof typeof tables.procedurecode, pattern?: RegExp, problem = 'is not valid'): CellReader {
  const longest = Number(/\((\d+)\)/.exec(tables.procedurecode[name].type)?.[1] ?? 0);
  return (cell) => {
    // No character has more than two units.
    if (cell.length > 2 * longest || [...cell].length > longest)
      return { problem: `is longer than ${longest} characters` };
    return pattern && !pattern.test(cell) ? { problem } : cell;
  };
}

/** A Map, as an object would also have a value for "constructor". */
const FLAGS = new Map(Object.entries({ true: 1, yes: 1, '1': 1, false: 0, no: 0, '0': 0 }));

const flag: CellReader = (cell) => {
  return FLAGS.get(cell.trim().toLowerCase()) ?? { problem: 'is neither true nor false' };
};

const count: CellReader = (cell) =>
  /^\d{1,4}$/.test(cell.trim()) ? Number(cell) : { problem: 'is not a whole number' };

/** A name, letter case ignored, or the number stored for it. */
function oneOf(names: Record<string, number>): CellReader {
  const all = Object.keys(names);
  return (cell) => {
    const wanted = cell.trim().toLowerCase();
    const name = all.find((each) => each.toLowerCase() === wanted || String(names[each]) === wanted);
    return name === undefined ? { problem: `is none of ${all.join(', ')}` } : names[name]!;
  };
}

const procCode: CellReader = (cell) =>
  cell === GROUP_NOTE_CODE
    ? { problem: 'belongs to group notes and cannot be loaded' }
    : textColumn('ProcCode', /\S/, 'is blank')(cell);

/** Every column a file may have besides ProcCat, which needs the office's categories. */
export const codeColumns: Record<string, CellReader> = {
  ProcCode: procCode,
  Descript: textColumn('Descript'),
  AbbrDesc: textColumn('AbbrDesc'),
  LaymanTerm: textColumn('LaymanTerm'),
  ProcTime: textColumn('ProcTime', /^[X/]+$/, 'may hold X and / only'),
  TreatArea: oneOf(TreatArea),
  AreaAlsoToothRange: flag,
  NoBillIns: flag,
  IsProsth: flag,
  IsHygiene: flag,
  IsTaxed: flag,
  IsRadiology: flag,
  PaintType: oneOf(ToothPaintingType),
  BaseUnits: count,
  MedicalCode: textColumn('MedicalCode'),
  AlternateCode1: textColumn('AlternateCode1'),
  SubstitutionCode: textColumn('SubstitutionCode'),
  SubstOnlyIf: oneOf(SubstitutionCondition),
  DiagnosticCodes: textColumn('DiagnosticCodes'),
};

/** A category by its name or its number. */
export function readCategory(categories: readonly Row<'definition'>[]): CellReader {
  return (cell) => {
    const wanted = cell.trim().toLowerCase();
    const found =
      categories.find(({ ItemName }) => (ItemName ?? '').toLowerCase() === wanted) ??
      categories.find(({ DefNum }) => String(DefNum) === wanted);
    return found?.DefNum ?? { problem: 'is no category of procedure codes here' };
  };
}
