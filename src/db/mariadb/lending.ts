import { Conflict, noDatabase } from '../trouble.ts';
import type { Lend } from './dialect.ts';
import { asTrouble } from './errors.ts';
import type { SessionPool } from './pool.ts';
import type { Session } from './session.ts';

/** Sessions that reads have at the same time: no write has to wait until reads are done. */
const MOST = 6;

/**
 * Lends any session for a read, to whoever asked first while all that reads may have are in use. One whose connection broke has
 * changed nothing, so it is tried again on another session.
 */
export function lendingForReads(pool: SessionPool): Lend {
  let lent = 0;
  const waiting: (() => void)[] = [];

  async function use<T>(work: (session: Session) => Promise<T>): Promise<T> {
    if (lent < MOST) lent++;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await pool.use(work);
    } finally {
      const next = waiting.shift();
      if (next) next();
      else lent--;
    }
  }

  return async (work) => {
    for (let tries = 1; ; tries++) {
      try {
        return await use(work);
      } catch (error) {
        const trouble = asTrouble(error);
        if (!(trouble instanceof Conflict)) throw trouble;
        if (tries === 2) throw noDatabase(trouble.cause);
      }
    }
  };
}
