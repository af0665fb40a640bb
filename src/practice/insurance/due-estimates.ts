import type { RowChange } from '../../db/changes.ts';
import { dueAmong, hasLists, someDue, takeDue, takeLists } from '../../db/due-estimates.ts';
import type { Handle, Practice, Reader, Transaction } from '../../db/practice.ts';
import { unitOfWork } from '../../db/unit-of-work.ts';
import type { Key } from '../../domain/key.ts';
import { recalculateEstimates } from './recalculate.ts';

/** Patients whose estimates one write makes anew before it answers; those of more follow in the background. */
export const MOST_AT_ONCE = 20;

/**
 * Who is locked by a write that touches nothing of theirs but estimates: nobody where those follow in the background. Of
 * thousands no more are read than it takes to know that.
 */
export async function whileFew(whom: (most: number) => Promise<readonly Key[]>): Promise<readonly Key[]> {
  const patNums = await whom(MOST_AT_ONCE + 1);
  return patNums.length > MOST_AT_ONCE ? [] : patNums;
}

/** An office's database has no list of ours, so nobody in it is ever due. */
export const hasList = ({ tablesInBraces }: Pick<Handle, 'tablesInBraces'>) => !tablesInBraces;

/**
 * Makes the estimates of those of these patients anew who are due, before anything else reads or writes them. The
 * patients are locked. Answers the rows that changed, apart from those of the unit of work's own rules.
 */
export async function catchUp(tx: Transaction, patNums: readonly Key[]): Promise<readonly RowChange[]> {
  if (!hasList(tx)) return [];
  const apart: Transaction = { ...tx, changes: [] };
  for (const patNum of await dueAhead(tx, patNums)) {
    const due = await takeDue(apart, patNum);
    if (due) await recalculateEstimates(apart, patNum, due);
  }
  return apart.changes;
}

/** Up to `limit` patients to be made anew next, those who have waited longest; lists of many are taken apart first. */
export async function nextDue(practice: Practice, limit: number): Promise<readonly Key[]> {
  if (await practice.read(hasLists)) await unitOfWork(practice, takeLists);
  return practice.read((handle) => someDue(handle, limit));
}

/** Which of them are due: the first question of every write. */
export const dueAhead = async (reader: Reader, patNums: readonly Key[]): Promise<readonly Key[]> =>
  hasList(reader) ? reader.remember(`due ${patNums.join()}`, () => dueAmong(reader, patNums)) : [];

/** The same as a unit of work of its own. Two servers that come to the same patient: the second finds it done. */
export async function catchUpAlone(practice: Practice, patients: readonly Key[]): Promise<void> {
  await unitOfWork(
    practice,
    async (tx) => {
      await tx.lockPatient(...patients);
      tx.changes.push(...(await catchUp(tx, patients)));
    },
    { patients, ahead: (reader) => [dueAhead(reader, patients)] },
  );
}
