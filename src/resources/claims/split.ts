import type { Transaction } from '../../db/handle.ts';
import { deleteRows, insertRow, insertRows, newRow, rowsWhere, updateRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import type { Key } from '../../domain/key.ts';
import { badRequest } from '../../domain/refusal.ts';
import { totalClaim } from '../../practice/insurance/stored/claim-amounts.ts';
import { refuseOfDeletedPatient } from '../../practice/office/patients.ts';
import { preference } from '../../practice/office/preferences.ts';

type Claim = Row<'claim'>;

/** What a split answers: the new claim, and the procedures that are on it. */
export interface SplitClaim {
  readonly ClaimNum: Key;
  readonly PatNum: Key;
  readonly ProcNums: readonly Key[];
}

/**
 * Moves lines of a claim to a new one, a copy of it; the totals of both then count their own lines (Claims page,
 * `companions-insurance.md` 11.6). No line that moves changes its amounts.
 */
export async function splitClaim(tx: Transaction, claim: Claim, procNums: readonly Key[]): Promise<SplitClaim> {
  await refuseOfDeletedPatient(tx, claim);
  const lines = await rowsWhere(tx, 'claimproc', 'ClaimNum', claim.ClaimNum);
  const attached = new Set(lines.map(({ ProcNum }) => ProcNum).filter(Boolean));
  if (procNums.some((procNum) => !attached.has(procNum))) {
    throw badRequest('All ProcNums must be attached to the Claim.');
  }
  const moved = lines.filter(({ ProcNum }) => procNums.includes(ProcNum));
  if (moved.some(({ InsPayAmt }) => InsPayAmt !== 0)) {
    throw badRequest('All selected procedures must have zero insurance payment amounts.');
  }
  const stays = (line: Row<'claimproc'>) => line.ProcNum !== 0 && !procNums.includes(line.ProcNum);
  if (!lines.some(stays)) {
    throw badRequest('At least one procedure needs to remain on this claim in order to split it.');
  }
  const copy = await copyOf(tx, claim);
  for (const line of moved) await updateRow(tx, 'claimproc', line, { ClaimNum: copy.ClaimNum, PayPlanNum: 0 });
  await copyTrackings(tx, claim, copy);
  // Transfers of money between claims are deleted: they concern the claim as it was before.
  await deleteRows(
    tx,
    'claimproc',
    lines.filter(({ IsTransfer }) => IsTransfer),
  );
  await totalClaim(tx, copy);
  await totalClaim(tx, claim);
  return { ClaimNum: copy.ClaimNum, PatNum: claim.PatNum, ProcNums: procNums };
}

async function copyOf(tx: Transaction, { ClaimNum: _, SecDateTEdit: _stamp, ...columns }: Claim): Promise<Claim> {
  const copy = await insertRow(tx, 'claim', { ...columns, CustomTracking: 0, SecDateEntry: tx.today });
  const ClaimIdentifier = `${await preference(tx, 'ClaimIdPrefix')}${copy.ClaimNum}`;
  return updateRow(tx, 'claim', copy, { ClaimIdentifier });
}

async function copyTrackings(tx: Transaction, from: Claim, to: Claim): Promise<void> {
  const entries = await rowsWhere(tx, 'claimtracking', 'ClaimNum', from.ClaimNum);
  await insertRows(
    tx,
    'claimtracking',
    entries.map(({ ClaimTrackingNum: _, ...entry }) =>
      newRow('claimtracking', tx.now, { ...entry, ClaimNum: to.ClaimNum }),
    ),
  );
}
