import { ClaimProcStatus, PlanType, ProcStatus } from '../../domain/enums.ts';
import type { Coverage } from '../coverage/coverage.ts';
import type { PreparedInput } from '../coverage/prepare.ts';
import { NO_OVERRIDES } from '../facts/columns.ts';
import type { ClaimProcRow, ProcedureRow } from '../facts/table-rows.ts';

/** A row of a procedure with its coverage; none for a row of a dropped plan. */
export interface SettledRow {
  /** A copy, free to be changed. */
  readonly row: ClaimProcRow;
  readonly coverage: Coverage | undefined;
  /** Whether a write-off of capitation has yet to be worked out: the plan had no row of the procedure, or an estimate. */
  readonly isOpen?: boolean;
}

/** The rows of a procedure that match its coverages, and those to be deleted (ROW-1, ROW-2). */
interface SettledRows {
  readonly rows: readonly SettledRow[];
  readonly removed: readonly ClaimProcRow[];
  /** Whether this procedure is not estimated at all (ROW-6). */
  readonly isLeftAlone: boolean;
}

const ESTIMATES: ReadonlySet<number> = new Set([ClaimProcStatus.Estimate, ClaimProcStatus.CapEstimate]);
const CAPITATION: ReadonlySet<number> = new Set([
  ClaimProcStatus.CapEstimate,
  ClaimProcStatus.CapComplete,
  ClaimProcStatus.CapClaim,
]);
/** Statuses that do not count as the estimate row of a plan (ROW-2). */
const BESIDE_AN_ESTIMATE: ReadonlySet<number> = new Set([
  ClaimProcStatus.CapClaim,
  ClaimProcStatus.Preauth,
  ClaimProcStatus.Supplemental,
]);

/**
 * Removes estimates of dropped plans, adds missing ones, and updates all from the procedure (ROW-1, ROW-2, ROW-4,
 * ROW-5).
 */
export function settleRows(prepared: PreparedInput, procedure: ProcedureRow): SettledRows {
  const { input, coverages, claimProcs } = prepared;
  const stored = claimProcs.get(procedure.ProcNum) ?? [];
  const coverageOf = (row: ClaimProcRow) =>
    coverages.find(({ sub, plan }) => sub.InsSubNum === row.InsSubNum && plan.PlanNum === row.PlanNum);
  const isPast = procedure.ProcStatus === ProcStatus.C && procedure.ProcDate < input.today;
  const hasCapitation = coverages.some(({ plan }) => plan.PlanType === PlanType.Capitation);
  if (isPast && hasCapitation && !stored.some((row) => CAPITATION.has(row.Status))) {
    const rows = stored.map((row) => ({ row: { ...row }, coverage: coverageOf(row) }));
    return { rows, removed: [], isLeftAlone: true };
  }
  const isStale = (row: ClaimProcRow) => ESTIMATES.has(row.Status) && coverageOf(row) === undefined;
  const rows: SettledRow[] = stored
    .filter((row) => !isStale(row))
    .map((row) => ({ row: { ...row }, coverage: coverageOf(row), isOpen: row.Status === ClaimProcStatus.Estimate }));
  for (const coverage of coverages) {
    const exists = rows.some((kept) => kept.coverage === coverage && !BESIDE_AN_ESTIMATE.has(kept.row.Status));
    if (exists || (isPast && !input.preferences.ClaimProcsAllowedToBackdate)) continue;
    rows.push({ row: newEstimateRow(prepared, coverage, procedure), coverage, isOpen: true });
  }
  for (const { row, coverage } of rows) follow(row, coverage, procedure);
  return { rows, removed: stored.filter(isStale), isLeftAlone: false };
}

/** A fresh row of a plan (ROW-2); whether it is billed is decided here and never again (NBI-2). */
export function newEstimateRow(
  prepared: PreparedInput,
  { plan, sub }: Coverage,
  procedure: ProcedureRow,
): ClaimProcRow {
  const { ProcNum, PatNum, ProvNum, ClinicNum, ProcDate, CodeNum } = procedure;
  const isCapitation = plan.PlanType === PlanType.Capitation;
  return {
    ClaimProcNum: 0,
    ProcNum,
    ClaimNum: 0,
    PatNum,
    ProvNum,
    ClinicNum,
    PlanNum: plan.PlanNum,
    InsSubNum: sub.InsSubNum,
    Status: isCapitation ? capitationStatus(procedure) : ClaimProcStatus.Estimate,
    ProcDate,
    DateCP: ProcDate,
    NoBillIns: Number(prepared.noBillIns(plan.PlanNum, CodeNum) ?? prepared.codes.byNum(CodeNum).row.NoBillIns),
    ...NO_OVERRIDES,
    CopayAmt: -1,
    Percentage: -1,
    DedEst: -1,
    DedApplied: 0,
    PaidOtherIns: -1,
    BaseEst: 0,
    InsEstTotal: 0,
    InsPayEst: 0,
    InsPayAmt: 0,
    WriteOff: 0,
    WriteOffEst: -1,
    EstimateNote: '',
    IsOverpay: 0,
  };
}

/** Updates a row from the plan type and the procedure (ROW-4, ROW-5). */
function follow(row: ClaimProcRow, coverage: Coverage | undefined, procedure: ProcedureRow): void {
  if (coverage?.plan.PlanType === PlanType.Capitation) {
    const isOpen = ESTIMATES.has(row.Status) || row.Status === ClaimProcStatus.CapComplete;
    if (isOpen) row.Status = capitationStatus(procedure);
    if (row.Status === ClaimProcStatus.CapComplete) row.DateCP = procedure.ProcDate;
  } else if (coverage && row.Status === ClaimProcStatus.CapEstimate) {
    row.Status = ClaimProcStatus.Estimate;
    row.WriteOff = 0;
  }
  if (row.ClaimNum === 0) row.ProcDate = procedure.ProcDate;
  row.ClinicNum = procedure.ClinicNum;
  if (ESTIMATES.has(row.Status)) row.ProvNum = procedure.ProvNum;
}

function capitationStatus(procedure: ProcedureRow): number {
  return procedure.ProcStatus === ProcStatus.C ? ClaimProcStatus.CapComplete : ClaimProcStatus.CapEstimate;
}
