import type { Handle } from '../../db/handle.ts';
import { columnsOf, type Row } from '../../db/schema/tables.ts';
import type { ToothNomenclature, TreatArea } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { displaySurf } from '../../domain/surfaces.ts';
import { displayTooth } from '../../domain/teeth.ts';
import { discountNote } from '../insurance/charges/discount-plan-amounts.ts';
import type { PlanEstimate } from '../insurance/pricing/plan-estimate.ts';
import { definitionsOf } from '../office/definitions.ts';
import { preferenceKey } from '../office/preferences.ts';
import { isCanadianOffice } from './plan-defaults.ts';
import { describeLine } from './saved-description.ts';

export type SavedRow = Partial<Row<'proctp'>>;

/**
 * The rows (proctp) an estimated live plan is saved as, in order, without the plan's number and their place
 * (`treatment-plans.md` 3.3–3.8, TPL-8).
 */
export async function rowsToSave(handle: Handle, { lines }: Pick<PlanEstimate, 'lines'>): Promise<SavedRow[]> {
  const namesOf = await definitionTexts(handle);
  const nomenclature = (await preferenceKey(handle, 'UseInternationalToothNumbers')) as ToothNomenclature;
  const isCanada = await isCanadianOffice(handle);

  return lines.map(({ procedure, estimate: { line } }) =>
    fitted({
      PatNum: procedure.PatNum,
      ProcNumOrig: procedure.ProcNum,
      Priority: procedure.attachPriority,
      ToothNumTP: displayTooth(procedure.ToothNum, nomenclature),
      Surf: displaySurf(procedure.TreatArea as TreatArea, procedure.Surf ?? '', nomenclature, isCanada),
      ProcCode: procedure.ProcCode,
      ProcAbbr: procedure.AbbrDesc ?? '',
      Descript: describeLine(
        {
          isLab: procedure.ProcNumLab !== 0,
          laymanTerm: procedure.LaymanTerm ?? '',
          descript: procedure.Descript ?? '',
          toothRange: procedure.ToothRange ?? '',
          notes: line.notes,
          primaryDeductible: line.priDeductible,
          secondaryDeductible: line.secDeductible,
          discountNote: discountNote(line.discountPlan),
        },
        nomenclature,
      ),
      Prognosis: namesOf.prognosis(procedure.Prognosis),
      Dx: namesOf.diagnosis(procedure.Dx),
      FeeAmt: line.FeeAmt,
      PriInsAmt: line.PriInsAmt,
      SecInsAmt: line.SecInsAmt,
      Discount: line.Discount,
      PatAmt: line.PatAmt,
      FeeAllowed: line.FeeAllowed,
      TaxAmt: line.TaxAmt,
      CatPercUCR: line.CatPercUCR,
      ProvNum: procedure.ProvNum,
      DateTP: procedure.DateTP,
      ClinicNum: procedure.ClinicNum,
      SecDateEntry: handle.today,
    }),
  );
}

/** A prognosis is shown by its name, a diagnosis by its abbreviation, as the program does it (3.3). */
async function definitionTexts(handle: Handle) {
  const prognoses = new Map((await definitionsOf(handle, 'Prognosis')).map((d) => [d.DefNum, d.ItemName ?? '']));
  const diagnoses = new Map((await definitionsOf(handle, 'Diagnosis')).map((d) => [d.DefNum, d.ItemValue ?? '']));
  return {
    prognosis: (defNum: Key) => prognoses.get(defNum) ?? '',
    diagnosis: (defNum: Key) => diagnoses.get(defNum) ?? '',
  };
}

/** Cuts texts to the length of their columns, before a signature is made over them (3.3). */
function fitted(row: SavedRow): SavedRow {
  const cut = columnsOf('proctp').flatMap(([name, column]) => {
    const value = row[name as keyof SavedRow];
    const longest = Number(/^varchar\((\d+)\)/.exec(column.type)?.[1]);
    return typeof value === 'string' && longest && [...value].length > longest
      ? [[name, [...value].slice(0, longest).join('')]]
      : [];
  });
  return { ...row, ...Object.fromEntries(cut) };
}
