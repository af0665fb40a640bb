import type { Unit } from '../../handle.ts';
import { OutcomeUnknown } from '../../trouble.ts';
import { asTrouble } from '../sessions/errors.ts';
import { begin } from './beginning.ts';
import { hasNotCommitted, isKnownUndone, undo } from './outcome.ts';
import { transactionOn } from './transaction.ts';
import { firstError } from './unanswered.ts';
import type { UnitContext, Work } from './unit-context.ts';
import { unitSession } from './unit-session.ts';

/** One try of a unit of work that has a session and a transaction for itself. */
export async function runAlone<T>(context: UnitContext, work: Work<T>, unit: Unit): Promise<T> {
  const { patients } = unit;
  let isCommitting = false;
  let isUndone = false;
  let leavesSomething = false;
  try {
    return await context.lend(async (session) => {
      const ruled = context.rules.begin?.(session) ?? { session };
      const own = unitSession(context, ruled.session, unit);
      try {
        const beginning = await begin(context, session, [...patients], own.askAhead);
        const tx = transactionOn(context, own, beginning, unit);
        const result = await work(tx);
        await Promise.all(own.unanswered);
        await ruled.beforeCommit?.(tx, patients);
        isCommitting = true;
        if (!(await own.held?.storeLast(session, 'and commit'))) await session.command('COMMIT');
        own.stored.resolve();
        return result;
      } catch (thrown) {
        own.askNoMore();
        own.stored.reject(thrown);
        const error = isCommitting ? thrown : await firstError(own.unanswered, thrown);
        // Asked before ROLLBACK ends the transaction.
        isUndone = isKnownUndone(error) || (isCommitting && (await hasNotCommitted(session, error)));
        leavesSomething = !(await undo(session, error, ruled));
        throw error;
      } finally {
        own.askNoMore();
        if (session.isOpen()) await ruled.end?.(patients).catch(() => session.close());
      }
    });
  } catch (error) {
    const mayBeStored = leavesSomething || (isCommitting && !isUndone);
    throw mayBeStored ? new OutcomeUnknown() : asTrouble(error);
  }
}
