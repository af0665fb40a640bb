// `npm run test:cluster`: the tests that take a whole MariaDB Galera cluster apart, on a private one of three nodes.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { requirePrograms } from './debian-packages.mjs';
import { projectRoot, Sentence } from './messages.mjs';
import { runVitest } from './vitest.mjs';

const script = join(projectRoot, 'scripts/galera-local.sh');

/**
 * Resolves to the exit status; the arguments go to Vitest. The tests find the nodes in BITEWING_TEST_CLUSTER_URLS, one
 * URL a node separated by commas, and act on them with `galera-local.sh VERB --name $BITEWING_TEST_CLUSTER_NAME`.
 */
export async function runClusterTests(children, node, args) {
  await requirePrograms(
    children,
    ['mariadbd', 'mariadb', '/usr/lib/galera/libgalera_smm.so', 'rsync', 'ip', 'lsof'],
    ['mariadb-server', 'galera-4', 'rsync', 'iproute2', 'lsof'],
    'The cluster tests run on Linux only.',
  );
  const name = `tests-${process.pid}`;
  try {
    const owner = ['--owner', String(process.pid)];
    const started = await children.output('bash', [script, 'start', '--name', name, ...owner]);
    if (started.status !== 0) throw new Sentence('The private cluster for the tests did not start.');
    const urls = started.text.trim().split('\n').join(',');
    return await runVitest(children, node, args, {
      BITEWING_TEST_CLUSTER_URLS: urls,
      BITEWING_TEST_CLUSTER_NAME: name,
    });
  } finally {
    // Detached: a second Ctrl-C must not stop the cleaning up.
    spawnSync('bash', [script, 'destroy', '--name', name], /** @type {object} */ ({ detached: true, stdio: 'ignore' }));
  }
}
