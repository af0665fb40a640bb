import { PlanType } from '../../domain/enums.ts';
import type { PreparedInput } from '../coverage/prepare.ts';
import type { Code } from '../facts/codes.ts';
import { amountOf } from '../facts/fees.ts';
import { decimal } from '../facts/rounding.ts';
import type { FeeRow, InsPlanRow, ProcedureRow } from '../facts/table-rows.ts';
import type { Calculation } from './calculation.ts';
import { explain } from './explained-step.ts';

/**
 * The fee row that says what a plan allows for one unit; its amount, or no row, may be blank (ALW-1, ALW-2). `paidAs`
 * is the downgrade code, or the procedure's own.
 */
export function allowedFee(
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
  return find(plan.FeeSched || scheduleOf(procedure.ProvNum || defaultProvNum), paidAs);
}

/** Step 4 of EST-3: the line allowed amount, never above the line fee, is where the estimate starts (ALW-3 – ALW-5). */
export function applyAllowed(calculation: Calculation): void {
  const { row, lineFee, steps } = calculation;
  const { rule, fee, amount } = lineAllowed(calculation);
  calculation.allowed = Math.min(amount, lineFee);
  if (rule === 'ALW-4') row.AllowedOverride = calculation.allowed;
  row.BaseEst = calculation.allowed;
  row.InsEstTotal = calculation.allowed;
  steps?.push(
    explain({
      kind: 'allowed',
      rule,
      amount: calculation.allowed,
      unitAllowed: amountOf(fee),
      feeNum: fee?.FeeNum ?? 0,
      feeSched: fee?.FeeSched ?? 0,
    }),
  );
}

function lineAllowed(calculation: Calculation): {
  rule: 'ALW-1' | 'ALW-2' | 'ALW-3' | 'ALW-4' | 'ALW-5';
  fee?: FeeRow | undefined;
  amount: number;
} {
  const { prepared, coverage, procedure, code, paidAs, row, lineFee, quantity, preferences } = calculation;
  if (row.AllowedOverride !== -1) return { rule: 'ALW-4', amount: row.AllowedOverride };
  if (coverage.plan.PlanType === PlanType.Capitation) return { rule: 'ALW-5', amount: lineFee };
  const fee = allowedFee(prepared, coverage.plan, procedure, code, paidAs);
  if (amountOf(fee) < 0) {
    return { rule: 'ALW-3', fee, amount: preferences.InsOutOfNetworkBlankLikeZero ? 0 : lineFee };
  }
  const rule = coverage.plan.PlanType === PlanType.Percentage ? 'ALW-2' : 'ALW-1';
  return { rule, fee, amount: decimal(amountOf(fee) * quantity) };
}
