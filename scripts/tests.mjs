// `npm test`: type check, lint and format check, then the suite on SQLite and on a private MariaDB.
import { join } from 'node:path';
import { projectRoot, Sentence } from './messages.mjs';
import { withTestDatabase } from './test-database.mjs';
import { runVitest } from './vitest.mjs';

// A log file is no place for the escape codes that colour a terminal.
const plainText = process.stdout.isTTY ? [] : ['--colors=off'];

/**
 * Resolves to the exit status. `--engine sqlite` leaves MariaDB out; every other argument goes to Vitest (paths, `-t`).
 */
export async function runTests(children, node, args) {
  const { sqliteOnly, vitestArgs } = splitArguments(args);
  await check(children, node, 'The types do not check.', 'typescript/bin/tsc', ['--noEmit', '-p', '.']);
  await check(children, node, 'Biome refuses the sources.', '@biomejs/biome/bin/biome', ['ci', ...plainText]);
  if (sqliteOnly) return runVitest(children, node, vitestArgs, { BITEWING_TEST_ENGINES: 'sqlite' });
  return withTestDatabase(children, (url) =>
    runVitest(children, node, vitestArgs, { BITEWING_TEST_ENGINES: 'sqlite,mariadb', BITEWING_TEST_MARIADB_URL: url }),
  );
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
