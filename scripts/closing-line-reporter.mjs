// A Vitest reporter that writes the counts of the run, as JSON, to the file named by BITEWING_TEST_COUNTS. The closing
// line is printed from that file, after everything else that writes to standard output has ended.
import { writeFileSync } from 'node:fs';

export default class ClosingLineReporter {
  onTestRunEnd(testModules, unhandledErrors) {
    writeFileSync(String(process.env.BITEWING_TEST_COUNTS), JSON.stringify(countTests(testModules, unhandledErrors)));
  }
}

/**
 * `{ passed, failed, skipped, retried }` of a run; the last has the full names of tests that `--retry` gave a further try
 * and that passed then. Failed counts what failed outside a test too: a file that does not load, a
 * failing `beforeAll`, an error nobody caught; and a test that was collected and never came to an end.
 */
function countTests(testModules, unhandledErrors) {
  const counts = { passed: 0, failed: unhandledErrors.length, skipped: 0, retried: /** @type {string[]} */ ([]) };
  for (const module of testModules) {
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      counts[state === 'pending' ? 'failed' : state] += 1;
      if (test.diagnostic()?.flaky) counts.retried.push(`${module.relativeModuleId}: ${test.fullName}`);
    }
    for (const group of [module, ...module.children.allSuites()]) {
      if (group.errors().length > 0) counts.failed += 1;
    }
  }
  return counts;
}
