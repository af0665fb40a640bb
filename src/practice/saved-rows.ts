import type { Handle } from '../db/practice.ts';
import { columnsOf, type Row } from '../db/schema/tables.ts';
import { ProcStatus, type ToothNomenclature, type TreatArea } from '../domain/enums.ts';
import type { Key } from '../domain/key.ts';
import { displaySurf } from '../domain/surfaces.ts';
import { displayTooth } from '../domain/teeth.ts';
import { definitionsOf } from './definitions.ts';
import { discountPlanAmounts, quantityOf } from './discount-plan.ts';
import { estimatedAmounts } from './insurance-estimates.ts';
import { isCanadianOffice } from './plan-defaults.ts';
import { isPreferenceOn, preferenceKey } from './preferences.ts';
import { amountsOfLine } from './saved-amounts.ts';
import { describeLine } from './saved-description.ts';
import { inSavedOrder } from './saved-order.ts';
import { usualFees } from './saved-usual-fee.ts';

type Plan = Pick<Row<'treatplan'>, 'TreatPlanNum' | 'PatNum'>;
export type SavedRow = Partial<Row<'proctp'>>;

/**
 * The rows (proctp) a copy of a live plan is made of, in order and without their place and plan
 * (`treatment-plans.md` 3): every TP or TPi procedure attached to it.
 */
export async function savedRows(handle: Handle, plan: Plan): Promise<SavedRow[]> {
  const attached = await attachedProcedures(handle, plan);
  const orderOf = new Map((await definitionsOf(handle, 'TxPriorities')).map((d) => [d.DefNum, d.ItemOrder]));
  const procedures = inSavedOrder(
    attached.map((procedure) => ({
      ...procedure,
      ToothNum: procedure.ToothNum ?? '',
      priorityOrder: orderOf.get(procedure.attachPriority),
    })),
    await isPreferenceOn(handle, 'TreatPlanSortByTooth'),
  );
  const useToday = await isPreferenceOn(handle, 'InsChecksFrequency');
  const discounts = await discountPlanAmounts(handle, plan.PatNum, procedures, { useToday });
  const estimates = await estimatedAmounts(handle, plan.PatNum, procedures);
  const usualFee = await usualFees(handle, plan.PatNum, procedures);
  const namesOf = await definitionTexts(handle);
  const nomenclature = (await preferenceKey(handle, 'UseInternationalToothNumbers')) as ToothNomenclature;
  const isCanada = await isCanadianOffice(handle);

  return procedures.map((procedure) => {
    const estimate = estimates.get(procedure.ProcNum)!;
    const discount = discounts.get(procedure.ProcNum);
    const surf = displaySurf(procedure.TreatArea as TreatArea, procedure.Surf ?? '', nomenclature, isCanada);
    return fitted({
      PatNum: plan.PatNum,
      ProcNumOrig: procedure.ProcNum,
      Priority: procedure.attachPriority,
      ToothNumTP: displayTooth(procedure.ToothNum, nomenclature),
      Surf: surf,
      ProcCode: procedure.ProcCode,
      ProcAbbr: procedure.AbbrDesc ?? '',
      Descript: describeLine(
        {
          isLab: procedure.ProcNumLab !== 0,
          laymanTerm: procedure.LaymanTerm ?? '',
          descript: procedure.Descript ?? '',
          toothRange: procedure.ToothRange ?? '',
          notes: estimate.notes,
          primaryDeductible: estimate.primaryDeductible,
          secondaryDeductible: estimate.secondaryDeductible,
          discountNote: discount?.note ?? '',
        },
        nomenclature,
      ),
      Prognosis: namesOf.prognosis(procedure.Prognosis),
      Dx: namesOf.diagnosis(procedure.Dx),
      ...amountsOfLine({
        procFee: procedure.ProcFee,
        quantity: quantityOf(procedure),
        discount: procedure.Discount,
        taxAmt: procedure.TaxAmt,
        discountPlanAmount: discount?.amount ?? 0,
        insurance: estimate,
      }),
      FeeAllowed: estimate.allowed,
      CatPercUCR: usualFee(procedure),
      ProvNum: procedure.ProvNum,
      DateTP: procedure.DateTP,
      ClinicNum: procedure.ClinicNum,
      SecDateEntry: handle.today,
    });
  });
}

function attachedProcedures(handle: Handle, { TreatPlanNum, PatNum }: Plan) {
  return handle.db
    .selectFrom('treatplanattach as a')
    .innerJoin('procedurelog as p', 'p.ProcNum', 'a.ProcNum')
    .leftJoin('procedurecode as c', 'c.CodeNum', 'p.CodeNum')
    .selectAll('p')
    .select(['a.Priority as attachPriority'])
    .select(['c.ProcCode', 'c.AbbrDesc', 'c.Descript', 'c.LaymanTerm', 'c.TreatArea'])
    .where('a.TreatPlanNum', '=', TreatPlanNum)
    .where('p.PatNum', '=', PatNum)
    .where('p.ProcStatus', 'in', [ProcStatus.TP, ProcStatus.TPi])
    .orderBy('p.ProcNum')
    .execute();
}

/** A prognosis is told by its name, a diagnosis by its abbreviation: the asymmetry is the program's (3.3). */
async function definitionTexts(handle: Handle) {
  const prognoses = new Map((await definitionsOf(handle, 'Prognosis')).map((d) => [d.DefNum, d.ItemName ?? '']));
  const diagnoses = new Map((await definitionsOf(handle, 'Diagnosis')).map((d) => [d.DefNum, d.ItemValue ?? '']));
  return {
    prognosis: (defNum: Key) => prognoses.get(defNum) ?? '',
    diagnosis: (defNum: Key) => diagnoses.get(defNum) ?? '',
  };
}

/** Texts cut to what their columns hold, before anything is signed over them (3.3). */
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
