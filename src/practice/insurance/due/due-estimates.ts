import { dueAmong, hasLists, someDue, takeDue, takeLists } from '../../../db/due-estimates.ts';
import type { Handle, Transaction } from '../../../db/handle.ts';
import type { Practice } from '../../../db/practice.ts';
import type { RowChange } from '../../../db/rows/changes.ts';
import { unitOfWork } from '../../../db/unit-of-work.ts';
import type { Key } from '../../../domain/key.ts';
import { keepTouchedBalances } from '../../accounts/touched-balances.ts';
import { recalculateEstimates } from '../stored/recalculate.ts';

/**
 * One write makes the estimates of this many patients again before it answers; if there are more, the background does.
 */
export const MOST_AT_ONCE = 20;

/**
 * The patients to be locked by a write that changes nothing of theirs except estimates: nobody if there are so many
 * that the estimates follow in the background. Reads only as many of them as it needs to know that.
 */
export async function whileFew(whom: (most: number) => Promise<readonly Key[]>): Promise<readonly Key[]> {
  const patNums = await whom(MOST_AT_ONCE + 1);
  return patNums.length > MOST_AT_ONCE ? [] : patNums;
}

/** An office's database has no list of ours, so nobody in it is ever due. */
export const hasList = ({ tablesInBraces }: Pick<Handle, 'tablesInBraces'>) => !tablesInBraces;

/**
 * Makes the estimates of those patients again who are due, before anything else reads or writes them. The patients must
 * be locked. Answers the rows that it changed, so that they can be told from those of the unit of work's own rules.
 */
export async function catchUp(tx: Transaction, patNums: readonly Key[]): Promise<readonly RowChange[]> {
  const unknown = hasList(tx) ? patNums.filter((patNum) => !tx.notDue?.has(patNum)) : [];
  if (unknown.length === 0) return [];
  const apart: Transaction = { ...tx, changes: [] };
  for (const patNum of await dueAmong(tx, unknown)) {
    const due = await takeDue(apart, patNum);
    if (due) await recalculateEstimates(apart, patNum, due);
  }
  await keepTouchedBalances(apart);
  return apart.changes;
}

/** Up to `limit` patients who have waited longest. Rows that list many patients are first split into one row each. */
export async function nextDue(practice: Practice, limit: number): Promise<readonly Key[]> {
  if (await practice.read(hasLists)) await unitOfWork(practice, takeLists);
  return practice.read((handle) => someDue(handle, limit));
}

/** `catchUp` in a unit of work of its own. If two servers take the same patient, the second finds nothing to do. */
export async function catchUpAlone(practice: Practice, patients: readonly Key[]): Promise<void> {
  await unitOfWork(
    practice,
    async (tx) => {
      await tx.lockPatient(...patients);
      tx.changes.push(...(await catchUp(tx, patients)));
    },
    { patients },
  );
}
