import type { Transaction } from '../../db/handle.ts';
import type { Row } from '../../db/schema/tables.ts';
import { ProcStatus } from '../../domain/enums.ts';
import { badRequest } from '../../domain/refusal.ts';
import { paidByPatient } from '../../practice/accounts/account-follow-ups.ts';
import { orthoLinkOf } from '../../practice/chart/ortho.ts';
import { claimProcsOf, isOnClaim, isSettled } from '../../practice/insurance/stored/claims.ts';
import { isPreferenceOn } from '../../practice/office/preferences.ts';

/** Columns of a completed procedure that cannot change (`procedures.md` 9.3), in page order. */
const COMPLETED = ['CodeNum', 'ToothNum', 'Surf', 'ToothRange', 'Discount'] as const;
/** Columns that a claim has copied (22.2). */
const CLAIMED = [
  'ProcDate',
  'ProcFee',
  'CodeNum',
  'DateTP',
  'ProcTime',
  'ProcTimeEnd',
  'ToothNum',
  'Surf',
  'ToothRange',
] as const;
/** Columns that an ortho case decides (22.4). */
const ORTHO = ['ProcFee', 'CodeNum', 'Discount'] as const;

type Changed = ReadonlyMap<string, string>;

/**
 * Refuses an edit that the procedure's state does not allow. `changed` maps each column that would really change to the
 * name the caller used for it: sending the value that a row has already is no edit (`procedures.md` 9.3).
 */
export async function refuseLockedChanges(
  tx: Transaction,
  procedure: Row<'procedurelog'>,
  changed: Changed,
): Promise<void> {
  if (changed.size === 0) return;
  if (procedure.ProcStatus === ProcStatus.C) {
    refuseAny(COMPLETED, changed, (name) => `${name} cannot be updated when ProcStatus is C.`);
  }
  const rows = await claimProcsOf(tx, procedure.ProcNum);
  const leavesComplete = changed.has('ProcStatus') && procedure.ProcStatus === ProcStatus.C;
  if (isOnClaim(rows)) {
    if (changed.has('ProcStatus')) {
      throw badRequest('ProcStatus cannot be changed while the procedure is on a claim.');
    }
    refuseAny(CLAIMED, changed, (name) => `${name} cannot be updated when the procedure is attached to a claim.`);
  }
  if (changed.has('ProvNum') && isSettled(rows) && (await isPreferenceOn(tx, 'ProcProvChangesClaimProcWithClaim'))) {
    throw badRequest('ProvNum cannot be changed while the procedure is on a claim.');
  }
  if (leavesComplete && (await paidByPatient(tx, procedure.ProcNum)) !== 0) {
    throw badRequest('ProcStatus cannot be changed while payments are attached to the procedure.');
  }
  if (!leavesComplete && !ORTHO.some((column) => changed.has(column))) return;
  if (!(await orthoLinkOf(tx, procedure.ProcNum))) return;
  if (leavesComplete) throw badRequest('ProcStatus cannot be changed while the procedure is linked to an ortho case.');
  refuseAny(
    ORTHO,
    changed,
    () => 'Not allowed to edit specific procedure fields for procedures linked to an ortho case.',
  );
}

function refuseAny(columns: readonly string[], changed: Changed, sentence: (name: string) => string): void {
  const column = columns.find((one) => changed.has(one));
  if (column) throw badRequest(sentence(changed.get(column)!));
}
