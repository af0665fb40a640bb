import { BenefitType, ExclusionRule } from '../../domain/enums.ts';
import { remember } from '../../domain/remember.ts';
import type { Code } from '../facts/codes.ts';
import type { EstimatePreferences } from '../facts/preferences.ts';
import { ageLimitsFor } from './age-limit-rows.ts';
import { type Benefit, Target } from './benefits.ts';
import type { CodeTerms } from './code-terms.ts';
import type { Coverage } from './coverage.ts';
import { chooseDeductible } from './deductible-rows.ts';
import { frequenciesFor } from './frequency-rows.ts';
import { chooseMaximum } from './maximum-rows.ts';
import { planPercentage } from './percentage-rows.ts';

export function termsFor(coverage: Coverage, code: Code): CodeTerms {
  return remember(coverage.memo.terms, code, () => readTerms(coverage, code));
}

function readTerms({ plan, benefits, deductibles, maxima, frequencies }: Coverage, code: Code): CodeTerms {
  const covering = benefits.filter((benefit) => benefit.covers(code));
  const ofType = (type: number) => covering.filter((benefit) => benefit.row.BenefitType === type);
  const coveringOf = (rows: readonly Benefit[], isFamily: boolean) =>
    rows.filter((benefit) => benefit.isFamily === isFamily && benefit.covers(code));
  return {
    percentage: planPercentage(plan.PlanType, ofType(BenefitType.CoInsurance)),
    exclusion: exclusionOf(ofType(BenefitType.Exclusions)),
    deductible: chooseDeductible(coveringOf(deductibles, false)),
    familyDeductible: chooseDeductible(coveringOf(deductibles, true)),
    maximum: chooseMaximum(coveringOf(maxima, false), code),
    familyMaximum: chooseMaximum(coveringOf(maxima, true), code),
    ageLimits: ageLimitsFor(ofType(BenefitType.Limitations)),
    frequencies: frequenciesFor(frequencies.filter((benefit) => benefit.covers(code))),
    waits: waitsFor(ofType(BenefitType.WaitingPeriod)),
  };
}

/** The row that excludes a code, from the Exclusions rows that cover it; a row without target excludes nothing (EXC-1). */
function exclusionOf(covering: readonly Benefit[]): Benefit | undefined {
  return covering.find((benefit) => benefit.target !== Target.Plan);
}

/** Of the waiting rows for a code the most specific kind: exact code, else code group, else category (WAI-1). */
function waitsFor(covering: readonly Benefit[]): readonly Benefit[] {
  const most = Math.max(...covering.map((benefit) => benefit.target));
  return most === Target.Plan ? [] : covering.filter((benefit) => benefit.target === most);
}

/**
 * Whether the plan charges the office fee for this code: it does so for what it does not cover (FEE-4), and the code is
 * excluded or paid at 0 percent (EXC-2).
 */
export function chargesUcr(coverage: Coverage, code: Code, preferences: EstimatePreferences): boolean {
  const { exclusion, percentage } = termsFor(coverage, code);
  return usesUcrForExclusions(coverage, preferences) && (exclusion !== undefined || percentage.percent === 0);
}

/** ExclusionFeeRule, or the practice preference where the plan leaves it open (FEE-4). */
export function usesUcrForExclusions({ plan }: Coverage, preferences: EstimatePreferences): boolean {
  if (plan.ExclusionFeeRule === ExclusionRule.PracticeDefault) return preferences.InsPlanUseUcrFeeForExclusions;
  return plan.ExclusionFeeRule === ExclusionRule.UseUcrFee;
}
