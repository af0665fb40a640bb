import type { Transaction } from '../../../db/handle.ts';
import { deleteRows, newRow, sendRows, updateEach } from '../../../db/rows/rows.ts';
import type { Row } from '../../../db/schema/tables.ts';
import { ClaimProcStatus, ProcStatus } from '../../../domain/enums.ts';
import type { Key } from '../../../domain/key.ts';
import { prepare } from '../../../estimates/coverage/prepare.ts';
import type { ClaimProcRow } from '../../../estimates/facts/table-rows.ts';
import { estimateAlone, type ProcedureEstimate } from '../../../estimates/lines/treatment-plan.ts';
import { coverageOf } from '../coverage/coverage.ts';
import { estimateInput, procedureToEstimate } from '../input/estimate-input.ts';
import { chargesHygieneByDentist } from '../input/fee-provider.ts';
import { claimProcsOf, claimProcsOfEach } from './claims.ts';

type Procedure = Row<'procedurelog'>;

/** Columns whose change changes what insurance is estimated to pay (REC-1). */
const DECISIVE = [
  'CodeNum',
  'ProcFee',
  'UnitQty',
  'BaseUnits',
  'ToothNum',
  'Surf',
  'ToothRange',
  'ProvNum',
  'ClinicNum',
  'ProcDate',
  'ProcStatus',
] as const satisfies readonly (keyof Procedure)[];

const ESTIMATES: readonly number[] = [ClaimProcStatus.Estimate, ClaimProcStatus.CapEstimate];

/**
 * After an edit: calculates again if the edit changed what insurance pays, or if the patient's plans are no longer
 * those that the rows were made for. Any other edit keeps the amounts of the last treatment plan pass, maxima included.
 */
export async function followEstimateRows(tx: Transaction, before: Procedure, after: Procedure): Promise<void> {
  const isDecisive =
    DECISIVE.some((column) => before[column] !== after[column]) ||
    // The new appointment may be another dentist's, whose fees are charged for hygiene.
    (before.AptNum !== after.AptNum && (await chargesHygieneByDentist(tx)));
  if (isDecisive || (await haveOtherPlans(tx, after))) await keepEstimateRows(tx, after);
}

/** Whether an estimate is for a plan that the patient no longer has, or a plan of the patient has no row yet. */
async function haveOtherPlans(tx: Transaction, procedure: Procedure): Promise<boolean> {
  const rows = await claimProcsOf(tx, procedure.ProcNum);
  const current = new Set((await coverageOf(tx, procedure.PatNum)).map(({ patPlan }) => patPlan.InsSubNum));
  const covered = new Set(rows.map((row) => row.InsSubNum));
  const isStale = rows.some((row) => ESTIMATES.includes(row.Status) && !current.has(row.InsSubNum));
  return isStale || [...current].some((insSubNum) => !covered.has(insSubNum));
}

interface Keeping {
  /** The procedure was just stored and has no rows yet. */
  readonly isNew?: boolean;
  /** Nothing has changed for open lines of claims, which are calculated with their claim (CLM-1). */
  readonly keepsLines?: boolean;
}

/**
 * Keeps and calculates the estimate rows of a procedure that was created or changed: one for each plan of the patient,
 * none for plans that are no longer the patient's (`procedures.md` 22.3, ROW-1 – ROW-6, REC-1). The procedure is
 * estimated alone: deductibles stay as the last treatment plan pass left them, and maxima and frequencies are applied
 * by the next one (EST-2). Canadian lab procedures never have any.
 */
export const keepEstimateRows = (tx: Transaction, procedure: Procedure, keeping: Keeping = {}): Promise<void> =>
  keepEachEstimate(tx, procedure.PatNum, [procedure], keeping);

/** The same for procedures of one patient, each estimated alone; as many statements as for one of them. */
export async function keepEachEstimate(
  tx: Transaction,
  patNum: Key,
  of: readonly Procedure[],
  { isNew = false, keepsLines = false }: Keeping = {},
): Promise<void> {
  const possible = of.filter(({ ProcNumLab }) => ProcNumLab === 0);
  if (possible.length === 0) return;
  const coverage = await coverageOf(tx, patNum);
  const numbers = possible.map(({ ProcNum }) => ProcNum);
  const claimProcs = isNew ? [] : await claimProcsOfEach(tx, numbers);
  const withRows = new Set(claimProcs.map(({ ProcNum }) => ProcNum));
  const estimated = coverage.length > 0 ? possible : possible.filter(({ ProcNum }) => withRows.has(ProcNum));
  if (estimated.length === 0) return;
  const procedures = estimated.map(procedureToEstimate);
  // Only what is completed joins a case by itself.
  const orthoCases = isNew && estimated.every(({ ProcStatus: s }) => s !== ProcStatus.C) ? [] : undefined;
  const prepared = prepare(await estimateInput(tx, { patNum, procedures, claimProcs, orthoCases, isAlone: true }));
  const stored = prepared.input.claimProcs;
  const lineOf = (row: ClaimProcRow) =>
    keepsLines && row.Status === ClaimProcStatus.NotReceived
      ? stored.find(({ ClaimProcNum }) => ClaimProcNum === row.ClaimProcNum)
      : undefined;
  const estimates = estimateAlone(prepared).map((estimate) => ({
    ...estimate,
    rows: estimate.rows.map((finished) => {
      const line = lineOf(finished.row);
      return line ? { ...finished, row: line } : finished;
    }),
  }));
  await storeEstimates(tx, stored, estimates);
}

/** Makes the stored rows equal to the engine's: deletes, inserts, and updates the columns that differ. */
export async function storeEstimates(
  tx: Transaction,
  stored: readonly ClaimProcRow[],
  estimates: readonly ProcedureEstimate[],
): Promise<void> {
  await deleteRows(
    tx,
    'claimproc',
    estimates.flatMap(({ removed }) => removed as Row<'claimproc'>[]),
  );
  const before = new Map(stored.map((row) => [row.ClaimProcNum, row]));
  const rows = estimates.flatMap((estimate) => estimate.rows.map(({ row }) => row));
  const updates = rows.flatMap((changes) => {
    const row = before.get(changes.ClaimProcNum) as Row<'claimproc'> | undefined;
    return row ? [{ row, changes }] : [];
  });
  await updateEach(tx, 'claimproc', updates);
  const added = rows.filter((row) => row.ClaimProcNum === 0);
  await sendRows(
    tx,
    'claimproc',
    added.map(({ ClaimProcNum: _, ...row }) => newRow('claimproc', tx.now, { ...row, SecDateEntry: tx.today })),
  );
}
