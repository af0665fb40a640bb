import { PlanType } from '../../domain/enums.ts';
import { amountOf } from '../facts/fees.ts';
import { decimal } from '../facts/rounding.ts';
import type { Calculation } from './calculation.ts';
import { explain } from './explained-step.ts';

/** Whether the copay schedule says what the insurance pays, and not what the patient pays: PPO plans only (FIX-1). */
export function isFixedBenefit({ coverage: { plan }, prepared: { fees } }: Calculation): boolean {
  return plan.PlanType === PlanType.PpoPercentage && fees.isFixedBenefit(plan.CopayFeeSched);
}

/** Step 5 of EST-3: subtracts the copay of the line, at most the allowed amount, from both estimates (COP-1). */
export function applyCopay(calculation: Calculation): void {
  const { row, allowed, quantity, steps } = calculation;
  const fixed = isFixedBenefit(calculation);
  const { unit, rule } = fixed ? fixedBenefitCopay(calculation) : scheduleCopay(calculation);
  row.CopayAmt = unit < 0 ? -1 : Math.min(decimal(unit * quantity), allowed);
  if (row.CopayOverride !== -1) row.CopayOverride = Math.min(row.CopayOverride, allowed);
  const copay = row.CopayOverride !== -1 ? row.CopayOverride : row.CopayAmt;
  if (copay === -1) return;
  row.BaseEst = decimal(row.BaseEst - copay);
  row.InsEstTotal = decimal(row.InsEstTotal - copay);
  steps?.push(explain({ kind: 'copay', rule: row.CopayOverride !== -1 ? 'OVR-6' : rule, amount: copay }));
}

interface UnitCopay {
  /** −1: no copay. */
  readonly unit: number;
  readonly rule: 'COP-1' | 'COP-2' | 'FIX-1';
}

/**
 * A blank copay means no copay, or the plan fee if the preference says that the patient owes all of it (COP-1, COP-2).
 */
function scheduleCopay({ prepared, coverage, paidAs, procedure, preferences }: Calculation): UnitCopay {
  const { CopayFeeSched, FeeSched } = coverage.plan;
  if (CopayFeeSched === 0) return { unit: -1, rule: 'COP-1' };
  const copay = amountOf(prepared.fees.find(CopayFeeSched, paidAs.row.CodeNum, procedure));
  if (copay >= 0) return { unit: copay, rule: 'COP-1' };
  if (preferences.CoPay_FeeSchedule_BlankLikeZero) return { unit: -1, rule: 'COP-2' };
  return { unit: amountOf(prepared.fees.find(FeeSched, paidAs.row.CodeNum, procedure)), rule: 'COP-2' };
}

/** The copay that remains when the insurance pays the fixed benefit (FIX-1, FIX-2). */
function fixedBenefitCopay(calculation: Calculation): UnitCopay {
  const { prepared, coverage, paidAs, procedure, preferences, lineFee, row } = calculation;
  const find = (feeSched: typeof coverage.plan.FeeSched) =>
    amountOf(prepared.fees.find(feeSched, paidAs.row.CodeNum, procedure));
  const benefit = find(coverage.plan.CopayFeeSched);
  const ppoFee = find(coverage.plan.FeeSched);
  const full = ppoFee < 0 ? lineFee : ppoFee;
  if (benefit < 0) return { unit: preferences.FixedBenefitBlankLikeZero ? full : -1, rule: 'FIX-1' };
  const from = preferences.InsPpoAlwaysUseUcrFee && full > row.BaseEst ? row.BaseEst : full;
  return { unit: benefit > 0 ? Math.max(0, decimal(from - benefit)) : full, rule: 'FIX-1' };
}
