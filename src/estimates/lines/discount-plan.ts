import { addDays, addYears, MAX_DATE } from '../../domain/calendar.ts';
import type { Key } from '../../domain/key.ts';
import type { PreparedInput } from '../coverage/prepare.ts';
import { amountOf } from '../facts/fees.ts';
import type { DiscountPlanInput } from '../facts/input.ts';
import { lineFeeOf, quantityOf } from '../facts/line-fee.ts';
import { decimal } from '../facts/rounding.ts';
import type { ProcedureRow } from '../facts/table-rows.ts';

/** The discount of a discount plan on one line, in dollars, and the limit that lowered it. */
export interface DiscountAmount {
  readonly amount: number;
  readonly limitedBy: 'none' | 'frequency' | 'annualMax';
}

/** A procedure with the date its discount is worked out for: its own, or the treatment plan's (TPL-6). */
interface DiscountLine {
  readonly procedure: ProcedureRow;
  readonly date: string;
}

const NO_DISCOUNT: DiscountAmount = { amount: 0, limitedBy: 'none' };

/**
 * The discount plan amounts of a run of lines, in order: each line sees what the earlier ones used up
 * (`treatment-plans.md` 3.7, DSC-1 – DSC-3). All 0 when the patient has no discount plan.
 */
export function discountAmounts(prepared: PreparedInput, lines: readonly DiscountLine[]): DiscountAmount[] {
  const plan = prepared.input.discountPlan;
  if (!plan) return lines.map(() => NO_DISCOUNT);
  const period = periodOf(plan, prepared.input.today);
  const years = new Map<string, PlanYear>();
  const earlier = plan.frequencyLimits.map(() => 0);
  return lines.map(({ procedure, date }) => {
    const from = yearStart(period, date);
    if (from !== undefined && !years.has(from)) years.set(from, readYear(prepared, plan, period, from));
    const year = from === undefined ? undefined : years.get(from);
    const { ProcCode } = prepared.codes.byNum(procedure.CodeNum);
    const categories = plan.frequencyLimits.flatMap(({ procCodes }, index) =>
      procCodes.includes(ProcCode) ? [index] : [],
    );
    const isLimited = categories.some((index) => {
      const { limit } = plan.frequencyLimits[index]!;
      return limit !== -1 && year !== undefined && year.completed[index]! + earlier[index]! >= limit;
    });
    for (const index of categories) earlier[index]!++;
    if (!year) return NO_DISCOUNT;
    if (isLimited) return { amount: 0, limitedBy: 'frequency' };
    return takeDiscount(prepared, plan, year, procedure);
  });
}

/** The discount of a line within the annual maximum of its plan year, which it then uses up (DSC-2). */
function takeDiscount(
  prepared: PreparedInput,
  plan: DiscountPlanInput,
  year: PlanYear,
  procedure: ProcedureRow,
): DiscountAmount {
  const fee = planFee(prepared, plan, procedure);
  const discount = fee < 0 ? 0 : decimal(lineFeeOf(procedure) - fee * quantityOf(procedure));
  if (discount <= 0) return NO_DISCOUNT;
  const used = year.used || decimal(year.elsewhere - (year.elsewhereByProcedure.get(procedure.ProcNum) ?? 0));
  const isOver = plan.AnnualMax !== -1 && decimal(used + discount) > plan.AnnualMax;
  const amount = isOver ? decimal(Math.max(0, plan.AnnualMax - used)) : discount;
  year.used = decimal(used + amount);
  return { amount, limitedBy: isOver ? 'annualMax' : 'none' };
}

/**
 * The plan's unit fee. Without a fee row the provider's, then the patient's provider's, then the practice default's is
 * taken (DSC-1). −1 when blank.
 */
function planFee(prepared: PreparedInput, plan: DiscountPlanInput, procedure: ProcedureRow): number {
  const { fees, scheduleOf, defaultProvNum, input } = prepared;
  const providers = [procedure.FeeProvNum, input.patient.PriProv, defaultProvNum];
  for (const feeSched of [plan.FeeSchedNum, ...providers.map(scheduleOf)]) {
    const fee = fees.find(feeSched, procedure.CodeNum, procedure);
    if (fee) return amountOf(fee);
  }
  return -1;
}

interface Period {
  readonly from: string;
  /** Last day. */
  readonly to: string;
}

/** Both ends inclusive. Without effective date the plan began this January, without end it never ends (DSC-1). */
function periodOf({ DateEffective, DateTerm }: DiscountPlanInput, today: string): Period {
  const from = isSet(DateEffective) ? DateEffective : today.slice(0, 4) + DateEffective.slice(4);
  return { from, to: isSet(DateTerm) ? DateTerm : MAX_DATE };
}

function isSet(date: string): boolean {
  return date >= '1880';
}

/** First day of the plan year around a date, counted from the effective date; undefined outside the plan (DSC-2). */
function yearStart({ from, to }: Period, date: string): string | undefined {
  if (date < from || date > to) return undefined;
  const years = Number(date.slice(0, 4)) - Number(from.slice(0, 4));
  return addYears(from, date < addYears(from, years) ? years - 1 : years);
}

interface PlanYear {
  /** Discounts given so far, by adjustments and by earlier lines. */
  used: number;
  /** Discounts of any date for procedures of this year. They are used while nothing else is known. */
  readonly elsewhere: number;
  readonly elsewhereByProcedure: ReadonlyMap<Key, number>;
  /** Completed procedures of each frequency category. */
  readonly completed: readonly number[];
}

function readYear({ codes }: PreparedInput, plan: DiscountPlanInput, period: Period, from: string): PlanYear {
  const lastDay = addDays(addYears(from, 1), -1);
  const to = lastDay < period.to ? lastDay : period.to;
  const isWithin = (date: string) => from <= date && date <= to;
  const inYear = plan.adjustments.filter(({ AdjAmt, ProcDate }) => AdjAmt < 0 && isWithin(ProcDate));
  const ofPlan = inYear.filter(({ AdjDate }) => period.from <= AdjDate && AdjDate <= period.to);
  const ofProcedures = inYear.filter(({ ProcNum }) => ProcNum > 0);
  const byProcedure = Map.groupBy(ofProcedures, ({ ProcNum }) => ProcNum);
  const done = plan.completed
    .filter(({ ProcDate }) => isWithin(ProcDate))
    .map(({ CodeNum }) => codes.byNum(CodeNum).ProcCode);
  return {
    used: sumOf(ofPlan),
    elsewhere: sumOf(ofProcedures),
    elsewhereByProcedure: new Map([...byProcedure].map(([procNum, rows]) => [procNum, sumOf(rows)])),
    completed: plan.frequencyLimits.map(({ procCodes }) => done.filter((code) => procCodes.includes(code)).length),
  };
}

function sumOf(adjustments: DiscountPlanInput['adjustments']): number {
  return decimal(adjustments.reduce((sum, { AdjAmt }) => sum + Math.abs(AdjAmt), 0));
}
