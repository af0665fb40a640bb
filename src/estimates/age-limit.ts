import { ageAt } from '../domain/calendar.ts';
import { QuantityQualifier } from '../domain/enums.ts';
import { type Benefit, Target } from './benefits.ts';
import type { Calculation } from './calculation.ts';
import { explain } from './steps.ts';

/**
 * The age limits among the Limitations rows that cover a code: not Family, with a category, group or code (AGE-1). A
 * patient override replaces the plan rows with the same target (BEN-5).
 */
export function ageLimitsFor(covering: readonly Benefit[]): Benefit[] {
  const limits = covering.filter(
    (benefit) =>
      benefit.row.QuantityQualifier === QuantityQualifier.AgeLimit &&
      benefit.row.Quantity > 0 &&
      !benefit.isFamily &&
      benefit.target !== Target.Plan,
  );
  const overrides = limits.filter((benefit) => benefit.isOverride);
  return limits.filter((limit) => limit.isOverride || !overrides.some((override) => hasSameTarget(limit, override)));
}

function hasSameTarget(a: Benefit, b: Benefit): boolean {
  if (a.target !== b.target) return false;
  if (a.target === Target.Code) return a.row.CodeNum === b.row.CodeNum;
  if (a.target === Target.Group) return a.row.CodeGroupNum === b.row.CodeGroupNum;
  return a.row.CovCatNum === b.row.CovCatNum;
}

/** Takes the estimate from a patient who is older today than a limit allows; true when it did (AGE-1). */
export function applyAgeLimit({ terms, row, patient, today, notes, steps }: Calculation): boolean {
  if (terms.ageLimits.length === 0) return false;
  const age = ageAt(patient.Birthdate, today);
  const exceeded = terms.ageLimits.find((benefit) => age > benefit.row.Quantity);
  if (!exceeded) return false;
  const { Quantity: limit, BenefitNum: benefitNum } = exceeded.row;
  row.InsEstTotal = 0;
  notes.push(`Age limitation: ${limit}`);
  steps?.push(explain({ kind: 'ageLimit', rule: 'AGE-1', benefitNum, limit, age }));
  return true;
}
