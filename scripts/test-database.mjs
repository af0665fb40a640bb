// The MariaDB the tests run on: the one of BITEWING_TEST_MARIADB_URL, or a private one that lives as long as the tests.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { requirePrograms } from './debian-packages.mjs';
import { projectRoot, Sentence } from './messages.mjs';

const script = join(projectRoot, 'scripts/mariadb-local.sh');

/** Calls `work` with the URL of a MariaDB the tests may do anything to, and takes a private one away afterwards. */
export async function withTestDatabase(children, work) {
  const given = process.env.BITEWING_TEST_MARIADB_URL;
  if (given) return work(given);
  await requirePrograms(
    children,
    ['mariadbd', 'mariadb-install-db', 'my_print_defaults', 'bash'],
    ['mariadb-server-core', 'mariadb-client-core'],
    'Or name a database that may be overwritten in BITEWING_TEST_MARIADB_URL, ' +
      'or run the half that needs none: npm test -- --engine sqlite',
  );
  const name = ['--name', `tests-${process.pid}`];
  try {
    const owner = ['--owner', String(process.pid)];
    const started = await children.output('bash', [script, 'start', '--fast', ...owner, ...name]);
    if (started.status !== 0) throw new Sentence('The private MariaDB for the tests did not start.');
    return await work(started.text.trim());
  } finally {
    // Detached: a second Ctrl-C must not stop the cleaning up.
    spawnSync('bash', [script, 'destroy', ...name], /** @type {object} */ ({ detached: true, stdio: 'ignore' }));
  }
}
