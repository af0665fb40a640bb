import { type CallerTurns, callerTurns } from './caller-turns.ts';
import type { Asker } from './turn-queue.ts';
import type { Work } from './turn-room.ts';
import { comeAgain } from './waiting-line.ts';

/** What may be under way after its answer, of one customer and of all: until it is sent it is held in memory. */
const LATER = { ofOne: 2, ofAll: 8 };

/**
 * Turns of what goes on after its answer, one at a time: what was accepted waits as long as it takes. Throws at once, 429 or
 * 503, where too much is under way.
 */
export function laterTurns({ ofOne, ofAll } = LATER): CallerTurns {
  const turns = callerTurns({
    atOnce: 1,
    waitingOfOne: ofOne,
    waitingOfAll: ofAll,
    longestWait: Number.POSITIVE_INFINITY,
  });
  const underway: string[] = [];
  return <T>(asker: Asker, work: Work<T>): Promise<T> => {
    const { customer } = asker;
    if (underway.filter((one) => one === customer).length >= ofOne) {
      throw comeAgain(429, 'Too much that this key was promised is still to be sent. Try again in a moment.');
    }
    if (underway.length >= ofAll) {
      throw comeAgain(503, 'Too much that was promised is still to be sent. Try again in a moment.');
    }
    underway.push(customer);
    // Its answer has been sent: that the caller hangs up takes nothing back.
    return turns({ ...asker, listening: undefined }, async (begun) => work(begun)).finally(() =>
      underway.splice(underway.indexOf(customer), 1),
    );
  };
}
