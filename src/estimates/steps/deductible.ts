import type { Benefit } from '../coverage/benefits.ts';
import { yearOf } from '../coverage/coverage.ts';
import { deductibleTaken, type HistoryItem, sumHistory } from '../coverage/history.ts';
import { decimal } from '../facts/rounding.ts';
import type { Calculation } from './calculation.ts';
import { explain } from './explained-step.ts';

interface DeductibleLeft {
  readonly amount: number;
  readonly benefit: Benefit | undefined;
  readonly rule: 'DED-2' | 'DED-4' | 'DED-5';
}

/**
 * Step 7 of EST-3: subtracts what is left of the deductible from the estimate, never from BaseEst, and only if the code
 * is paid at more than 0 percent, for a fixed benefit too (DED-5, FIX-3). Without lists the stored amount stays, and is
 * subtracted, too (EST-2).
 */
export function applyDeductible(calculation: Calculation): void {
  const { row, planned, terms, steps } = calculation;
  const most = row.InsEstTotal;
  const isPaid = terms.exclusion === undefined && terms.percentage.percent !== 0;
  const left: DeductibleLeft =
    planned && isPaid ? deductibleLeft(calculation) : { amount: 0, benefit: undefined, rule: 'DED-5' };
  if (planned) row.DedEst = Math.min(left.amount, most);
  if (row.DedEstOverride !== -1) row.DedEstOverride = Math.min(row.DedEstOverride, most);
  const taken = row.DedEstOverride !== -1 ? row.DedEstOverride : Math.min(Math.max(row.DedEst, 0), most);
  row.InsEstTotal = decimal(row.InsEstTotal - taken);
  if (!left.benefit && taken === 0) return;
  const rule = row.DedEstOverride !== -1 ? 'OVR-5' : planned ? left.rule : 'EST-2';
  const benefitNum = left.benefit?.row.BenefitNum ?? 0;
  steps?.push(explain({ kind: 'deductible', rule, taken, left: left.amount, benefitNum }));
}

/**
 * What this procedure has still to pay of its deductible (DED-1, DED-2), at most what is left of the family's (DED-4).
 */
function deductibleLeft(calculation: Calculation): DeductibleLeft {
  const { coverage, terms, planned } = calculation;
  const benefit = terms.deductible;
  if (!benefit || benefit.row.MonetaryAmt <= 0) return { amount: 0, benefit: undefined, rule: 'DED-2' };
  const general = coverage.generalDeductible;
  const ofLines = planned?.deductibles.get(benefit) ?? 0;
  let amount = Math.max(0, leftBefore(calculation, general, benefit) - ofLines);
  if (general) {
    // ODD-2, ODD-16: at most what history and all earlier lines have left of the general deductible.
    const used = deductiblesTaken(calculation, undefined, false) + (planned?.allDeductibles ?? 0);
    amount = Math.min(amount, Math.max(0, general.row.MonetaryAmt - used));
  }
  const family = terms.familyDeductible;
  if (!family || family.row.MonetaryAmt < 0) return { amount: decimal(amount), benefit, rule: 'DED-2' };
  const familyLeft =
    leftBefore(calculation, coverage.generalFamilyDeductible, family) - (planned?.deductibles.get(family) ?? 0);
  const isFamily = familyLeft < amount;
  return {
    amount: decimal(Math.max(0, Math.min(amount, familyLeft))),
    benefit: isFamily ? family : benefit,
    rule: isFamily ? 'DED-4' : 'DED-2',
  };
}

/**
 * Steps 1 and 2 of DED-2 for either class: what the history left of the row, at most what is left of the general row.
 */
function leftBefore(calculation: Calculation, general: Benefit | undefined, chosen: Benefit): number {
  const all = deductiblesTaken(calculation, undefined, chosen.isFamily);
  // ODD-1: without a general row every item counts once.
  if (!general) return Math.max(0, chosen.row.MonetaryAmt - all);
  const generalLeft = Math.max(0, general.row.MonetaryAmt - all);
  if (chosen === general) return generalLeft;
  const own = deductiblesTaken(calculation, chosen, chosen.isFamily);
  return Math.min(generalLeft, Math.max(0, chosen.row.MonetaryAmt - own));
}

/**
 * Deductibles in the history of the benefit year, of the patient or of all members. With `covered` only those of codes
 * that the row covers.
 */
function deductiblesTaken(calculation: Calculation, covered: Benefit | undefined, isFamily: boolean): number {
  const { coverage, row, benefitDate } = calculation;
  const { start, end } = yearOf(coverage, benefitDate);
  const measure = (item: HistoryItem) => {
    const { code, isPatients } = item;
    const counts = (isFamily || isPatients) && (!covered || (code !== undefined && covered.covers(code)));
    const inYear = start <= item.row.ProcDate && item.row.ProcDate <= end;
    return counts && inYear ? deductibleTaken(item) : 0;
  };
  return sumHistory(coverage.history, covered ?? `deductibles ${isFamily}`, start, row, measure);
}
