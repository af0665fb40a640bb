import { Conflict, noDatabase } from '../../trouble.ts';
import type { Lend } from './dialect.ts';
import { asTrouble, NoAnswer } from './errors.ts';
import type { SessionPool } from './pool.ts';
import type { Use } from './session.ts';

/** Sessions that reads have at the same time: no write has to wait until reads are done. */
export const MOST_FOR_READS = 6;
/** The same of units of work, which may wait long for a lock. */
const MOST_FOR_UNITS = 8;

/**
 * Lends any session for a read, to whoever asked first while all that reads may have are in use. One whose connection broke has
 * changed nothing, so it is tried again on another session.
 */
export function lendingForReads(pool: SessionPool): Lend {
  const use = lendingFew(pool, 'reads', MOST_FOR_READS);
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

/** Lends a session for a unit of work, to whoever asked first. */
export const lendingForUnits = (pool: SessionPool): Lend => lendingFew(pool, 'unit', MOST_FOR_UNITS);

function lendingFew(pool: SessionPool, what: Use, most: number): Lend {
  let lent = 0;
  const waiting: PromiseWithResolvers<void>[] = [];

  function placeInQueue(): Promise<void> {
    const place = Promise.withResolvers<void>();
    waiting.push(place);
    return place.promise;
  }

  return async (work) => {
    if (lent < most) lent++;
    else await placeInQueue();
    try {
      return await pool.use(work, what);
    } catch (error) {
      // All of them would ask the same silent server, one after the other (`pool.ts`).
      if (error instanceof NoAnswer) for (const each of waiting.splice(0)) each.reject(error);
      throw error;
    } finally {
      const next = waiting.shift();
      if (next) next.resolve();
      else lent--;
    }
  };
}
