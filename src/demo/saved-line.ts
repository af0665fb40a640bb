import type { Row } from '../db/schema/tables.ts';
import { DefCat, ToothNomenclature, type TreatArea } from '../domain/enums.ts';
import type { Key } from '../domain/key.ts';
import { formatCents } from '../domain/money.ts';
import { displaySurf } from '../domain/surfaces.ts';
import { displayTooth } from '../domain/teeth.ts';
import { displayToothRange } from '../domain/tooth-ranges.ts';
import type { TreatmentLine } from '../estimates/line.ts';
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
  const name = code.LaymanTerm || code.Descript;
  const teeth = procedure.ToothRange;
  const parts = [`${name}${teeth ? ` #${displayToothRange(teeth, ToothNomenclature.Universal)}` : ''}`];
  if (line.notes.length > 0) parts.push(line.notes.join(', '));
  if (line.priDeductible > 0) parts.push(`Pri Deduct Applied: $${formatCents(line.priDeductible)}`);
  if (line.secDeductible > 0) parts.push(`Sec Deduct Applied: $${formatCents(line.secDeductible)}`);
  return parts.join('\r\n') + discountSuffix(line);
}

function discountSuffix({ discountPlan }: TreatmentLine): string {
  if (discountPlan.limitedBy === 'frequency') return ' - Frequency Limitation';
  return discountPlan.limitedBy === 'annualMax' ? ' - Over Annual Max' : '';
}

function definitionOf(book: Book, category: number, defNum: Key) {
  return book.rows('definition').find((row) => row.Category === category && row.DefNum === defNum);
}
