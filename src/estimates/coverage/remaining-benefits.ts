import { ClaimProcStatus, CoverageLevel, EbenefitCat, TimePeriod } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import type { Code } from '../facts/codes.ts';
import { effectiveDeductible, effectiveEstimate } from '../facts/columns.ts';
import { decimal } from '../facts/rounding.ts';
import type { ClaimProcRow } from '../facts/table-rows.ts';
import { type Benefit, mostSpecific, Target } from './benefits.ts';
import { countsToward } from './counts-toward.ts';
import { type Coverage, yearOf } from './coverage.ts';
import { deductibleTaken, type HistoryItem, isInHistory } from './history.ts';
import type { PreparedInput } from './prepare.ts';

/** One benefit of a plan and how much of it is used, in dollars; every number is −1 if the plan has no such benefit. */
interface BenefitUse {
  readonly amount: number;
  /** Paid, or taken by paid claims. */
  readonly used: number;
  /** On claims that are not answered. */
  readonly pending: number;
  /** By the procedures this estimate is made for. */
  readonly planned: number;
  /** Before those procedures, not below 0. */
  readonly remaining: number;
}

export interface RemainingBenefits {
  readonly coverage: Coverage;
  readonly level: CoverageLevel;
  /** First and last day of the benefit year. */
  readonly start: string;
  readonly end: string;
  readonly maximum: BenefitUse;
  readonly deductible: BenefitUse;
}

/** The part of an estimate that says what a procedure will use. */
interface EstimatedProcedure {
  readonly procedure: { readonly CodeNum: Key };
  readonly rows: readonly { readonly row: ClaimProcRow; readonly coverage: Coverage | undefined }[];
}

const NONE: BenefitUse = { amount: -1, used: -1, pending: -1, planned: -1, remaining: -1 };

/**
 * What is left of the general maximum and the general deductible of each plan, for the patient and, if the plan has
 * such rows, for the family (ACC-2), in the benefit year of the date that the estimate is made for. Amounts that count
 * toward the maximum of a category or code do not count toward the general one (MAX-5).
 */
export function remainingBenefits(
  prepared: PreparedInput,
  estimates: readonly EstimatedProcedure[],
): RemainingBenefits[] {
  return prepared.coverages.flatMap((coverage) => {
    const individual = remaining(prepared, coverage, estimates, false);
    const family = remaining(prepared, coverage, estimates, true);
    return family.maximum === NONE && family.deductible === NONE ? [individual] : [individual, family];
  });
}

function remaining(
  prepared: PreparedInput,
  coverage: Coverage,
  estimates: readonly EstimatedProcedure[],
  isFamily: boolean,
): RemainingBenefits {
  const { codes, input } = prepared;
  const { start, end } = yearOf(coverage, input.asOf);
  const maximum = generalMaximum(prepared, coverage, isFamily);
  const deductible = isFamily ? coverage.generalFamilyDeductible : coverage.generalDeductible;
  const items = coverage.history.items.filter((item) => isFamily || item.isPatients);
  const inYear = ({ row }: HistoryItem) => start <= row.ProcDate && row.ProcDate <= end;
  const planned = estimates.flatMap(({ procedure, rows }) =>
    rows
      .filter((finished) => finished.coverage === coverage && !isInHistory(coverage.history, finished.row))
      .map(({ row }) => ({ row, code: codes.byNum(procedure.CodeNum) })),
  );
  return {
    coverage,
    level: isFamily ? CoverageLevel.Family : CoverageLevel.Individual,
    start,
    end,
    maximum: maximum ? maximumUse(maximum, items, planned) : NONE,
    deductible: deductible ? deductibleUse(deductible, items.filter(inYear), planned) : NONE,
  };

  function maximumUse(benefit: Benefit, items: readonly HistoryItem[], planned: readonly PlannedRow[]): BenefitUse {
    const counts = ({ code }: { code: Code | undefined }) => countsToward(coverage, benefit, code, codes);
    // A lifetime window has no beginning, but it ends with the year like any other window (MAX-4).
    const within = (item: HistoryItem) => inYear(item) || (isLifetime(benefit) && item.row.ProcDate <= end);
    return use(
      benefit,
      items.filter((item) => within(item) && counts(item)),
      ({ amount }) => amount,
      planned.filter(counts).map(({ row }) => effectiveEstimate(row)),
    );
  }
}

function deductibleUse(benefit: Benefit, items: readonly HistoryItem[], planned: readonly PlannedRow[]): BenefitUse {
  const taken = planned.map(({ row }) => Math.max(0, effectiveDeductible(row)));
  return use(benefit, items, deductibleTaken, taken);
}

/** A row of a procedure the estimate is made for, with the code of the procedure. */
interface PlannedRow {
  readonly row: ClaimProcRow;
  readonly code: Code;
}

function use(
  { row: { MonetaryAmt: amount } }: Benefit,
  items: readonly HistoryItem[],
  measure: (item: HistoryItem) => number,
  planned: readonly number[],
): BenefitUse {
  const isPending = ({ row }: HistoryItem) => row.Status === ClaimProcStatus.NotReceived;
  const used = sum(items.filter((item) => !isPending(item)).map(measure));
  const pending = sum(items.filter(isPending).map(measure));
  return { amount, used, pending, planned: sum(planned), remaining: Math.max(0, decimal(amount - used - pending)) };
}

/** The maximum of everything: its row without target, or that of the General category (BEN-3). */
function generalMaximum({ codes }: PreparedInput, coverage: Coverage, isFamily: boolean): Benefit | undefined {
  const isGeneral = ({ target, row }: Benefit) =>
    target === Target.Plan || (target === Target.Category && codes.ebenefitOf(row.CovCatNum) === EbenefitCat.General);
  const rows = coverage.maxima.filter(
    (benefit) => benefit.isFamily === isFamily && benefit.row.MonetaryAmt > 0 && isGeneral(benefit),
  );
  return mostSpecific(rows, { betterGroup: () => false, overrideWins: true });
}

function isLifetime({ row }: Benefit): boolean {
  return row.TimePeriod === TimePeriod.Lifetime;
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => decimal(total + amount), 0);
}
