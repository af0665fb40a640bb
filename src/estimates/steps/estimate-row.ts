import { effectiveEstimate } from '../facts/columns.ts';
import { roundHalfEven } from '../facts/rounding.ts';
import { applyAgeLimit } from './age-limit.ts';
import { applyAllowed } from './allowed.ts';
import type { Calculation } from './calculation.ts';
import { applyCapitation } from './capitation.ts';
import { applyCopay } from './copay.ts';
import { applyDeductible } from './deductible.ts';
import { applyExclusion, resetNotBilled } from './exclusion.ts';
import { explain } from './explained-step.ts';
import { applyFrequency } from './frequency.ts';
import { applyMaximum } from './maximum.ts';
import { applyOrthoCase } from './ortho-case.ts';
import { applyOtherInsurance } from './other-insurance.ts';
import { applyPercentage } from './percentage.ts';
import { applyWaitingPeriod } from './waiting-period.ts';
import { applyWriteOff, zeroWriteOff } from './write-off.ts';

/**
 * Calculates one row, step by step in the order of EST-3. It is not called for rows whose status forbids it (ROW-3).
 */
export function estimateRow(calculation: Calculation): void {
  const { row, notes } = calculation;
  if (row.NoBillIns) {
    resetNotBilled(calculation);
    return;
  }
  explainFee(calculation);
  const isOfCase = applyOrthoCase(calculation);
  if (!isOfCase) calculate(calculation);
  row.EstimateNote = notes.join(', ');
  row.InsPayEst = effectiveEstimate(row);
  if (!isOfCase) explainResult(calculation);
}

/** Steps 4 to 15 of EST-3. */
function calculate(calculation: Calculation): void {
  applyAllowed(calculation);
  applyCopay(calculation);
  if (!applyCapitation(calculation)) payBenefit(calculation);
}

/**
 * Steps 7 to 15 of EST-3. The deductible comes before the percentage (DED-8), the maximum after other insurance (MAX-7).
 * For the usual row they come down to the short form of EST-4.
 */
function payBenefit(calculation: Calculation): void {
  const { row, planned } = calculation;
  applyDeductible(calculation);
  applyPercentage(calculation);
  applyOtherInsurance(calculation);
  applyExclusion(calculation);
  // Without lists, age limits and maxima do not apply (EST-2).
  const isTooOld = planned !== undefined && applyAgeLimit(calculation);
  const isExhausted = planned !== undefined && !isTooOld && applyMaximum(calculation);
  applyWriteOff(calculation);
  row.BaseEst = roundHalfEven(row.BaseEst);
  row.InsEstTotal = roundHalfEven(row.InsEstTotal);
  if (isExhausted) zeroWriteOff(calculation, 'OnAnnualMax');
  const isTooOften = applyFrequency(calculation);
  if (isTooOld || isTooOften) zeroWriteOff(calculation, 'OnFreqOrAging');
  applyWaitingPeriod(calculation);
}

function explainFee({ steps, procedure, quantity, lineFee, code, paidAs, downgradeRule }: Calculation): void {
  steps?.push(explain({ kind: 'fee', rule: 'FEE-5', unitFee: procedure.ProcFee, quantity, amount: lineFee }));
  if (paidAs === code) return;
  steps?.push(explain({ kind: 'downgrade', rule: downgradeRule, from: code.ProcCode, to: paidAs.ProcCode }));
}

function explainResult({ steps, row }: Calculation): void {
  steps?.push(explain({ kind: 'estimate', rule: 'RND-1', amount: row.InsEstTotal }));
  if (row.InsEstTotalOverride !== -1) {
    steps?.push(explain({ kind: 'override', rule: 'OVR-3', amount: row.InsEstTotalOverride }));
  }
  if (row.WriteOffEstOverride !== -1) {
    steps?.push(explain({ kind: 'override', rule: 'OVR-4', amount: row.WriteOffEstOverride }));
  }
}
