import { PlanType } from '../../domain/enums.ts';
import type { Coverage } from '../coverage/coverage.ts';
import type { PreparedInput } from '../coverage/prepare.ts';
import type { Code } from '../facts/codes.ts';
import { amountOf } from '../facts/fees.ts';
import { decimal } from '../facts/rounding.ts';
import type { FeeRow, InsPlanRow, ProcedureRow } from '../facts/table-rows.ts';
import { allowedByBlueBook, blueBookOf, type UnitAllowed } from './blue-book.ts';
import type { Calculation } from './calculation.ts';
import { explain } from './explained-step.ts';
import type { Step } from './step.ts';

type Rule = (Step & { kind: 'allowed' })['rule'];

/**
 * What a plan allows for one unit, which may be blank (ALW-1, ALW-2, ALW-6). `paidAs` is the downgrade code, or the
 * procedure's own.
 */
export function unitAllowed(
  prepared: PreparedInput,
  coverage: Coverage,
  procedure: ProcedureRow,
  code: Code,
  paidAs: Code,
): UnitAllowed & { readonly rule: Rule } {
  const { plan } = coverage;
  const book = blueBookOf(prepared, coverage);
  if (book) return { ...allowedByBlueBook(prepared, book, procedure, paidAs), rule: 'BB-1' };
  const fee = allowedFee(prepared, plan, procedure, code, paidAs);
  return { unit: amountOf(fee), fee, rule: plan.PlanType === PlanType.Percentage ? 'ALW-2' : 'ALW-1' };
}

/** The fee row that says what a plan allows. There may be none, and its amount may be blank (ALW-1, ALW-2). */
function allowedFee(
  prepared: PreparedInput,
  plan: InsPlanRow,
  procedure: ProcedureRow,
  code: Code,
  paidAs: Code,
): FeeRow | undefined {
  const { fees, scheduleOf, defaultProvNum } = prepared;
  const find = (feeSched: FeeRow['FeeSched'], of: Code) => fees.find(feeSched, of.row.CodeNum, procedure);
  if (plan.PlanType === PlanType.PpoPercentage || plan.PlanType === PlanType.FlatCopay) {
    const own = find(plan.FeeSched, code);
    if (paidAs === code || amountOf(own) < 0) return own;
    const substitute = find(plan.FeeSched, paidAs);
    return amountOf(substitute) < 0 || amountOf(substitute) > amountOf(own) ? own : substitute;
  }
  if (plan.AllowedFeeSched !== 0 && !fees.isHidden(plan.AllowedFeeSched)) return find(plan.AllowedFeeSched, paidAs);
  if (paidAs === code) return undefined;
  return find(plan.FeeSched || scheduleOf(procedure.FeeProvNum || defaultProvNum), paidAs);
}

/**
 * Step 4 of EST-3: the estimate starts with the allowed amount of the line, at most the line fee (ALW-3 – ALW-5). An
 * amount that the office entered takes its place, and changes no write-off (OVR-1).
 */
export function applyAllowed(calculation: Calculation): void {
  const { row, lineFee, steps } = calculation;
  const { rule, unit = -1, fee, amount } = lineAllowed(calculation);
  calculation.allowed = Math.min(amount, lineFee);
  if (rule === 'ALW-4') row.AllowedOverride = calculation.allowed;
  row.BaseEst = calculation.allowed;
  row.InsEstTotal = calculation.allowed;
  steps?.push(
    explain({
      kind: 'allowed',
      rule,
      amount: calculation.allowed,
      unitAllowed: unit,
      feeNum: fee?.FeeNum ?? 0,
      feeSched: fee?.FeeSched ?? 0,
    }),
  );
}

function lineAllowed(calculation: Calculation): Partial<UnitAllowed> & { rule: Rule; amount: number } {
  const { prepared, coverage, procedure, code, paidAs, row, lineFee, quantity, preferences } = calculation;
  if (row.AllowedOverride !== -1) return { rule: 'ALW-4', amount: row.AllowedOverride };
  if (coverage.plan.PlanType === PlanType.Capitation) return { rule: 'ALW-5', amount: lineFee };
  const allowed = unitAllowed(prepared, coverage, procedure, code, paidAs);
  if (allowed.unit >= 0) return { ...allowed, amount: decimal(allowed.unit * quantity) };
  return { ...allowed, rule: 'ALW-3', amount: preferences.InsOutOfNetworkBlankLikeZero ? 0 : lineFee };
}
