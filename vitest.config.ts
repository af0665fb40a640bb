import { defineConfig } from 'vitest/config';

// The cluster tests need a cluster, which only `npm run test:cluster` starts.
const clusterTests = 'test/cluster/**/*.test.ts';
const onCluster = process.env.BITEWING_TEST_CLUSTER_URLS !== undefined;

export default defineConfig({
  test: {
    include: onCluster ? [clusterTests] : ['src/**/*.test.ts', 'test/**/*.test.ts'],
    exclude: onCluster ? [] : [clusterTests],
    pool: 'forks',
    maxWorkers: 2,
    // There is one cluster, and what one file does to it the others would feel.
    fileParallelism: !onCluster,
    // Generous, for busy machines: nothing here measures time.
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
