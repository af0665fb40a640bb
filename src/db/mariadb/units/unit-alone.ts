import type { Unit } from '../../handle.ts';
import { OutcomeUnknown } from '../../trouble.ts';
import { asTrouble } from '../sessions/errors.ts';
import { begin } from './beginning.ts';
import type { UnitGround, Work } from './ground.ts';
import { hasNotCommitted, isKnownUndone, undo } from './outcome.ts';
import { transactionOn } from './transaction.ts';
import { firstError } from './unanswered.ts';
import { unitSession } from './unit-session.ts';

/** One try of a unit of work that has a session and a transaction for itself. */
export async function runAlone<T>(ground: UnitGround, work: Work<T>, unit: Unit): Promise<T> {
  const { patients } = unit;
  let isCommitting = false;
  let isUndone = false;
  let isLeft = false;
  try {
    return await ground.lend(async (session) => {
      const ruled = ground.rules.begin?.(session) ?? { session };
      const own = unitSession(ground, ruled.session, unit);
      try {
        const beginning = await begin(ground, session, [...patients], own.askAhead);
        const tx = transactionOn(ground, own, beginning, unit);
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
        isLeft = !(await undo(session, error, ruled));
        throw error;
      } finally {
        own.askNoMore();
        if (session.isOpen()) await ruled.end?.(patients).catch(() => session.close());
      }
    });
  } catch (error) {
    const trouble = asTrouble(error);
    throw isLeft || (isCommitting && !isUndone) ? new OutcomeUnknown() : trouble;
  }
}
