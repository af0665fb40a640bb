import { BenefitType, CoverageLevel, QuantityQualifier, TimePeriod } from '../../domain/enums.ts';
import type { BenefitRow } from '../facts/table-rows.ts';
import type { Benefit } from './benefits.ts';

const COUNTED_PERIODS: ReadonlySet<number> = new Set([
  TimePeriod.CalendarYear,
  TimePeriod.ServiceYear,
  TimePeriod.NumberInLast12Months,
]);

interface Limit {
  readonly row: Pick<
    BenefitRow,
    | 'BenefitType'
    | 'MonetaryAmt'
    | 'Percent'
    | 'CoverageLevel'
    | 'CodeNum'
    | 'CodeGroupNum'
    | 'QuantityQualifier'
    | 'TimePeriod'
  >;
}

/** A Limitations row that limits how often its codes are paid (FRQ-1). */
export function isFrequency(limit: Limit): boolean {
  const { row } = limit;
  return (
    row.BenefitType === BenefitType.Limitations &&
    row.MonetaryAmt === -1 &&
    row.Percent === -1 &&
    row.CoverageLevel === CoverageLevel.None &&
    (row.CodeNum !== 0 || row.CodeGroupNum !== 0) &&
    (isInterval(limit) ? row.TimePeriod === TimePeriod.None : isCount(limit))
  );
}

/** A row that says "once in so many months or years" (FRQ-2, BEN-6). */
export function isInterval({ row }: Limit): boolean {
  return row.QuantityQualifier === QuantityQualifier.Months || row.QuantityQualifier === QuantityQualifier.Years;
}

/** A row that says "so many in a period" (FRQ-3). */
function isCount({ row }: Limit): boolean {
  return row.QuantityQualifier === QuantityQualifier.NumberOfServices && COUNTED_PERIODS.has(row.TimePeriod);
}

/** Of the frequency rows for a code only the patient overrides, if there are any (FRQ-4). */
export function frequenciesFor(relevant: readonly Benefit[]): readonly Benefit[] {
  const overrides = relevant.filter((benefit) => benefit.isOverride);
  return overrides.length > 0 ? overrides : relevant;
}
