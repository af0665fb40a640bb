// Runs Vitest and ends its output with the one line that continuous integration reads.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from './messages.mjs';

// A log file is no place for the escape codes that colour a terminal.
const plainText = process.stdout.isTTY ? {} : { NO_COLOR: '1' };

/**
 * Resolves to Vitest's exit status, or 1 when it did not run a single test. The last line on standard output is always
 * `tests: N passed, N failed, N skipped`.
 */
export async function runVitest(children, node, args, environment) {
  const folder = mkdtempSync(join(tmpdir(), 'bitewing-tests-'));
  const countsFile = join(folder, 'counts.json');
  try {
    const status = await children.step(
      node,
      [
        join(projectRoot, 'node_modules/vitest/vitest.mjs'),
        'run',
        // Node reads the configuration as it is, so nothing is written into node_modules, which may be another user's.
        '--configLoader=native',
        '--reporter=default',
        `--reporter=${join(projectRoot, 'scripts/closing-line-reporter.mjs')}`,
        ...args,
      ],
      { env: { ...process.env, ...environment, ...plainText, BITEWING_TEST_COUNTS: countsFile } },
    );
    const { passed, failed, skipped, retried } = readCounts(countsFile);
    for (const name of retried) console.log(`passed only when tried again: ${name}`);
    console.log(`tests: ${passed} passed, ${failed} failed, ${skipped} skipped`);
    return status === 0 && passed + failed === 0 ? 1 : status;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readCounts(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // Vitest ended before its reporter could write: that is a failure, whatever passed until then.
    return { passed: 0, failed: 1, skipped: 0, retried: [] };
  }
}
