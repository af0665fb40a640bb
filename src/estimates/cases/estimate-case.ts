import { ClaimProcStatus, ProcStatus } from '../../domain/enums.ts';
import { type PreparedInput, prepare } from '../coverage/prepare.ts';
import { effectiveEstimate } from '../facts/columns.ts';
import type { ClaimProcRow, HistoryRow, ProcedureRow } from '../facts/table-rows.ts';
import { defaultFee } from '../lines/default-fee.ts';
import { inTreatmentOrder } from '../lines/treatment-order.ts';
import { estimateAlone, estimateTreatmentPlan, type ProcedureEstimate } from '../lines/treatment-plan.ts';
import { newEstimateRow } from '../steps/settled-rows.ts';
import type { CaseProcedure, CaseSetup, Expectation } from './case-file.ts';
import { stored } from './names.ts';
import { readCase } from './read-case.ts';

/** First number for subscriptions and plans that the patient no longer has. */
const FIRST_DROPPED_PLAN = 1000;

/**
 * Estimates a case in its mode (1.4). The function it answers gives any value that the case may ask for (1.20, 1.21).
 */
export function estimateCase(setup: CaseSetup, mode: string, asOf: string): (expected: Expectation) => unknown {
  const prepared = prepareCase(setup, mode, asOf);
  const estimates = mode === 'tp' ? estimatePlanned(prepared) : estimateAlone(prepared);
  const procNums = new Map((setup.procedures ?? []).map(({ key }, index) => [key, index + 1]));
  const places = new Map(estimates.map(({ procedure }, index) => [procedure.ProcNum, index]));
  return ({ proc, ordinal, field }) => {
    const place = places.get(procNums.get(proc) ?? 0);
    const estimate = place === undefined ? undefined : estimates[place];
    if (!estimate) return undefined;
    if (ordinal !== 0) return rowValue(estimate, ordinal, field);
    if (field === 'order') return place! + 1;
    return procedureValues(prepared, estimate, mode)[field];
  };
}

/** Only planned procedures are lines of the treatment plan; the others keep what was saved (TPL-1). */
function estimatePlanned(prepared: PreparedInput): ProcedureEstimate[] {
  const { input } = prepared;
  const isPlanned = ({ ProcStatus: status }: ProcedureRow) => status === ProcStatus.TP || status === ProcStatus.TPi;
  const others = input.procedures.filter((procedure) => !isPlanned(procedure));
  if (others.length === 0) return estimateTreatmentPlan(prepared);
  return [
    ...estimateTreatmentPlan(prepare({ ...input, procedures: input.procedures.filter(isPlanned) })),
    ...estimateAlone(prepare({ ...input, procedures: others })),
  ];
}

/** The prepared input of a case: its rows before the estimate (1.18), and for a treatment plan the order of TPL-1. */
function prepareCase(setup: CaseSetup, mode: string, asOf: string): PreparedInput {
  const { procedures: given = [] } = setup;
  const bare = prepare(readCase(setup, asOf));
  const procedures = bare.input.procedures.map((procedure, index) => ({
    ...procedure,
    ProcFee: given[index]!.fee ?? feeAtEntry(bare, procedure),
    priorityOrder: given[index]!.priority ?? undefined,
  }));
  const claimProcs = procedures.flatMap((procedure, index) => rowsBefore(bare, given[index]!, procedure));
  return prepare({
    ...bare.input,
    procedures: mode === 'tp' ? inTreatmentOrder(procedures, bare.input.preferences) : procedures,
    claimProcs,
    history: [...bare.input.history, ...claimProcs.filter(isOnClaim).map((row) => inHistory(procedures, row))],
  });
}

/** A claim's row of one of the case's own procedures, as the history of the others has it (HIS-1, EST-5). */
function inHistory(procedures: readonly ProcedureRow[], row: ClaimProcRow): HistoryRow {
  const { CodeNum, ToothNum, Surf, ToothRange } = procedures.find(({ ProcNum }) => ProcNum === row.ProcNum)!;
  return { ...row, InsPayEst: effectiveEstimate(row), CodeNum, ToothNum, Surf, ToothRange };
}

/** The fee a procedure got when it was entered without one, whatever its status is now (1.17). */
function feeAtEntry(prepared: PreparedInput, procedure: ProcedureRow): number {
  return defaultFee(prepared, { ...procedure, ProcStatus: ProcStatus.TP });
}

/** A procedure's rows before the estimate: new ones with the given columns, and those of dropped plans (1.17, 1.18). */
function rowsBefore(prepared: PreparedInput, given: CaseProcedure, procedure: ProcedureRow): ClaimProcRow[] {
  const [anyCoverage] = prepared.coverages;
  const current = prepared.coverages.flatMap((coverage) => {
    const columns = given.rows?.[String(coverage.ordinal)];
    if (!columns) return [];
    const { Status, ...amounts } = Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== null));
    const row = { ...newEstimateRow(prepared, coverage, procedure), ...amounts } as ClaimProcRow;
    if (Status !== undefined) row.Status = stored(ClaimProcStatus, Status, 'Estimate');
    row.NoBillIns = Number(row.NoBillIns);
    row.ClaimNum = isOnClaim(row) ? 1 : 0;
    return [row];
  });
  const stale = Array.from({ length: anyCoverage ? (given.staleEstimateRows ?? 0) : 0 }, (_, index) => ({
    ...newEstimateRow(prepared, anyCoverage!, procedure),
    Status: ClaimProcStatus.Estimate,
    PlanNum: FIRST_DROPPED_PLAN + index,
    InsSubNum: FIRST_DROPPED_PLAN + index,
  }));
  return [...current, ...stale];
}

function isOnClaim({ Status }: ClaimProcRow): boolean {
  return (
    Status !== ClaimProcStatus.Estimate &&
    Status !== ClaimProcStatus.CapEstimate &&
    Status !== ClaimProcStatus.CapComplete
  );
}

function rowValue(estimate: ProcedureEstimate, ordinal: number, field: string): unknown {
  const row = estimate.rows.find(({ coverage }) => coverage?.ordinal === ordinal)?.row;
  if (!row) return undefined;
  if (field === 'Status') return Object.entries(ClaimProcStatus).find(([, status]) => status === row.Status)?.[0];
  const value = row[field as keyof ClaimProcRow];
  return field === 'NoBillIns' ? Boolean(value) : value;
}

function procedureValues(prepared: PreparedInput, estimate: ProcedureEstimate, mode: string): Record<string, unknown> {
  const { procedure, line, rows } = estimate;
  const { FeeAmt, PriInsAmt, SecInsAmt, Discount, PatAmt, FeeAllowed, TaxAmt } = line;
  return {
    DefaultFee: defaultFee(prepared, procedure),
    ProcFee: procedure.ProcFee,
    FeeAmt,
    PriInsAmt,
    SecInsAmt,
    Discount,
    PatAmt,
    FeeAllowed,
    TaxAmt,
    CatPercUCR: line.CatPercUCR,
    DiscountPlanAmt: line.discountPlan.amount,
    RowCount: mode === 'fee' ? 0 : rows.length,
  };
}
