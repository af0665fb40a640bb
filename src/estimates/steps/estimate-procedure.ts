import { ClaimProcStatus } from '../../domain/enums.ts';
import type { Coverage } from '../coverage/coverage.ts';
import { nothingPlanned, type PlannedUse } from '../coverage/planned-use.ts';
import type { PreparedInput } from '../coverage/prepare.ts';
import { termsFor } from '../coverage/terms.ts';
import { lineFeeOf, quantityOf } from '../facts/line-fee.ts';
import type { EstimatePreferences } from '../facts/preferences.ts';
import type { ClaimProcRow, ProcedureRow } from '../facts/table-rows.ts';
import type { Calculation } from './calculation.ts';
import { downgrade } from './downgrade.ts';
import { estimateRow } from './estimate-row.ts';
import { type ExplainedStep, explain } from './explained-step.ts';
import { FREQUENCY_NOTE } from './frequency.ts';
import { NO_OTHER_INSURANCE, type OtherInsurance, withRow } from './lower-ordinals.ts';
import { newEstimateRow, type SettledRow, settleRows } from './settled-rows.ts';
import { type FinishedRow, squeezePrimaryWriteOff } from './write-off.ts';

/** How a run of the engine treats dates and lists. */
export interface Run {
  /** Totals of earlier lines by coverage; undefined when there are neither history nor loop lists (EST-2). */
  readonly planned: ReadonlyMap<Coverage, PlannedUse> | undefined;
  /** The date every procedure is treated as having (TPL-6); undefined when each keeps its own. */
  readonly date: string | undefined;
  /** Whether steps are collected. */
  readonly explain: boolean;
}

/** The rows of one procedure after calculation, by ordinal; rows of dropped plans come last. */
export interface EstimatedRows {
  readonly rows: readonly FinishedRow[];
  readonly removed: readonly ClaimProcRow[];
}

/** Settles and calculates all rows of one procedure (EST-1). The stored rows are left as they are. */
export function estimateProcedure(prepared: PreparedInput, procedure: ProcedureRow, run: Run): EstimatedRows {
  const { rows, removed, isLeftAlone } = settleRows(prepared, procedure);
  const finished: FinishedRow[] = [];
  for (const settled of rows.toSorted((a, b) => ordinalOf(a) - ordinalOf(b))) {
    finished.push(isLeftAlone ? leaveRow(settled, run) : finishRow(prepared, procedure, run, settled, finished));
  }
  if (prepared.coverages.length > 1) squeezePrimaryWriteOff(finished, lineFeeOf(procedure));
  return { rows: finished, removed };
}

/** The row of a plan for work that has none, whatever its date (ROW-2); what capitation writes off is known at once. */
export function rowToClaim(prepared: PreparedInput, coverage: Coverage, procedure: ProcedureRow): ClaimProcRow {
  const row = newEstimateRow(prepared, coverage, procedure);
  const isCapitation = row.Status === ClaimProcStatus.CapComplete;
  const run = { planned: undefined, date: undefined, explain: false };
  return isCapitation ? finishRow(prepared, procedure, run, { row, coverage, isOpen: true }, []).row : row;
}

function ordinalOf({ coverage }: SettledRow): number {
  return coverage?.ordinal ?? Number.MAX_SAFE_INTEGER;
}

/** Only the first three ordinals count for those after them (COB-1). */
function othersBelow(finished: readonly FinishedRow[], ordinal: number): OtherInsurance {
  return finished
    .filter(({ coverage }) => coverage !== undefined && coverage.ordinal < ordinal && coverage.ordinal <= 3)
    .reduce((others, { row }) => withRow(others, row), NO_OTHER_INSURANCE);
}

function finishRow(
  prepared: PreparedInput,
  procedure: ProcedureRow,
  run: Run,
  settled: SettledRow,
  finished: readonly FinishedRow[],
): FinishedRow {
  const { input, codes, droppedCoverage } = prepared;
  const { row } = settled;
  // Work that was never planned under the plan is worked out once: the patient owes the copay of it as well (CAP-2).
  const beginsComplete = settled.isOpen === true && row.Status === ClaimProcStatus.CapComplete;
  if (beginsComplete) row.Status = ClaimProcStatus.CapEstimate;
  if (!isRecalculated(row, input.preferences)) return leaveRow(settled, run);
  // A claim row of a dropped plan is calculated as if there were no other insurance (ROW-8).
  const coverage = settled.coverage ?? droppedCoverage(row.InsSubNum);
  if (coverage?.plan.PlanNum !== row.PlanNum) return leaveRow(settled, run);
  const code = codes.byNum(procedure.CodeNum);
  const steps: ExplainedStep[] | undefined = run.explain ? [] : undefined;
  const { paidAs, rule } = downgrade(prepared, coverage.plan, procedure, code);
  const calculation: Calculation = {
    prepared,
    preferences: input.preferences,
    patient: input.patient,
    today: input.today,
    coverage,
    terms: termsFor(coverage, code),
    procedure,
    code,
    paidAs,
    downgradeRule: rule,
    quantity: quantityOf(procedure),
    lineFee: lineFeeOf(procedure),
    others: settled.coverage ? othersBelow(finished, coverage.ordinal) : NO_OTHER_INSURANCE,
    planned: run.planned && (run.planned.get(coverage) ?? nothingPlanned()),
    benefitDate: run.date ?? (row.Status === ClaimProcStatus.Estimate ? input.today : row.ProcDate),
    serviceDate: run.date ?? procedure.ProcDate,
    row,
    allowed: 0,
    isOverFrequency: false,
    notes: [],
    steps,
  };
  estimateRow(calculation);
  if (beginsComplete) row.Status = ClaimProcStatus.CapComplete;
  return { ...settled, isCalculated: true, isOverFrequency: calculation.isOverFrequency, steps };
}

function leaveRow(settled: SettledRow, run: Run): FinishedRow {
  const { Status: status, EstimateNote } = settled.row;
  const steps = run.explain ? [explain({ kind: 'untouched', rule: 'ROW-3', status })] : undefined;
  // The row is not calculated now: only its note says what happened when it was (`treatment-plans.md` 3.8).
  return { ...settled, isCalculated: false, isOverFrequency: EstimateNote.includes(FREQUENCY_NOTE), steps };
}

/** Open rows are calculated, rows of answered claims only if the preference says so (ROW-3). */
function isRecalculated({ Status }: ClaimProcRow, preferences: EstimatePreferences): boolean {
  if (Status === ClaimProcStatus.Received) return preferences.InsEstRecalcReceived;
  return (
    Status === ClaimProcStatus.Estimate ||
    Status === ClaimProcStatus.CapEstimate ||
    Status === ClaimProcStatus.NotReceived
  );
}
