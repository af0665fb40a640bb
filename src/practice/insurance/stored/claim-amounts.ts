import type { Handle, Transaction } from '../../../db/handle.ts';
import type { RowChange } from '../../../db/rows/changes.ts';
import { deleteRows, findRow, rowsWhere, updateRow } from '../../../db/rows/rows.ts';
import type { Row } from '../../../db/schema/tables.ts';
import { ClaimProcStatus, ClaimStatus } from '../../../domain/enums.ts';
import type { Key } from '../../../domain/key.ts';
import { exact, sumOf } from '../../../domain/money.ts';
import { type PreparedInput, prepare } from '../../../estimates/coverage/prepare.ts';
import { effectiveDeductible, effectiveWriteOff } from '../../../estimates/facts/columns.ts';
import type { EstimateInput } from '../../../estimates/facts/input.ts';
import { lineFeeOf, quantityOf } from '../../../estimates/facts/line-fee.ts';
import type { ClaimProcRow, ProcedureRow } from '../../../estimates/facts/table-rows.ts';
import { officeFee } from '../../../estimates/lines/default-fee.ts';
import { estimateAlone, estimateTreatmentPlan } from '../../../estimates/lines/treatment-plan.ts';
import { estimateInput, procedureToEstimate } from '../input/estimate-input.ts';
import { claimProcsOf } from './claims.ts';
import { storeEstimates } from './store-estimates.ts';

type Claim = Row<'claim'>;
type ClaimProc = Row<'claimproc'>;

/** Statuses of a claim whose billed amounts no longer change. */
const BILLED: readonly (string | null)[] = [ClaimStatus.Sent, ClaimStatus.Received];

/**
 * Calculates the open lines of a claim in their order, against history without them; answered lines of the claim are
 * history (CLM-2). Writes the resulting amounts into the lines' own columns, then the claim's totals
 * (`companions-insurance.md` 1.5, CLAIM; CLM-1). Amounts that a caller gave for a line, by its number, take the place
 * of the calculated ones.
 */
export async function recalculateClaim(
  tx: Transaction,
  claim: Claim,
  said: Readonly<Record<string, Partial<ClaimProc>>> = {},
): Promise<Claim> {
  const open = (await linesOf(tx, claim.ClaimNum)).filter(isOpen);
  const procedures = await proceduresOf(tx, open);
  if (procedures.length > 0) {
    const input = await claimInput(tx, claim, procedures);
    const prepared = prepare(input);
    const noted = tx.changes.length;
    await storeEstimates(tx, input.claimProcs, estimateTreatmentPlan(prepared, { keepsDates: true }));
    await followElsewhere(tx, claim, tx.changes.slice(noted));
    const usesUcr = (await findRow(tx, 'insplan', claim.PlanNum))?.ClaimsUseUCR === 1;
    const feeOf = new Map(
      input.procedures.map((procedure) => [procedure.ProcNum, billed(prepared, procedure, usesUcr)]),
    );
    for (const line of (await linesOf(tx, claim.ClaimNum)).filter(isOpen)) {
      await updateRow(tx, 'claimproc', line, {
        ...inForce(line),
        ...(BILLED.includes(claim.ClaimStatus) ? {} : { FeeBilled: feeOf.get(line.ProcNum) ?? line.FeeBilled }),
        ...said[String(line.ClaimProcNum)],
      });
    }
  }
  return totalClaim(tx, claim);
}

/** Lines that the same procedures have on claims to other plans were estimated, too: they and their claims follow. */
async function followElsewhere(tx: Transaction, { ClaimNum }: Claim, changes: readonly RowChange[]): Promise<void> {
  const lines = openLines(changes).filter((line) => line.ClaimNum !== ClaimNum);
  for (const line of lines) await updateRow(tx, 'claimproc', line, inForce(line));
  await totalClaimsOf(tx, lines);
}

/** The amounts that an open line asks of insurance are those of its estimate columns (CLM-1). */
function inForce(line: ClaimProcRow): Pick<ClaimProc, 'DedApplied' | 'WriteOff'> {
  return { DedApplied: Math.max(0, effectiveDeductible(line)), WriteOff: effectiveWriteOff(line) };
}

/** After an edit of a procedure: an open line that was estimated alone is calculated with its claim. */
export async function followLines(tx: Transaction, changes: readonly RowChange[]): Promise<void> {
  for (const claimNum of new Set(openLines(changes).map(({ ClaimNum }) => ClaimNum))) {
    const claim = await findRow(tx, 'claim', claimNum);
    if (claim) await recalculateClaim(tx, claim);
  }
}

