import { addDays, addMonths, addYears, MIN_DATE } from '../../domain/calendar.ts';
import { BlueBookLimitType, BlueBookMethod, BlueBookRuleType } from '../../domain/enums.ts';
import type { Coverage } from '../coverage/coverage.ts';
import type { PreparedInput } from '../coverage/prepare.ts';
import type { Code } from '../facts/codes.ts';
import { amountOf } from '../facts/fees.ts';
import type { BlueBookInput } from '../facts/input.ts';
import { roundHalfEven } from '../facts/rounding.ts';
import type { AllowedAmountRow, BlueBookRuleRow, FeeRow, ProcedureRow } from '../facts/table-rows.ts';

/** What is allowed for one unit, −1 for a blank, and the fee row that says so, if there is one. */
export interface UnitAllowed {
  readonly unit: number;
  readonly fee?: FeeRow | undefined;
}

const BLANK: UnitAllowed = { unit: -1 };

/** The blue book of the office, if this coverage uses it: only the patient's first plan may (BB-1). */
export function blueBookOf({ input }: PreparedInput, { ordinal, plan }: Coverage): BlueBookInput | undefined {
  return ordinal === 1 && input.blueBook?.plan.PlanNum === plan.PlanNum ? input.blueBook : undefined;
}

/**
 * What the blue book expects a plan to allow for a code: the answer of the first rule that has one, rounded to cents
 * (BB-1).
 */
export function allowedByBlueBook(
  prepared: PreparedInput,
  book: BlueBookInput,
  procedure: ProcedureRow,
  code: Code,
): UnitAllowed {
  for (const rule of book.rules) {
    const found = answerOf(prepared, book, rule, procedure, code);
    if (found.unit >= 0) return { ...found, unit: roundHalfEven(found.unit) };
  }
  return BLANK;
}

function answerOf(
  prepared: PreparedInput,
  book: BlueBookInput,
  rule: BlueBookRuleRow,
  procedure: ProcedureRow,
  code: Code,
): UnitAllowed {
  const { fees, input, scheduleOf, defaultProvNum } = prepared;
  const find = (feeSched: FeeRow['FeeSched']) => fees.find(feeSched, code.row.CodeNum, procedure);
  if (rule.RuleType === BlueBookRuleType.ManualBlueBookSchedule) {
    const fee = find(book.plan.ManualFeeSchedNum);
    return { unit: amountOf(fee), fee };
  }
  const fee = find(scheduleOf(procedure.FeeProvNum || defaultProvNum));
  const ucr = amountOf(fee);
  if (rule.RuleType === BlueBookRuleType.ProviderFee) {
    return ucr < 0 ? BLANK : { unit: (ucr * book.ucrPercent) / 100, fee };
  }
  const since = startOf(rule, input.today);
  const amounts = book.allowed.filter(
    (row) =>
      row.ProcCodeNum === code.row.CodeNum &&
      row.ProcDate >= since &&
      matches(book, rule, row) &&
      // An allowed amount above the office fee is a mistake.
      (ucr < 0 || row.AllowedOverride <= ucr),
  );
  return amounts.length === 0 ? BLANK : { unit: summarized(amounts, book.method) };
}

function matches({ plan, carrierGroup }: BlueBookInput, { RuleType }: BlueBookRuleRow, row: AllowedAmountRow): boolean {
  switch (RuleType) {
    case BlueBookRuleType.InsurancePlan:
      return row.PlanNum === plan.PlanNum;
    case BlueBookRuleType.GroupNumber:
      return plan.GroupNum !== '' && row.GroupNum === plan.GroupNum && row.CarrierNum === plan.CarrierNum;
    case BlueBookRuleType.InsuranceCarrier:
      return row.CarrierNum === plan.CarrierNum;
    case BlueBookRuleType.InsuranceCarrierGroup:
      return carrierGroup.includes(row.CarrierNum);
    default:
      return false;
  }
}

/** The first day of service that a rule looks back to. */
function startOf({ LimitType, LimitValue }: BlueBookRuleRow, today: string): string {
  switch (LimitType) {
    case BlueBookLimitType.Years:
      return addYears(today, -LimitValue);
    case BlueBookLimitType.Months:
      return addMonths(today, -LimitValue);
    case BlueBookLimitType.Weeks:
      return addDays(today, -7 * LimitValue);
    case BlueBookLimitType.Days:
      return addDays(today, -LimitValue);
    default:
      return MIN_DATE;
  }
}

function summarized(rows: readonly AllowedAmountRow[], method: number): number {
  const amounts = rows.map(({ AllowedOverride }) => AllowedOverride).sort((one, other) => one - other);
  if (method === BlueBookMethod.Average) return amounts.reduce((sum, amount) => sum + amount, 0) / amounts.length;
  if (method === BlueBookMethod.Median) {
    const middle = amounts.length / 2;
    return (amounts[Math.ceil(middle) - 1]! + amounts[Math.floor(middle)]!) / 2;
  }
  return rows.reduce((newest, row) => (row.DateTEntry >= newest.DateTEntry ? row : newest)).AllowedOverride;
}
