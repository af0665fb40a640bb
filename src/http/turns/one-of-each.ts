import { type CallerTurns, callerTurns, type TurnLimits } from './caller-turns.ts';
import type { Asker } from './turn-queue.ts';
import type { Work } from './turn-room.ts';

/** One at a time of each customer, and of all as many as the limits say. */
export function oneOfEach(limits: TurnLimits): CallerTurns {
  const ofAll = callerTurns(limits);
  const ofOne = new Map<string, { readonly turns: CallerTurns; running: number }>();
  return async <T>(asker: Asker, work: Work<T>): Promise<T> => {
    const own = ofOne.get(asker.customer) ?? { turns: callerTurns({ ...limits, atOnce: 1 }), running: 0 };
    ofOne.set(asker.customer, own);
    own.running++;
    try {
      return await own.turns(asker, () => ofAll(asker, work));
    } finally {
      if (--own.running === 0) ofOne.delete(asker.customer);
    }
  };
}
