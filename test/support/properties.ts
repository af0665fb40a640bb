import fc from 'fast-check';

const { BITEWING_TEST_SEED: seed = '20261128' } = process.env;

/**
 * Properties are tried with the same inputs in every run, so that a failure comes from what was changed.
 * `BITEWING_TEST_SEED=random npm test` looks for new counterexamples, and a number repeats those of a run.
 */
if (seed !== 'random') fc.configureGlobal({ seed: Number(seed) });

export { fc };