const openLines = (changes: readonly RowChange[]) =>
  changes.flatMap(({ table, after }) => (table === 'claimproc' && after ? [after as ClaimProc] : [])).filter(isOpen);

/** The totals of a claim are the sums over all its lines (TOTALS). */
export async function totalClaim(tx: Transaction, claim: Claim): Promise<Claim> {
  const lines = await rowsWhere(tx, 'claimproc', 'ClaimNum', claim.ClaimNum);
  const sum = (column: 'FeeBilled' | 'DedApplied' | 'InsPayEst' | 'InsPayAmt' | 'WriteOff') =>
    sumOf(lines.map((line) => line[column]));
  return updateRow(tx, 'claim', claim, {
    ClaimFee: sum('FeeBilled'),
    DedApplied: sum('DedApplied'),
    InsPayEst: sum('InsPayEst'),
    InsPayAmt: sum('InsPayAmt'),
    WriteOff: sum('WriteOff'),
  });
}

/** Deletes rows of a procedure. Claims that they were on, mostly preauthorizations, get new totals. */
export async function dropClaimProcs(tx: Transaction, rows: readonly ClaimProc[]): Promise<void> {
  await deleteRows(tx, 'claimproc', rows);
  await totalClaimsOf(tx, rows);
}

async function totalClaimsOf(tx: Transaction, rows: readonly ClaimProc[]): Promise<void> {
  for (const claimNum of new Set(rows.map(({ ClaimNum }) => ClaimNum))) {
    const claim = claimNum === 0 ? undefined : await findRow(tx, 'claim', claimNum);
    if (claim) await totalClaim(tx, claim);
  }
}

/** After a change of code, deletes the rows that insurance has not paid: they are made again (`procedures.md` 9.5). */
export async function dropUnpaidRows(tx: Transaction, procNum: Key): Promise<void> {
  await dropClaimProcs(
    tx,
    (await claimProcsOf(tx, procNum)).filter((row) => row.ClaimPaymentNum === 0),
  );
}

/** Another plan has paid: calculates those estimates of a procedure again that are on no claim; lines on claims stay. */
export async function followOtherPlans(tx: Transaction, procNum: Key): Promise<void> {
  const procedure = await findRow(tx, 'procedurelog', procNum);
  if (!procedure) return;
  const procedures = [procedureToEstimate(procedure)];
  const prepared = prepare(await estimateInput(tx, { patNum: procedure.PatNum, procedures, isAlone: true }));
  const unclaimed = estimateAlone(prepared).map((estimate) => ({
    ...estimate,
    rows: estimate.rows.filter(({ row }) => row.ClaimNum === 0),
  }));
  await storeEstimates(tx, prepared.input.claimProcs, unclaimed);
}

const isOpen = ({ Status, ProcNum }: ClaimProc) => Status === ClaimProcStatus.NotReceived && ProcNum !== 0;

async function linesOf(handle: Handle, claimNum: Key): Promise<ClaimProc[]> {
  const lines = await rowsWhere(handle, 'claimproc', 'ClaimNum', claimNum);
  return lines.sort((one, other) => one.LineNumber - other.LineNumber);
}

async function proceduresOf(handle: Handle, lines: readonly ClaimProc[]): Promise<ProcedureRow[]> {
  const found: ProcedureRow[] = [];
  for (const procNum of new Set(lines.map(({ ProcNum }) => ProcNum))) {
    const procedure = await findRow(handle, 'procedurelog', procNum);
    if (procedure) found.push(procedureToEstimate(procedure));
  }
  return found;
}

async function claimInput(
  handle: Handle,
  { ClaimNum, PatNum }: Claim,
  procedures: readonly ProcedureRow[],
): Promise<EstimateInput> {
  const input = await estimateInput(handle, { patNum: PatNum, procedures });
  const isAnswered = (item: { readonly Status: number }) => item.Status !== ClaimProcStatus.NotReceived;
  return { ...input, history: input.history.filter((item) => item.ClaimNum !== ClaimNum || isAnswered(item)) };
}

/** The fee of the line; a plan may ask for the office fee where that is higher (`companions-insurance.md` 11.3). */
function billed(prepared: PreparedInput, procedure: ProcedureRow, usesUcr: boolean): number {
  const own = lineFeeOf(procedure);
  return usesUcr ? Math.max(own, exact(officeFee(prepared, procedure) * quantityOf(procedure))) : own;
}
