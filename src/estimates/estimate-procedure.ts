import { ClaimProcStatus } from '../domain/enums.ts';
import type { Calculation } from './calculation.ts';
import type { Code } from './codes.ts';
import { type Coverage, readDroppedCoverage } from './coverage.ts';
import { downgrade } from './downgrade.ts';
import { estimateRow } from './estimate-row.ts';
import { settleRows } from './estimate-rows.ts';
import { lineFeeOf, quantityOf } from './line-fee.ts';
import { NO_OTHER_INSURANCE, type OtherInsurance, withRow } from './other-insurance.ts';
import { nothingPlanned, type PlannedUse } from './planned-use.ts';
import type { EstimatePreferences } from './preferences.ts';
import type { PreparedInput } from './prepare.ts';
import { type ExplainedStep, explain } from './steps.ts';
import type { ClaimProcRow, ProcedureRow } from './table-rows.ts';
import { termsFor } from './terms.ts';
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
  const code = prepared.codes.byNum(procedure.CodeNum);
  const { rows, removed, isLeftAlone } = settleRows(prepared, procedure);
  const finished: FinishedRow[] = [];
  for (const { row, coverage } of rows.toSorted((a, b) => ordinalOf(a) - ordinalOf(b))) {
    const others = coverage ? othersBelow(finished, coverage.ordinal) : NO_OTHER_INSURANCE;
    finished.push(
      isLeftAlone ? leaveRow(row, coverage, run) : finishRow(prepared, procedure, code, run, row, coverage, others),
    );
  }
  if (prepared.coverages.length > 1) squeezePrimaryWriteOff(finished, lineFeeOf(procedure));
  return { rows: finished, removed };
}

function ordinalOf({ coverage }: { coverage: Coverage | undefined }): number {
  return coverage?.ordinal ?? Number.POSITIVE_INFINITY;
}

/** Only the first three ordinals feed the ones behind them (COB-1). */
function othersBelow(finished: readonly FinishedRow[], ordinal: number): OtherInsurance {
  return finished
    .filter(({ coverage }) => coverage !== undefined && coverage.ordinal < ordinal && coverage.ordinal <= 3)
    .reduce((others, { row }) => withRow(others, row), NO_OTHER_INSURANCE);
}

function finishRow(
  prepared: PreparedInput,
  procedure: ProcedureRow,
  code: Code,
  run: Run,
  row: ClaimProcRow,
  current: Coverage | undefined,
  others: OtherInsurance,
): FinishedRow {
  const { input, codes } = prepared;
  const isOpen = isRecalculated(row, input.preferences);
  // A claim row of a dropped plan is calculated as if there were no other insurance (ROW-8).
  const coverage = current ?? (isOpen ? readDroppedCoverage(input, codes, row.InsSubNum) : undefined);
  if (!isOpen || !coverage) return leaveRow(row, current, run);
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
    others,
    planned: run.planned && (run.planned.get(coverage) ?? nothingPlanned()),
    benefitDate: run.date ?? (row.Status === ClaimProcStatus.Estimate ? input.today : row.ProcDate),
    serviceDate: run.date ?? procedure.ProcDate,
    row,
    allowed: 0,
    notes: [],
    steps,
  };
  estimateRow(calculation);
  return { coverage: current, row, isCalculated: true, steps };
}

function leaveRow(row: ClaimProcRow, coverage: Coverage | undefined, run: Run): FinishedRow {
  const steps = run.explain ? [explain({ kind: 'untouched', rule: 'ROW-3', status: row.Status })] : undefined;
  return { coverage, row, isCalculated: false, steps };
}

/** Open rows are calculated; answered claims only where the preference says so (ROW-3). */
function isRecalculated({ Status }: ClaimProcRow, preferences: EstimatePreferences): boolean {
  if (Status === ClaimProcStatus.Received) return preferences.InsEstRecalcReceived;
  return (
    Status === ClaimProcStatus.Estimate ||
    Status === ClaimProcStatus.CapEstimate ||
    Status === ClaimProcStatus.NotReceived
  );
}
