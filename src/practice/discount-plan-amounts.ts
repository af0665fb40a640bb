import type { Row } from '../db/schema/tables.ts';
import { addYears, MIN_DATE } from '../domain/calendar.ts';
import type { Key } from '../domain/key.ts';
import { exact } from '../domain/money.ts';

/** What a discount plan gives on one procedure, in dollars, and why it may be less than it seems. */
export interface DiscountAmount {
  readonly amount: number;
  readonly note: '' | 'Frequency Limitation' | 'Over Annual Max';
}

/** One procedure as the discount plan sees it. */
export interface DiscountLine {
  readonly ProcNum: Key;
  readonly procCode: string;
  /** The day that counts, `yyyy-MM-dd`. */
  readonly date: string;
  /** The office's fee for all units, in dollars. */
  readonly fee: number;
  /** The plan's fee for all units; undefined where no schedule has one, or the one found is blank. */
  readonly planFee: number | undefined;
}

/** A subscription and what it has been used for. */
export interface DiscountUse {
  /** First day, after the rule for years before 1880. */
  readonly from: string;
  /** Last day; undefined when open. */
  readonly to: string | undefined;
  /** Dollars for each plan year; -1 is no limit. */
  readonly annualMax: number;
  readonly categories: readonly FrequencyCategory[];
  readonly completed: readonly { readonly procCode: string; readonly date: string }[];
  /** The patient's adjustments of the plan's adjustment type. */
  readonly adjustments: readonly Pick<Row<'adjustment'>, 'AdjAmt' | 'AdjDate' | 'ProcDate' | 'ProcNum'>[];
}

/** Codes counted together, and how often a plan year they are discounted; -1 is no limit. */
export interface FrequencyCategory {
  readonly procCodes: ReadonlySet<string>;
  readonly limit: number;
}

interface PlanYear {
  readonly start: string;
  /** The day after its last. */
  readonly end: string;
}

const NOTHING: DiscountAmount = { amount: 0, note: '' };

/**
 * What the plan gives on each line, in order: every line uses up some of the plan year's maximum and of the frequency
 * limits for those after it (`treatment-plans.md` 3.7).
 */
export function discountAmounts(use: DiscountUse, lines: readonly DiscountLine[]): Map<Key, DiscountAmount> {
  const usedIn = new Map<string, number>();
  const amounts = new Map<Key, DiscountAmount>();
  lines.forEach((line, index) => {
    const year = planYear(use, line.date);
    const earlier = lines.slice(0, index);
    amounts.set(line.ProcNum, year ? discountOfLine(use, line, earlier, year, usedIn) : NOTHING);
  });
  return amounts;
}

function discountOfLine(
  use: DiscountUse,
  line: DiscountLine,
  earlier: readonly DiscountLine[],
  year: PlanYear,
  usedIn: Map<string, number>,
): DiscountAmount {
  if (reachesFrequencyLimit(use, line, earlier, year)) return { amount: 0, note: 'Frequency Limitation' };
  if (line.planFee === undefined) return NOTHING;
  const discount = exact(line.fee - line.planFee);
  if (discount <= 0) return NOTHING;
  const used = usedIn.get(year.start) || discountsGiven(use, year) || discountsByProcDate(use, year, line.ProcNum);
  const left = use.annualMax === -1 ? discount : Math.max(0, exact(use.annualMax - used));
  const amount = Math.min(discount, left);
  usedIn.set(year.start, exact(used + amount));
  return { amount, note: amount < discount ? 'Over Annual Max' : '' };
}

/** The year of the plan, counted from its first day, that a date lies in; undefined outside the subscription. */
function planYear(use: DiscountUse, date: string): PlanYear | undefined {
  const { from, to } = use;
  if (date === MIN_DATE || date < from || (to !== undefined && date > to)) return undefined;
  let years = Number(date.slice(0, 4)) - Number(from.slice(0, 4));
  if (addYears(from, years) > date) years--;
  return { start: addYears(from, years), end: addYears(from, years + 1) };
}

const isIn = (year: PlanYear, date: string) => year.start <= date && date < year.end;

function discountsGiven({ adjustments, from, to }: DiscountUse, year: PlanYear): number {
  const counts = adjustments.filter(
    ({ AdjAmt, AdjDate, ProcDate }) =>
      AdjAmt <= 0 && AdjDate >= from && (to === undefined || AdjDate <= to) && isIn(year, ProcDate),
  );
  return totalOf(counts);
}

/** The second look, by the procedures' dates alone, when the first finds nothing. */
function discountsByProcDate({ adjustments }: DiscountUse, year: PlanYear, ownProcNum: Key): number {
  const counts = adjustments.filter(
    ({ AdjAmt, ProcDate, ProcNum }) => AdjAmt < 0 && ProcNum !== 0 && ProcNum !== ownProcNum && isIn(year, ProcDate),
  );
  return totalOf(counts);
}

function totalOf(adjustments: readonly { AdjAmt: number }[]): number {
  return adjustments.reduce((total, { AdjAmt }) => exact(total + Math.abs(AdjAmt)), 0);
}

function reachesFrequencyLimit(
  { categories, completed }: DiscountUse,
  line: DiscountLine,
  earlier: readonly DiscountLine[],
  year: PlanYear,
): boolean {
  return categories.some(({ procCodes, limit }) => {
    if (limit === -1 || !procCodes.has(line.procCode)) return false;
    const done = completed.filter(({ procCode, date }) => procCodes.has(procCode) && isIn(year, date));
    const planned = earlier.filter(({ procCode }) => procCodes.has(procCode));
    return done.length + planned.length >= limit;
  });
}
