import { decimal } from '../facts/rounding.ts';
import type { Calculation } from './calculation.ts';
import { isFixedBenefit } from './copay.ts';
import { explain } from './explained-step.ts';

/**
 * Step 8 of EST-3: multiplies both estimates by the percentage. The plan pays all of a fixed benefit (FIX-1).
 * PercentOverride replaces the percentage in the calculation but not in its column (PCT-4).
 */
export function applyPercentage(calculation: Calculation): void {
  const { row, terms, steps } = calculation;
  const fixed = isFixedBenefit(calculation);
  row.Percentage = fixed ? 100 : terms.percentage.percent;
  const percent = row.PercentOverride !== -1 ? row.PercentOverride : row.Percentage;
  row.BaseEst = decimal((row.BaseEst * percent) / 100);
  row.InsEstTotal = decimal((row.InsEstTotal * percent) / 100);
  const rule = row.PercentOverride !== -1 ? 'OVR-2' : fixed ? 'FIX-1' : terms.percentage.rule;
  const benefitNum = terms.percentage.benefit?.row.BenefitNum ?? 0;
  steps?.push(explain({ kind: 'percentage', rule, percent, benefitNum }));
}
