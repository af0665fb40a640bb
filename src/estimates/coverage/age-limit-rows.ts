import { QuantityQualifier } from '../../domain/enums.ts';
import { type Benefit, Target } from './benefits.ts';

/**
 * The age limits among the Limitations rows that cover a code: rows that are not Family and name a category, group or
 * code (AGE-1). A patient override replaces the plan rows with the same target (BEN-5).
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
