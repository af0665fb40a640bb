/**
 * A small seeded generator, so that what looks like chance is the same on every machine (a linear congruential one with
 * the constants of Numerical Recipes). Good for invented charts, for nothing else.
 */
export function chance(seed: number): { below(limit: number): number; oneOf<T>(choices: readonly T[]): T } {
  let state = seed >>> 0;
  const below = (limit: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  return { below, oneOf: (choices) => choices[below(choices.length)]! };
}
