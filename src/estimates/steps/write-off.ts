import { ClaimProcStatus, CobRule, PlanType, TriStateOverride } from '../../domain/enums.ts';
import { chargesUcr } from '../coverage/terms.ts';
import { effectiveEstimate, isPaid } from '../facts/columns.ts';
import { amountOf } from '../facts/fees.ts';
import { decimal, roundHalfEven } from '../facts/rounding.ts';
import type { Calculation } from './calculation.ts';
import { explain } from './explained-step.ts';
import type { SettledRow } from './settled-rows.ts';
import type { Step } from './step.ts';

/** Step 12 of EST-3: the write-off of the row by the first matching case of WOF-1; −1 if the plan has none (WOF-5). */
export function applyWriteOff(calculation: Calculation): void {
  const { coverage, code, paidAs, row, preferences, others, lineFee, steps } = calculation;
  const { plan, ordinal } = coverage;
  const isPpo = plan.PlanType === PlanType.PpoPercentage;
  const normal = isPpo ? normalWriteOff(calculation) : -1;
  let rule: (Step & { kind: 'writeOff' })['rule'] = 'WOF-1';
  if (chargesUcr(coverage, code, preferences)) {
    row.WriteOffEst = isPpo ? 0 : -1;
    rule = 'EXC-2';
  } else if (plan.CobRule === CobRule.SecondaryMedicaid && ordinal === 2) {
    row.WriteOffEst = Math.max(0, leftOver(calculation));
    rule = 'COB-4';
  } else if (isPpo && !plan.HasPpoSubstWriteoffs && paidAs !== code) {
    row.WriteOffEst = -1;
    rule = 'SUB-3';
  } else if (isPpo && ordinal > 1) {
    row.WriteOffEst = secondaryWriteOff(calculation, normal, Math.max(0, lineFee - others.paid - others.writtenOff));
    rule = 'WOF-2';
  } else {
    row.WriteOffEst = normal;
  }
  if (isPpo || row.WriteOffEst !== -1) {
    steps?.push(explain({ kind: 'writeOff', rule, normal, amount: row.WriteOffEst }));
  }
}

/** Line fee less what the PPO allows for the original code; 0 if its fee is blank (WOF-1). */
function normalWriteOff({ prepared, coverage, procedure, code, quantity, lineFee }: Calculation): number {
  const unit = amountOf(prepared.fees.find(coverage.plan.FeeSched, code.row.CodeNum, procedure));
  return unit < 0 ? 0 : Math.max(0, decimal(lineFee - unit * quantity));
}

/** A PPO after other plans writes off only if they write off nothing and, by default, pay nothing (WOF-2). */
function secondaryWriteOff(calculation: Calculation, normal: number, owed: number): number {
  const { others, preferences, row } = calculation;
  const { paid, writtenOff } = others;
  if (row.IsOverpay || writtenOff > 0 || (paid > 0 && !preferences.InsPPOsecWriteoffs)) return 0;
  return decimal(Math.max(0, Math.min(normal, owed, leftOver(calculation))));
}

/** What nobody pays or writes off, in whole cents after the estimate is rounded (RND-3). */
function leftOver({ lineFee, others, row }: Calculation): number {
  return roundHalfEven(lineFee - others.paid - others.writtenOff - roundHalfEven(row.InsEstTotal));
}

const ZEROED: ReadonlySet<number> = new Set([
  ClaimProcStatus.NotReceived,
  ClaimProcStatus.Estimate,
  ClaimProcStatus.CapEstimate,
  ClaimProcStatus.InsHist,
]);

/** The limit that a row met: nothing was left of the maximum, or an age or frequency limit applied. */
type LimitMet = 'OnAnnualMax' | 'OnFreqOrAging';

/** Sets the write-off to 0 after a limit was met, if the plan's setting or else the preference says so (WOF-4). */
export function zeroWriteOff({ coverage, preferences, row, steps }: Calculation, limit: LimitMet): void {
  if (!ZEROED.has(row.Status) || row.WriteOffEst <= 0) return;
  const setting = coverage.plan[`InsPlansZeroWriteOffs${limit}Override`];
  const isUnknown = setting === TriStateOverride.UsePreference;
  if (!(isUnknown ? preferences[`InsPlansZeroWriteOffs${limit}`] : setting === TriStateOverride.Yes)) return;
  steps?.push(explain({ kind: 'writeOffZeroed', rule: 'WOF-4', before: row.WriteOffEst }));
  row.WriteOffEst = 0;
}

/** A row that is finished in this run. */
export interface FinishedRow extends SettledRow {
  /** Whether it was calculated in this run, and not left as it was (ROW-3). */
  readonly isCalculated: boolean;
  readonly isOverFrequency: boolean;
  readonly steps: Calculation['steps'];
}

/**
 * With several plans and a PPO first, lowers the write-off of the first so that payments and write-off together are at
 * most the fee (WOF-3).
 */
export function squeezePrimaryWriteOff(rows: readonly FinishedRow[], lineFee: number): void {
  const paid = decimal(rows.reduce((sum, finished) => sum + paymentOf(finished), 0));
  for (const { coverage, row, isCalculated, steps } of rows) {
    const isPrimaryPpo = coverage?.ordinal === 1 && coverage.plan.PlanType === PlanType.PpoPercentage;
    if (!isPrimaryPpo || !isCalculated || row.WriteOffEst <= 0 || paid + row.WriteOffEst <= lineFee) continue;
    const before = row.WriteOffEst;
    row.WriteOffEst = decimal(Math.max(0, lineFee - paid));
    steps?.push(explain({ kind: 'writeOffSqueezed', rule: 'WOF-3', before, after: row.WriteOffEst }));
  }
}

function paymentOf({ row, isCalculated }: FinishedRow): number {
  if (row.Status === ClaimProcStatus.Received && !isCalculated) return 0;
  if (isPaid(row)) return row.InsPayAmt;
  if (row.Status === ClaimProcStatus.Estimate) return effectiveEstimate(row);
  return row.Status === ClaimProcStatus.NotReceived ? row.InsPayEst : 0;
}
