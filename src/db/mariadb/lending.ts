import { Conflict, noDatabase } from '../trouble.ts';
import type { Lend } from './dialect.ts';
import { asTrouble } from './errors.ts';
import type { SessionPool } from './pool.ts';

/** Lends any session for a read. One whose connection broke has changed nothing, so it is tried again on another session. */
export function lendingForReads(pool: SessionPool): Lend {
  return async (work) => {
    for (let tries = 1; ; tries++) {
      try {
        return await pool.use(work);
      } catch (error) {
        const trouble = asTrouble(error);
        if (!(trouble instanceof Conflict)) throw trouble;
        if (tries === 2) throw noDatabase(trouble.cause);
      }
    }
  };
}
