import { acceptedCallers } from '../callers/accepted-callers.ts';
import type { FindCaller } from '../callers/caller.ts';
import type { Origin } from '../callers/lock-out.ts';
import type { Exchange } from '../exchange.ts';
import type { Operation } from '../operation.ts';
import { mayLast } from '../turns/asking.ts';
import { handingOn, type LeadPlace } from './hand-on.ts';

/**
 * The one of several processes of a server that answers what only one may; the others hand it on. What they answer
 * themselves they do as a server that is alone.
 */
export interface Lead {
  /** Whether only the lead performs this operation. */
  isNeededFor(operation: Operation): boolean;
  /** Looks up callers whom the lead has let in before; throws LeadNeeded for others. */
  guard(origin: Origin, find: FindCaller): FindCaller;
  /** Has the lead answer. Rejects with a Refusal when it cannot be reached; until then nothing was sent. */
  answer(asked: Exchange): Promise<void>;
}

/** `writesItself` where several processes may write, as on a database server. */
export function leadAt(place: LeadPlace, writesItself: boolean): Lead {
  const accepted = acceptedCallers();
  const handOn = handingOn(place);
  return {
    // Who follows changes has them numbered; what may last a minute counts among all of its key.
    isNeededFor: (operation) =>
      operation.follow !== undefined || mayLast(operation) || (operation.write !== undefined && !writesItself),
    guard: accepted.guard,
    async answer(asked) {
      const status = await handOn(asked);
      if (status < 400) accepted.note(asked.address, asked.headers.authorization);
    },
  };
}
