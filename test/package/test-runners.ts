import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { documentBlocks } from '../support/document-blocks.ts';
import { type Consumer, root } from './consumer.ts';

/** Milliseconds for other test runners, whose own limit is short. */
const PATIENCE = 300_000;

const pytest = spawnSync('python3', ['-m', 'pytest', '--version']).status === 0;
/** Two processes with a server each, if the plugin for that is installed. */
const sideBySide = spawnSync('python3', ['-c', 'import xdist']).status === 0 ? ['-n', '2'] : [];
const noPytest = pytest ? '' : ': pytest is not installed';

const ASK = `
  const server = await startServer({ database: ':memory:', port: 0 });
  const response = await fetch(server.url + '/treatplans?PatNum=1140', {
    headers: { Authorization: 'ODFHIR ' + server.demoKeys },
  });
  const plans = await response.json();
  await server.stop();`;

/** The package in the tests and programs of other projects, as its pages say. */
export function underTestRunners(consumer: Consumer): void {
  describe('the package in other projects', () => {
    it.each([
      ['import', 'plain.test.mjs', "import { startServer } from 'bitewing';"],
      ['require', 'plain.test.cjs', "const { startServer } = require('bitewing');"],
    ])('works with %s under node:test', async (way, file, first) => {
      const helpers =
        way === 'import'
          ? "import { test } from 'node:test'; import assert from 'node:assert';"
          : "const { test } = require('node:test'); const assert = require('node:assert');";
      consumer.write(
        file,
        `${first} ${helpers}
test('plans', async () => {${ASK}
  assert.ok(plans.length > 0);
});`,
      );
      expect(await consumer.node('--test', file)).toMatchObject({
        status: 0,
        output: expect.stringMatching(/pass 1/),
      });
    });

    it('works under Vitest', async () => {
      consumer.write(
        'plans.spec.ts',
        `import { expect, test } from 'vitest'; import { startServer } from 'bitewing';
test('plans', async () => {${ASK}
  expect(plans.length).toBeGreaterThan(0);
}, ${PATIENCE});`,
      );
      expect(await consumer.node('node_modules/vitest/vitest.mjs', 'run', 'plans.spec.ts')).toMatchObject({
        status: 0,
        output: expect.stringMatching(/1 passed/),
      });
    });

    it('works under Jest', async () => {
      consumer.write(
        'plans.jest.cjs',
        `const { startServer } = require('bitewing');
test('plans', async () => {${ASK}
  expect(plans.length).toBeGreaterThan(0);
}, ${PATIENCE});`,
      );
      const args = ['--testMatch', '**/*.jest.cjs', '--testEnvironment', 'node'];
      expect(await consumer.node('node_modules/jest/bin/jest.js', ...args)).toMatchObject({
        status: 0,
        output: expect.stringMatching(/1 passed/),
      });
    });

    it('makes every sample of docs/testing.md pass', async () => {
      const text = readFileSync(join(root, 'docs/testing.md'), 'utf8');
      for (const { info, text: sample } of documentBlocks('docs/testing.md', text)) {
        const [, name] = info.split(' ');
        if (name) consumer.write(`samples/${name}`, sample);
      }
      const passes = { status: 0, output: expect.stringMatching(/(Tests.*|pass )[12]/) };
      // Without settings, as the page says: a name that Jest does not know for a test fails here.
      const jest = ['samples/plans.test.cjs'];
      expect(await consumer.node('node_modules/vitest/vitest.mjs', 'run', 'samples/plans.spec.ts')).toMatchObject(
        passes,
      );
      expect(await consumer.node('node_modules/jest/bin/jest.js', ...jest)).toMatchObject(passes);
      expect(await consumer.node('--test', 'samples/plans.test.mjs')).toMatchObject(passes);
      const playwright = ['node_modules/@playwright/test/cli.js', 'test', '--config', 'samples/playwright.config.mjs'];
      expect(await consumer.node(...playwright, '--reporter=line')).toMatchObject({
        status: 0,
        output: expect.stringMatching(/1 passed/),
      });
    });

    it('makes the sample for a shell pass', async () => {
      expect(await consumer.run('sh', 'samples/smoke.sh')).toMatchObject({
        status: 0,
        output: expect.stringMatching(/^true$/m),
      });
    });

    it.skipIf(!pytest)(`makes the sample for pytest pass${noPytest}`, async () => {
      const args = ['-q', '-p', 'no:cacheprovider', ...sideBySide, 'samples'];
      expect(await consumer.run('python3', '-m', 'pytest', ...args)).toMatchObject({
        status: 0,
        output: expect.stringMatching(/2 passed/),
      });
    });

    it('does in a first program what the README says', async () => {
      const [first] = documentBlocks('README.md', readFileSync(join(root, 'README.md'), 'utf8')).filter(
        ({ info }) => info === 'js first.mjs',
      );
      consumer.write('first.mjs', first!.text);
      expect(await consumer.node('first.mjs')).toEqual({ status: 0, output: '7 plans\n' });
    });

    it('runs inside a program as its page says', async () => {
      const blocks = documentBlocks('docs/embedding.md', readFileSync(join(root, 'docs/embedding.md'), 'utf8'));
      const program = blocks.map(({ text }) => text).join('\n');
      consumer.write('embedded.mjs', program);
      // Each line that it prints stands behind the one that prints it; the port is another one every time.
      const printed = [...program.matchAll(/^ *console\.log.*\/\/ (.*)$/gm)].map(([, line]) => line!);
      const { status, output } = await consumer.node('embedded.mjs');
      const anyPort = (text: string) => text.replace(/127\.0\.0\.1:\d+/g, '127.0.0.1:PORT');
      expect([status, anyPort(output)]).toEqual([0, anyPort(`${printed.join('\n')}\n`)]);
      expect(printed).toHaveLength(4);
    });
  });
}
