import { Conflict } from '../trouble.ts';
import { isConflict } from './errors.ts';

/**
 * An error of a read that was sent ahead is passed over, as the read is sent again when the work needs it. Not one that
 * undid the transaction, and the locks of patients with it.
 */
export function passOver(error: unknown): void {
  if (error instanceof Conflict || isConflict(error)) throw error;
}

/**
 * What went wrong first. When a row that was sent without waiting lost a deadlock, the work behind it finds a transaction
 * that was undone, and may refuse what is right: that the row it has just stored is not there.
 */
export async function firstError(unanswered: readonly Promise<unknown>[], thrown: unknown): Promise<unknown> {
  const outcomes = await Promise.allSettled(unanswered);
  const failed = outcomes.find(({ status }) => status === 'rejected');
  return failed ? (failed as PromiseRejectedResult).reason : thrown;
}
