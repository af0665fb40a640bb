import { Conflict } from '../../trouble.ts';
import { isConflict } from '../sessions/errors.ts';

/**
 * An error of a read that was sent ahead is passed over, as the read is sent again when the work needs it. Not one that
 * undid the transaction, and the locks of patients with it.
 */
export function passingOver(answer: Promise<unknown>): Promise<unknown> {
  const passed = answer.catch((error: unknown) => {
    if (error instanceof Conflict || isConflict(error)) throw error;
  });
  // The unit waits for it, but not yet: an error that nobody listens to meanwhile would end the process.
  passed.catch(() => {});
  return passed;
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
