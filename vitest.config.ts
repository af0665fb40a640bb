import { defineConfig } from 'vitest/config';

// The cluster tests need a cluster, which only `npm run test:cluster` starts.
const clusterTests = 'test/cluster/**/*.test.ts';
const onCluster = process.env.BITEWING_TEST_CLUSTER_URLS !== undefined;

const browserTests = ['test/*/*browser.test.ts'];
const noBrowser = process.env.BITEWING_TEST_CHROMIUM === 'none';

/** Milliseconds; a test that starts several programs takes minutes where others keep the machine busy. */
const PATIENCE = 600_000;

/** They take long, or measure the process that they run in. Vitest begins with them: the projects go by their names. */
const aloneTests = [
  ...browserTests,
  'test/package/**/*.test.ts',
  'test/cli/**/*.test.ts',
  'test/durability/**/*.test.ts',
  'test/workers/**/*.test.ts',
  'test/operations/**/*.test.ts',
  'test/openapi/**/*.test.ts',
  'test/sftp/**/*.test.ts',
  'test/limits/{growth,hosts,lock-out,turns}.test.ts',
  'test/databases/{faults,office-watch}.test.ts',
  'test/evidence/crash.test.ts',
  'test/events/subscriptions.test.ts',
];

/** Each file in a process of its own. */
const alone = {
  name: 'alone',
  include: onCluster ? [clusterTests] : aloneTests,
  exclude: noBrowser ? browserTests : [],
};

/**
 * All others share the processes: loading the server took each file of tests longer than half of them need. None may
 * change the process; `leave-as-found.ts` sees to it.
 */
const together = {
  name: 'together',
  include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
  exclude: [clusterTests, ...aloneTests],
  isolate: false,
  setupFiles: 'test/support/leave-as-found.ts',
};

export default defineConfig({
  test: {
    projects: (onCluster ? [alone] : [alone, together]).map((test) => ({ extends: true as const, test })),
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
