import { compare } from '../../domain/compare.ts';
import { CoverageLevel, TimePeriod } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import type { Code, CodeBook } from '../facts/codes.ts';
import type { BenefitRow, CodeGroupRow } from '../facts/table-rows.ts';

/** What a row targets, the least specific first (CAT-7, BEN-2). */
export const Target = { Plan: 0, Category: 1, Group: 2, Code: 3 } as const;
export type Target = (typeof Target)[keyof typeof Target];

/** A benefit row read once: what it targets and whether it is an override. */
export interface Benefit {
  readonly row: BenefitRow;
  readonly target: Target;
  /** Category order (CAT-2) or item order of the code group; −1 for other targets. */
  readonly order: number;
  /** Whether it belongs to the patient plan instead of the insurance plan (BEN-1). */
  readonly isOverride: boolean;
  readonly isFamily: boolean;
  /** The exact codes of a group or code target. */
  readonly procCodes: ReadonlySet<string>;
  /** Whether the row's target includes the code; a row without target covers every code. */
  covers(code: Code): boolean;
}

/** Reads benefit rows and puts them in the order all rules process them in (BEN-4). */
export function readBenefits(
  rows: readonly BenefitRow[],
  codes: CodeBook,
  groups: ReadonlyMap<Key, CodeGroupRow>,
): Benefit[] {
  return rows.map((row) => readBenefit(row, codes, groups.get(row.CodeGroupNum))).sort(inProcessingOrder);
}

function readBenefit(row: BenefitRow, codes: CodeBook, group: CodeGroupRow | undefined): Benefit {
  const isOverride = row.PatPlanNum !== 0;
  const isFamily = row.CoverageLevel === CoverageLevel.Family;
  const common = { row, isOverride, isFamily, procCodes: new Set<string>() };
  if (row.CodeNum !== 0) {
    const target = codes.byNum(row.CodeNum);
    const procCodes = new Set([target.ProcCode]);
    return { ...common, target: Target.Code, order: -1, procCodes, covers: (code) => code === target };
  }
  if (row.CodeGroupNum !== 0) {
    const procCodes = new Set(codesOfGroup(group));
    const covers = (code: Code) => procCodes.has(code.ProcCode);
    return { ...common, target: Target.Group, order: group?.ItemOrder ?? -1, procCodes, covers };
  }
  if (row.CovCatNum !== 0) {
    const covers = (code: Code) => code.categories.has(row.CovCatNum);
    return { ...common, target: Target.Category, order: codes.orderOf(row.CovCatNum), covers };
  }
  return { ...common, target: Target.Plan, order: -1, covers: () => true };
}

/** Membership of a group is exact equality with one of its codes (CAT-6, FRQ-7, ODD-8). */
function codesOfGroup(group: CodeGroupRow | undefined): string[] {
  return (group?.ProcCodes ?? '')
    .split(',')
    .map((code) => code.trim())
    .filter((code) => code !== '');
}

/** The processing order of BEN-4; row keys decide last. */
function inProcessingOrder(a: Benefit, b: Benefit): number {
  return (
    a.row.CoverageLevel - b.row.CoverageLevel ||
    a.row.BenefitType - b.row.BenefitType ||
    orderFor(a, Target.Category) - orderFor(b, Target.Category) ||
    orderFor(a, Target.Group) - orderFor(b, Target.Group) ||
    compare(codeText(a), codeText(b)) ||
    periodRank(a) - periodRank(b) ||
    a.row.QuantityQualifier - b.row.QuantityQualifier ||
    Number(b.isOverride) - Number(a.isOverride) ||
    compare(a.row.BenefitNum, b.row.BenefitNum)
  );
}

function orderFor(benefit: Benefit, target: Target): number {
  return benefit.target === target ? benefit.order : -1;
}

function codeText(benefit: Benefit): string {
  return benefit.target === Target.Code ? [...benefit.procCodes].join() : '';
}

/** The two kinds of year are equal (BEN-4). */
function periodRank({ row }: Benefit): number {
  return row.TimePeriod === TimePeriod.ServiceYear ? TimePeriod.CalendarYear : row.TimePeriod;
}

interface Preference {
  /** Whether one code group row beats another. */
  readonly betterGroup: (candidate: Benefit, chosen: Benefit) => boolean;
  /** Among equally specific rows a patient override wins (BEN-5). */
  readonly overrideWins?: boolean;
}

/**
 * The most specific of rows that all cover one code, in processing order: no target < category (larger order) < code
 * group < exact code. Of several rows without target, or for the exact code, the last one wins; of two category rows of
 * the same order, the first one.
 */
export function mostSpecific(rows: readonly Benefit[], preference: Preference): Benefit | undefined {
  let chosen: Benefit | undefined;
  for (const candidate of rows) {
    if (!chosen || beats(candidate, chosen, preference)) chosen = candidate;
  }
  return chosen;
}

function beats(candidate: Benefit, chosen: Benefit, { betterGroup, overrideWins }: Preference): boolean {
  if (candidate.target !== chosen.target) return candidate.target > chosen.target;
  if (candidate.target === Target.Category && candidate.order !== chosen.order) return candidate.order > chosen.order;
  if (overrideWins && candidate.isOverride !== chosen.isOverride) return candidate.isOverride;
  if (candidate.target === Target.Category) return false;
  return candidate.target !== Target.Group || betterGroup(candidate, chosen);
}
