import { Refusal } from '../../../domain/refusal.ts';
import { Conflict } from '../../trouble.ts';
import { asTrouble, isBroken, isConflict, isOfStatement } from '../sessions/errors.ts';
import type { Session } from '../sessions/session.ts';
import type { UnitRules } from './write-rules.ts';

// What is known of a transaction that failed: only if it is certain that nothing was stored may a unit of work run again.

/**
 * The last statements of a unit are sent together with its COMMIT. If one of them failed, the server did not reach COMMIT, and
 * says that a transaction is still open.
 */
export async function hasNotCommitted(session: Session, error: unknown): Promise<boolean> {
  const trouble = asTrouble(error);
  const isAnswer = trouble instanceof Refusal || trouble instanceof Conflict;
  if (isBroken(error) || !isAnswer) return false;
  const rows = await session.all('SELECT @@in_transaction AS isThere').catch(() => []);
  return Number(rows[0]?.isThere) === 1;
}

/**
 * Whether an error says by itself that nothing was stored: a cluster that refuses at COMMIT, or a wrong statement before it.
 * After any other error that needs to be found out.
 */
export const isKnownUndone = (error: unknown) =>
  isConflict(error) || error instanceof Conflict || error instanceof Refusal || isOfStatement(error);

/**
 * Answers whether everything is undone. A session that cannot undo is closed: that undoes the transaction, but not what the
 * rules of the unit stored outside of it.
 */
export async function undo(
  session: Session,
  error: unknown,
  rules: Pick<UnitRules, 'undo' | 'mayLeave'> = {},
): Promise<boolean> {
  if (!isBroken(error)) {
    try {
      await session.command('ROLLBACK');
      await rules.undo?.();
      return true;
    } catch {
      session.close();
    }
  }
  return rules.mayLeave?.() !== true;
}
