import { LeadNeeded } from '../../db/trouble.ts';
import { BoundedMap, remember } from '../../domain/remember.ts';
import type { FindCaller } from './caller.ts';
import { digestOf, pairIn } from './key-pair.ts';
import { MOST_ADDRESSES, MOST_PAIRS, networkOf, type Origin } from './lock-out.ts';

/**
 * The callers whom the lead has let in, by address and pair. Who is new is asked of the lead, which counts wrong pairs
 * for all processes together: guessing is as hopeless as with one (`lock-out.ts`).
 */
export function acceptedCallers() {
  const networks = new BoundedMap<string, BoundedMap<string, true>>(MOST_ADDRESSES);
  return {
    /** The lead answered this pair, from this address, and did not refuse it. */
    note(address: string, authorization: string | undefined): void {
      const pair = pairIn(authorization ?? '');
      if (!pair) return;
      const pairs = remember(networks, networkOf(address), () => new BoundedMap<string, true>(MOST_PAIRS));
      pairs.set(digestOf(pair), true);
    },
    /** Looks up callers who are known; throws LeadNeeded for all others, and for a pair that is good no longer. */
    guard: ({ address }: Pick<Origin, 'address'>, find: FindCaller): FindCaller => {
      return (pair) => {
        const isKnown = networks.get(networkOf(address))?.has(digestOf(pair));
        const caller = isKnown ? find(pair) : undefined;
        if (caller === undefined || caller === 'disabled') throw new LeadNeeded();
        return caller;
      };
    },
  };
}
