import { BenefitType, CoverageLevel, EbenefitCat, TimePeriod } from '../../domain/enums.ts';
import type { Code, CodeBook } from '../facts/codes.ts';
import { type Benefit, mostSpecific, Target } from './benefits.ts';

const PERIODS: ReadonlySet<number> = new Set([TimePeriod.CalendarYear, TimePeriod.ServiceYear, TimePeriod.Lifetime]);

/** A row that may set a deductible; a lifetime one is treated as yearly (DED-1). */
export function isDeductible({ row }: Benefit): boolean {
  return row.BenefitType === BenefitType.Deductible && PERIODS.has(row.TimePeriod);
}

/** The most specific of deductible rows that cover a code (DED-1): of two code groups the larger amount. */
export function chooseDeductible(rows: readonly Benefit[]): Benefit | undefined {
  const betterGroup = (a: Benefit, b: Benefit) => a.row.MonetaryAmt > b.row.MonetaryAmt;
  return mostSpecific(rows, { betterGroup, overrideWins: true });
}

/** The general deductible of a class: its row without target, if it has an amount (DED-1). */
export function generalDeductible(rows: readonly Benefit[]): Benefit | undefined {
  const general = chooseDeductible(rows.filter((benefit) => benefit.target === Target.Plan));
  return general && general.row.MonetaryAmt >= 0 ? general : undefined;
}

/**
 * Whether a deductible that an earlier line took lowers what is left of this row: if the row covers the line's code, or
 * if the two are the diagnostic and the preventive half of one deductible that is written as two rows (DED-2 step 3,
 * DED-6).
 */
export function sharesDeductible(benefit: Benefit, code: Code, rows: readonly Benefit[], codes: CodeBook): boolean {
  if (benefit.covers(code)) return true;
  if (benefit.isFamily || benefit.target !== Target.Category) return false;
  const half = OTHER_HALF.get(codes.ebenefitOf(benefit.row.CovCatNum));
  return rows.some(
    (other) =>
      other.row.CoverageLevel === CoverageLevel.Individual &&
      other.target === Target.Category &&
      codes.ebenefitOf(other.row.CovCatNum) === half &&
      other.covers(code),
  );
}

const OTHER_HALF: ReadonlyMap<number, number> = new Map([
  [EbenefitCat.Diagnostic, EbenefitCat.RoutinePreventive],
  [EbenefitCat.RoutinePreventive, EbenefitCat.Diagnostic],
]);
