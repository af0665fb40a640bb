import type { Unit } from '../../handle.ts';

/** How much of what is known is forgotten with each transaction. */
const WEIGHT = 1 / 8;
const OFTEN = 1 / 4;
const FADING = 0.98;

/** How often units of a kind had to go alone, lately: their first try was for nothing. */
export function usualLeaving() {
  const shares = new WeakMap<object, number>();
  return {
    isSeldom(kind: object | undefined): boolean {
      if (!kind) return false;
      const share = shares.get(kind) ?? 0;
      if (share < OFTEN) return true;
      // So that it is tried again.
      shares.set(kind, share * FADING);
      return false;
    },
    /** Of those that were in one transaction. */
    learn(units: readonly Unit[]): void {
      for (const [kind, alike] of Map.groupBy(units, (unit) => unit.kind!)) {
        const left = alike.filter(({ goesAlone, asksKeys }) => goesAlone || asksKeys).length / alike.length;
        const share = shares.get(kind) ?? 0;
        shares.set(kind, share + (left - share) * WEIGHT);
      }
    },
  };
}
