import { Refusal } from '../../../domain/refusal.ts';
import { Conflict } from '../../trouble.ts';
import { asTrouble, isBroken, isConflict, isOfStatement } from '../sessions/errors.ts';
import type { Session } from '../sessions/session.ts';
import type { UnitRules } from './write-rules.ts';

/**
 * The last statements of a unit go out together with its COMMIT. When one of them failed, the server did not come to COMMIT, and
 * still says that a transaction is open.
 */
export async function hasNotCommitted(session: Session, error: unknown): Promise<boolean> {
  const trouble = asTrouble(error);
  const isTold = trouble instanceof Refusal || trouble instanceof Conflict;
  if (isBroken(error) || !isTold) return false;
  const rows = await session.all('SELECT @@in_transaction AS isThere').catch(() => []);
  return Number(rows[0]?.isThere) === 1;
}

/**
 * A cluster may still refuse at COMMIT, and says so; what is wrong with a statement before it is told by that. After any
 * other error nobody knows whether the work was stored.
 */
export const isKnownUndone = (error: unknown) =>
  isConflict(error) || error instanceof Conflict || error instanceof Refusal || isOfStatement(error);

/**
 * Answers whether all is undone. A session that cannot undo is closed, which undoes the transaction, and not what the rules of
 * the unit know besides.
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
