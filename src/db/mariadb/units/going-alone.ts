import type { Unit } from '../../handle.ts';

/** How much one more transaction counts against all before it. */
const WEIGHT = 1 / 8;
/** The share of units from which on a kind goes alone at once. */
const OFTEN = 1 / 4;
/** What is left of the share each time it was decisive, so that the kind tries to share a transaction again. */
const FADING = 0.98;

/**
 * Remembers which kinds of units often had to leave the transaction that they shared and start again alone. Such a first
 * try is wasted.
 */
export function kindsGoingAlone() {
  const shares = new WeakMap<object, number>();
  return {
    isOften(kind: object): boolean {
      const share = shares.get(kind) ?? 0;
      if (share < OFTEN) return false;
      shares.set(kind, share * FADING);
      return true;
    },
    /** Learns from the units that were in one transaction. */
    learn(units: readonly Unit[]): void {
      for (const [kind, alike] of Map.groupBy(units, (unit) => unit.kind!)) {
        const now = alike.filter(({ goesAlone, needsKeys }) => goesAlone || needsKeys).length / alike.length;
        const share = shares.get(kind) ?? 0;
        shares.set(kind, share + (now - share) * WEIGHT);
      }
    },
  };
}
