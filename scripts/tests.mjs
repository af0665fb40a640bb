// `npm test`: type check, lint and format check, then the suite on SQLite and on a private MariaDB.
import { join } from 'node:path';
import { requirePrograms } from './debian-packages.mjs';
import { projectRoot, Sentence, say } from './messages.mjs';
import { withBrowser } from './test-browser.mjs';
import { withTestDatabase } from './test-database.mjs';
import { runVitest } from './vitest.mjs';

// A log file is no place for the escape codes that colour a terminal.
const plainText = process.stdout.isTTY ? [] : ['--colors=off'];

/**
 * Resolves to the exit status. `--engine sqlite` leaves MariaDB out, `--no-browser` Chromium; every other argument goes
 * to Vitest (paths, `-t`).
 */
export async function runTests(children, node, args) {
  const { otherArgs, environment } = await withBrowser(children, args);
  const { sqliteOnly, vitestArgs } = splitArguments(otherArgs);
  await offerTools(children);
  const run = (more) => runVitest(children, node, vitestArgs, { ...environment, ...more });
  await check(children, node, 'The types do not check.', 'typescript/bin/tsc', ['--noEmit', '-p', '.']);
  const page = ['--noEmit', '-p', 'src/chairside/page'];
  await check(children, node, 'The types of the page do not check.', 'typescript/bin/tsc', page);
  const scripts = ['--noEmit', '-p', 'scripts'];
  await check(children, node, 'The types of the scripts do not check.', 'typescript/bin/tsc', scripts);
  await check(children, node, 'Biome refuses the sources.', '@biomejs/biome/bin/biome', ['ci', ...plainText]);
  if (sqliteOnly) return run({ BITEWING_TEST_ENGINES: 'sqlite' });
  return withTestDatabase(children, (url) =>
    run({ BITEWING_TEST_ENGINES: 'sqlite,mariadb', BITEWING_TEST_MARIADB_URL: url }),
  );
}

/** The commands that the documents show are run where their tools are; a machine without them runs all other tests. */
async function offerTools(children) {
  try {
    await requirePrograms(children, ['curl', 'jq'], ['curl', 'jq'], 'The commands of the documents are not run.');
  } catch (problem) {
    if (!(problem instanceof Sentence) || process.env.CI) throw problem;
    say(problem.message);
  }
}

async function check(children, node, refusal, tool, args) {
  const status = await children.step(node, [join(projectRoot, 'node_modules', tool), ...args]);
  if (status !== 0) throw new Sentence(`${refusal} Tests were not run.`);
}

function splitArguments(args) {
  const at = args.findIndex((arg) => arg === '--engine' || arg.startsWith('--engine='));
  if (at < 0) return { sqliteOnly: false, vitestArgs: args };
  const [, inline] = args[at].split('=');
  const engine = inline ?? args[at + 1];
  if (engine !== 'sqlite')
    throw new Sentence('--engine takes sqlite only; without it the tests run on SQLite and MariaDB.', 2);
  return { sqliteOnly: true, vitestArgs: args.toSpliced(at, inline === undefined ? 2 : 1) };
}
