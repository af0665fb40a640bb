import { PlanType } from '../domain/enums.ts';
import { type Benefit, mostSpecific } from './benefits.ts';
import type { Calculation } from './calculation.ts';
import { isFixedBenefit } from './copay.ts';
import { decimal } from './rounding.ts';
import { explain } from './steps.ts';

export interface PlanPercentage {
  /** 0–100. */
  readonly percent: number;
  /** The row it comes from; undefined when no row covers the code, or the plan type decides. */
  readonly benefit: Benefit | undefined;
  readonly rule: 'PCT-1' | 'PCT-2' | 'PCT-3';
}

/**
 * The percentage a plan pays for a code, from the CoInsurance rows that cover it: the most specific patient override,
 * else the most specific plan row, else 0 (PCT-1, PCT-2, ODD-10). Flat copay and capitation plans always pay 100 (PCT-3).
 */
export function planPercentage(planType: string, covering: readonly Benefit[]): PlanPercentage {
  if (planType === PlanType.FlatCopay || planType === PlanType.Capitation) {
    return { percent: 100, benefit: undefined, rule: 'PCT-3' };
  }
  const rows = covering.filter((benefit) => benefit.row.Percent !== -1);
  const betterGroup = (a: Benefit, b: Benefit) => a.order > b.order;
  const choose = (isOverride: boolean) =>
    mostSpecific(
      rows.filter((benefit) => benefit.isOverride === isOverride),
      { betterGroup },
    );
  const override = choose(true);
  const benefit = override ?? choose(false);
  return { percent: benefit?.row.Percent ?? 0, benefit, rule: override ? 'PCT-2' : 'PCT-1' };
}

/**
 * Step 8 of EST-3: both estimates are multiplied by the percentage. Of a fixed benefit the plan pays all (FIX-1), and
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
