import { BenefitType, CoverageLevel, QuantityQualifier, TimePeriod } from '../../domain/enums.ts';
import { type Benefit, Target } from './benefits.ts';

const COUNTED_PERIODS: ReadonlySet<number> = new Set([
  TimePeriod.CalendarYear,
  TimePeriod.ServiceYear,
  TimePeriod.NumberInLast12Months,
]);

/** A Limitations row that limits how often its codes are paid (FRQ-1). */
export function isFrequency(benefit: Benefit): boolean {
  const { row, target } = benefit;
  return (
    row.BenefitType === BenefitType.Limitations &&
    row.MonetaryAmt === -1 &&
    row.Percent === -1 &&
    row.CoverageLevel === CoverageLevel.None &&
    (target === Target.Code || target === Target.Group) &&
    (isInterval(benefit) ? row.TimePeriod === TimePeriod.None : isCount(benefit))
  );
}

/** A row that says "once in so many months or years" (FRQ-2). */
export function isInterval({ row }: Benefit): boolean {
  return row.QuantityQualifier === QuantityQualifier.Months || row.QuantityQualifier === QuantityQualifier.Years;
}

/** A row that says "so many in a period" (FRQ-3). */
function isCount({ row }: Benefit): boolean {
  return row.QuantityQualifier === QuantityQualifier.NumberOfServices && COUNTED_PERIODS.has(row.TimePeriod);
}

/** Of the frequency rows for a code only the patient overrides, if there are any (FRQ-4). */
export function frequenciesFor(relevant: readonly Benefit[]): readonly Benefit[] {
  const overrides = relevant.filter((benefit) => benefit.isOverride);
  return overrides.length > 0 ? overrides : relevant;
}
