import { ClaimProcStatus, ProcStatus } from '../../domain/enums.ts';
import type { PreparedInput } from '../coverage/prepare.ts';
import { effectiveDeductible, effectiveEstimate, effectiveWriteOff } from '../facts/columns.ts';
import { lineFeeOf, quantityOf } from '../facts/line-fee.ts';
import { decimal, roundHalfEven } from '../facts/rounding.ts';
import type { ClaimProcRow, ProcedureRow } from '../facts/table-rows.ts';
import { unitAllowed } from '../steps/allowed.ts';
import { downgrade } from '../steps/downgrade.ts';
import { type ExplainedStep, explain } from '../steps/explained-step.ts';
import { newEstimateRow } from '../steps/settled-rows.ts';
import type { FinishedRow } from '../steps/write-off.ts';
import { uninsuredFee } from './default-fee.ts';
import type { DiscountAmount } from './discount-plan.ts';

/** The money of a treatment plan line, under the column names of `proctp` (TPL-2), and what its description needs. */
export interface TreatmentLine {
  readonly FeeAmt: number;
  readonly PriInsAmt: number;
  readonly SecInsAmt: number;
  readonly Discount: number;
  readonly PatAmt: number;
  readonly FeeAllowed: number;
  readonly TaxAmt: number;
  readonly CatPercUCR: number;
  /** Notes of all rows, blank ones left out (TPL-9). */
  readonly notes: readonly string[];
  /** Deductibles of the first two plans, 0 where none is shown (TPL-9). */
  readonly priDeductible: number;
  readonly secDeductible: number;
  /** What the discount plan gives; PriInsAmt shows it unless the patient is insured (DSC-4). */
  readonly discountPlan: DiscountAmount;
}

/**
 * The line of a procedure from its calculated rows (TPL-2, TPL-4, TPL-5). The procedure's own discount is part of Discount;
 * the difference to CatPercUCR, which an office can choose to show there, is not (TPL-3).
 */
export function treatmentLine(
  prepared: PreparedInput,
  procedure: ProcedureRow,
  rows: readonly FinishedRow[],
  discountPlan: DiscountAmount,
): TreatmentLine {
  const [first, second] = prepared.coverages;
  const rowOf = (coverage: typeof first) => rows.find((each) => coverage && each.coverage === coverage && counts(each));
  const finishedPrimary = rowOf(first);
  const primary = finishedPrimary?.row;
  const secondary = rowOf(second)?.row;
  const FeeAmt = lineFeeOf(procedure);
  const PriInsAmt = first ? primaryAmount(finishedPrimary) : discountPlan.amount;
  const SecInsAmt = secondary ? effectiveEstimate(secondary) : 0;
  const Discount = decimal(writeOffs(rows) + procedure.Discount);
  const TaxAmt = taxOf(prepared, procedure, rows);
  return {
    FeeAmt,
    PriInsAmt,
    SecInsAmt,
    Discount,
    PatAmt: Math.max(0, decimal(FeeAmt - PriInsAmt - SecInsAmt - Discount + TaxAmt)),
    FeeAllowed: feeAllowed(prepared, procedure, primary),
    TaxAmt,
    CatPercUCR: uninsuredFee(prepared, procedure),
    notes: rows.map(({ row }) => row.EstimateNote).filter((note) => note !== ''),
    priDeductible: shownDeductible(primary),
    secDeductible: shownDeductible(secondary),
    discountPlan,
  };
}

/** The steps that led to the amounts of the line, besides those of its rows. */
export function explainLine(prepared: PreparedInput, line: TreatmentLine): ExplainedStep[] {
  const { amount, limitedBy } = line.discountPlan;
  const rule = limitedBy === 'frequency' ? 'DSC-3' : limitedBy === 'annualMax' ? 'DSC-2' : 'DSC-1';
  const isUsed = prepared.input.discountPlan !== undefined && prepared.coverages.length === 0;
  const discountPlan = isUsed ? [explain({ kind: 'discountPlan', rule, amount, limitedBy })] : [];
  const patient = explain({
    kind: 'patient',
    rule: 'TPL-2',
    fee: line.FeeAmt,
    primary: line.PriInsAmt,
    secondary: line.SecInsAmt,
    discount: line.Discount,
    tax: line.TaxAmt,
    amount: line.PatAmt,
  });
  return [...discountPlan, patient];
}

function counts({ row }: FinishedRow): boolean {
  return row.Status !== ClaimProcStatus.Preauth;
}

/** The first plan's amount. After a frequency limitation only an amount that the office entered counts (TPL-2). */
function primaryAmount(finished: FinishedRow | undefined): number {
  if (!finished) return 0;
  const { row, isOverFrequency } = finished;
  return isOverFrequency ? Math.max(0, row.InsEstTotalOverride) : effectiveEstimate(row);
}

/** Write-offs of all plans, third and further ones too (TPL-2). */
function writeOffs(rows: readonly FinishedRow[]): number {
  return rows.filter(counts).reduce((sum, { row }) => sum + effectiveWriteOff(row), 0);
}

function shownDeductible(row: ClaimProcRow | undefined): number {
  return row?.Status === ClaimProcStatus.Estimate ? Math.max(0, effectiveDeductible(row)) : 0;
}

/**
 * What the first plan allows for the line, as shown to the patient; −1 when the procedure is not billed to it, 0 when
 * nothing is on file (TPL-4).
 */
function feeAllowed(prepared: PreparedInput, procedure: ProcedureRow, row: ClaimProcRow | undefined): number {
  const [first] = prepared.coverages;
  if (!first) return 0;
  if (row ? row.NoBillIns : newEstimateRow(prepared, first, procedure).NoBillIns) return -1;
  if (!row) return 0;
  if (row.AllowedOverride !== -1) return row.AllowedOverride;
  const code = prepared.codes.byNum(procedure.CodeNum);
  const { paidAs } = downgrade(prepared, first.plan, procedure, code);
  const { unit } = unitAllowed(prepared, first, procedure, code, paidAs);
  if (unit < 0) return 0;
  return unit > procedure.ProcFee ? lineFeeOf(procedure) : decimal(unit * quantityOf(procedure));
}

/**
 * Sales tax of a planned procedure of a taxed code, on the unit fee less write-offs (TPL-5, ODD-14). Other procedures
 * keep their tax (`treatment-plans.md` 3.8).
 */
function taxOf({ codes, input }: PreparedInput, procedure: ProcedureRow, rows: readonly FinishedRow[]): number {
  if (procedure.ProcStatus !== ProcStatus.TP) return procedure.TaxAmt;
  if (!codes.byNum(procedure.CodeNum).row.IsTaxed) return procedure.TaxAmt;
  const writeOff = rows.reduce((sum, { row }) => sum + taxedWriteOff(row), 0);
  return roundHalfEven(((procedure.ProcFee - writeOff) * input.preferences.SalesTaxPercentage) / 100);
}

function taxedWriteOff(row: ClaimProcRow): number {
  if (row.Status === ClaimProcStatus.Estimate) return effectiveWriteOff(row);
  const isOnClaim = row.Status === ClaimProcStatus.NotReceived || row.Status === ClaimProcStatus.Received;
  return isOnClaim ? row.WriteOff : 0;
}
