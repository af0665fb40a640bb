/** Milliseconds after which half of what was spent is forgotten. */
const HALF_LIFE = 2000;

/**
 * How much of the server's time each connection took lately. All accounts fade at the same pace, so of two the larger one
 * stays the larger: `of` answers an account's rank, the binary logarithm of what it would be had it never faded, which a
 * line of many who wait can be searched by without a clock.
 */
export function timeSpent(milliseconds: () => number = () => performance.now()) {
  const ranks = new WeakMap<object, number>();
  const of = (connection: object) => ranks.get(connection) ?? Number.NEGATIVE_INFINITY;
  return {
    of,
    add(connection: object, amount: number): void {
      const faded = milliseconds() / HALF_LIFE;
      const left = 2 ** (of(connection) - faded);
      ranks.set(connection, Math.log2(left + amount) + faded);
    },
  };
}
