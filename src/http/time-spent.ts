/** Milliseconds after which half of what was spent is forgotten. */
const HALF_LIFE = 2000;

/**
 * How much of the server's time each connection took lately. All amounts fade at the same pace, so their order never
 * changes by itself. `of` answers a rank that grows with the amount: the binary logarithm of what it would be if
 * nothing had faded. So a waiting line can be sorted without looking at the clock.
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
