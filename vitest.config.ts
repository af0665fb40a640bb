import { defineConfig } from 'vitest/config';

// The cluster tests need a cluster, which only `npm run test:cluster` starts.
const clusterTests = 'test/cluster/**/*.test.ts';
const onCluster = process.env.BITEWING_TEST_CLUSTER_URLS !== undefined;

const browserTests = ['test/*/*browser.test.ts'];
const noBrowser = process.env.BITEWING_TEST_CHROMIUM === 'none';

/** Milliseconds; a test that starts several programs takes minutes where others keep the machine busy. */
const PATIENCE = 600_000;

/** The tests beside their subjects start no program and change nothing of the process, so they share one. */
const parts = { name: 'parts', include: ['src/**/*.test.ts'], isolate: false };

const whole = {
  name: 'whole',
  include: onCluster ? [clusterTests] : ['test/**/*.test.ts'],
  exclude: onCluster ? [] : [clusterTests, ...(noBrowser ? browserTests : [])],
};

export default defineConfig({
  test: {
    projects: (onCluster ? [whole] : [parts, whole]).map((test) => ({ extends: true as const, test })),
    globalSetup: 'test/support/kept-mariadb-run.ts',
    pool: 'forks',
    maxWorkers: 2,
    // There is one cluster, and what one file does to it the others would feel.
    fileParallelism: !onCluster,
    // Said here once, and so generous that only what never ends meets it: nothing here measures time.
    testTimeout: PATIENCE,
    hookTimeout: PATIENCE,
    expect: { poll: { timeout: PATIENCE / 6 } },
  },
});
