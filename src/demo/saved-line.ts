import type { Row } from '../db/schema/tables.ts';
import { DefCat, ToothNomenclature, type TreatArea } from '../domain/enums.ts';
import type { Key } from '../domain/key.ts';
import { displaySurf } from '../domain/surfaces.ts';
import { displayTooth } from '../domain/teeth.ts';
import type { TreatmentLine } from '../estimates/lines/line.ts';
import { describeLine } from '../practice/plans/saved-description.ts';
import type { Book } from './book.ts';

/** The columns of a saved line that come from its procedure and its estimate (`treatment-plans.md` 3.3–3.8). */
export function savedLine(book: Book, procedure: Row<'procedurelog'>, line: TreatmentLine): Partial<Row<'proctp'>> {
  const code = book.rows('procedurecode').find((row) => row.CodeNum === procedure.CodeNum)!;
  return {
    ProcNumOrig: procedure.ProcNum,
    ToothNumTP: displayTooth(procedure.ToothNum ?? '', ToothNomenclature.Universal),
    Surf: displaySurf(code.TreatArea as TreatArea, procedure.Surf ?? '', ToothNomenclature.Universal, false),
    ProcCode: code.ProcCode,
    ProcAbbr: code.AbbrDesc ?? '',
    Descript: descriptionOf(code, procedure, line),
    // The name of the prognosis, but the abbreviation of the diagnosis.
    Prognosis: definitionOf(book, DefCat.Prognosis, procedure.Prognosis)?.ItemName ?? '',
    Dx: definitionOf(book, DefCat.Diagnosis, procedure.Dx)?.ItemValue ?? '',
    ProvNum: procedure.ProvNum,
    DateTP: procedure.DateTP,
    ClinicNum: procedure.ClinicNum,
    FeeAmt: line.FeeAmt,
    PriInsAmt: line.PriInsAmt,
    SecInsAmt: line.SecInsAmt,
    Discount: line.Discount,
    PatAmt: line.PatAmt,
    FeeAllowed: line.FeeAllowed,
    TaxAmt: line.TaxAmt,
    CatPercUCR: line.CatPercUCR,
  };
}

function descriptionOf(code: Row<'procedurecode'>, procedure: Row<'procedurelog'>, line: TreatmentLine): string {
  const described = {
    isLab: false,
    laymanTerm: code.LaymanTerm ?? '',
    descript: code.Descript ?? '',
    toothRange: procedure.ToothRange ?? '',
    notes: line.notes,
    primaryDeductible: line.priDeductible,
    secondaryDeductible: line.secDeductible,
    discountNote: discountNotes[line.discountPlan.limitedBy],
  };
  return describeLine(described, ToothNomenclature.Universal);
}

const discountNotes = { none: '', frequency: 'Frequency Limitation', annualMax: 'Over Annual Max' } as const;

function definitionOf(book: Book, category: number, defNum: Key) {
  return book.rows('definition').find((row) => row.Category === category && row.DefNum === defNum);
}
