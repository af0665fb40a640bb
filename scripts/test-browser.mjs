// The browser that the tests of pages drive: Chromium, which npm does not carry.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram, requirePrograms } from './debian-packages.mjs';
import { projectRoot } from './messages.mjs';

/** Pages, and the package, one of whose tests runs its client in a browser. */
const FILES = readdirSync(join(projectRoot, 'test'), { recursive: true, encoding: 'utf8' })
  .filter((file) => /(browser|package)\.test\.ts$/.test(file))
  .map((file) => `test/${file.replaceAll('\\', '/')}`);
const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * Takes `--no-browser` out of the arguments of `npm test`, and makes sure of a browser when its tests will run. Resolves
 * to the other arguments and what Vitest has to know.
 */
export async function withBrowser(children, args) {
  const otherArgs = args.filter((arg) => arg !== '--no-browser');
  const paths = otherArgs.filter((arg) => /[/.]/.test(arg) && !arg.startsWith('-'));
  const isWanted = paths.length === 0 || paths.some((path) => FILES.some((file) => file.includes(path)));
  if (otherArgs.length < args.length || !isWanted)
    return { otherArgs, environment: { BITEWING_TEST_CHROMIUM: 'none' } };
  const find = () => process.env.BITEWING_TEST_CHROMIUM || NAMES.map(findProgram).find(Boolean);
  if (!find()) {
    const otherwise = 'Or name the program in BITEWING_TEST_CHROMIUM, or run all other tests: npm test -- --no-browser';
    await requirePrograms(children, ['chromium'], ['chromium'], otherwise);
  }
  return { otherArgs, environment: { BITEWING_TEST_CHROMIUM: find() } };
}
