import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { memoryFlags } from '../../scripts/program/memory.mjs';
import { clientOfPackage } from './client.ts';
import { root, testConsumer } from './consumer.ts';
import { olderNode, saying } from './programs.ts';
import { underTestRunners } from './test-runners.ts';

const consumer = testConsumer(['jest@30', '@playwright/test@1']);
const older = olderNode();

describe('the package', () => {
  it('is small, and holds what is needed to run and nothing else', () => {
    expect(statSync(consumer.tarball).size).toBeLessThan(690_000);
    expect(installedBytes()).toBeLessThan(40_000_000);
    const installed = join(consumer.folder, 'node_modules/bitewing');
    const files = readdirSync(installed, { recursive: true, encoding: 'utf8' });
    expect(files).toContain('LICENSE');
    const readme = readFileSync(join(installed, 'README.md'), 'utf8');
    const places = [...readme.matchAll(/\]\(([^)]*)\)/g)].map(([, place]) => place);
    expect([readme.length > 6000, places.filter((place) => !/^https?:/.test(place!))]).toEqual([true, []]);
    expect(files.filter((file) => /\.test\.|(?<!\.d)\.ts$/.test(file))).toEqual([]);
    const { dependencies, optionalDependencies, devDependencies, scripts } = JSON.parse(
      readFileSync(join(installed, 'package.json'), 'utf8'),
    );
    const project = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    // The rest is in the bundles, and its licences in a file beside them.
    const inBundles = ['kysely', 'openapi-fetch', 'pdfkit'];
    // Who moves files over SFTP installs its library beside the package.
    const left = Object.entries(project.dependencies).filter(([name]) => ![...inBundles, 'ssh2'].includes(name));
    expect(existsSync(join(consumer.folder, 'node_modules/ssh2'))).toBe(false);
    expect({ dependencies, optionalDependencies, devDependencies, scripts }).toEqual({
      dependencies: Object.fromEntries(left),
    });
    const licences = readFileSync(join(installed, 'THIRD-PARTY-LICENSES'), 'utf8');
    for (const name of [...inBundles, 'png-js', 'preact']) expect(licences).toMatch(new RegExp(`^${name} \\d`, 'm'));
    // npm would put a Node of ours before the project's own in every script.
    expect(existsSync(join(consumer.folder, 'node_modules/.bin/node'))).toBe(false);
  });

  it('has a program that tells its version', async () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect(await consumer.run('npx', 'bitewing', '--version')).toEqual({ status: 0, output: `${version}\n` });
  });

  it.each([
    [['--database', ':memory:'], ['node_modules/.bin/bitewing']],
    [
      ['--database', 'practice.db', '--workers', '2'],
      [process.execPath, 'node_modules/bitewing/bitewing.mjs'],
    ],
  ])('has a program that serves with %j, and ends with status 0', async (args, [command = '', ...first]) => {
    const server = consumer.start(command, ...first, '--port', '0', '--ready-file', 'ready.json', ...args);
    const ended = new Promise((resolve) => server.on('close', resolve));
    const banner = await saying(server.stderr!, 'Ctrl-C stops.');
    const url = /API +(http\S+)/.exec(banner)![1]!;
    // The first line of a program cannot carry a setting of Node on every system, so it is given on the way.
    if (process.platform === 'linux') {
      const { pid } = JSON.parse(readFileSync(join(consumer.folder, 'ready.json'), 'utf8'));
      expect(readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')).toEqual(
        expect.arrayContaining([...memoryFlags]),
      );
    }
    const answer = await fetch(`${url}/patients?Limit=3`, {
      headers: { authorization: 'ODFHIR DemoDeveloperKey/DemoCustomerKey0' },
    });
    expect(await answer.json()).toHaveLength(3);
    server.kill('SIGTERM');
    expect(await ended).toBe(0);
  });

  it('prints and counts with what is bundled', async () => {
    consumer.write(
      'prints.mjs',
      `import { startServer } from 'bitewing';
const server = await startServer({ database: ':memory:', port: 0, admin: '127.0.0.1:0' });
const headers = { Authorization: 'ODFHIR ' + server.demoKeys };
const plan = new URL('/api/ext/v1/treatplans/11401/pdf', server.url);
console.log((await (await fetch(plan, { headers })).text()).slice(0, 5));
console.log((await (await fetch(server.adminOrigin + '/metrics')).text()).includes('process_cpu') ? 'counted' : 'no figures');
await server.stop();`,
    );
    expect(await consumer.node('prints.mjs')).toMatchObject({
      status: 0,
      output: expect.stringMatching(/^%PDF-\ncounted$/m),
    });
  });

  it.each([
    ['reads no database out of memory, answers queries', ['serialize', 'deserialize'], '[{"n":1}]'],
    ['knows no aggregates, says what queries need', ['aggregate'], 'Queries need Node 22.16 or newer'],
  ])('where Node %s', async (_what, lacking, told) => {
    consumer.write(
      'asks.cjs',
      `const { DatabaseSync } = require('node:sqlite');
for (const name of ${JSON.stringify(lacking)}) delete DatabaseSync.prototype[name];
require('bitewing').startServer({ database: ':memory:', port: 0 }).then(async (server) => {
  const headers = { Authorization: 'ODFHIR ' + server.demoKeys, 'Content-Type': 'application/json' };
  const body = JSON.stringify({ SqlCommand: 'SELECT COUNT(*) AS n FROM employer' });
  console.log(await (await fetch(server.url + '/queries/ShortQuery', { method: 'PUT', headers, body })).text());
  await server.stop();
});
`,
    );
    expect(await consumer.node('asks.cjs')).toMatchObject({ status: 0, output: expect.stringContaining(told) });
  });

  it('tells an older Node what it needs, in a few readable lines', async () => {
    consumer.write('older.cjs', "process.getBuiltinModule = undefined;\nrequire('bitewing');\n");
    const { status, output } = await consumer.node('older.cjs');
    expect([status, output]).toEqual([1, expect.stringContaining('Bitewing needs Node 22.13 or newer, and this is')]);
    expect(Math.max(...output.split('\n').map((line) => line.length))).toBeLessThan(300);
  });

  it.skipIf(older === undefined)(
    'says on an older Node, where the machine has one, that it cannot keep one',
    async () => {
      consumer.write('no-folder', '');
      const cache = `XDG_CACHE_HOME=${join(consumer.folder, 'no-folder')}`;
      for (const lacking of [[cache], ['-u', 'XDG_CACHE_HOME', 'HOME=']]) {
        const { status, output } = await consumer.run('env', ...lacking, older!, 'node_modules/bitewing/bitewing.mjs');
        expect([status, output]).toEqual([1, expect.stringContaining('Node 22.13 or newer')]);
        expect(output).not.toContain('    at ');
      }
    },
  );

  it.each(['delete globalThis.TextDecoder', 'globalThis.setTimeout = () => 1'])(
    'tells what to do where a test environment hides the globals of Node: %s',
    async (hidden) => {
      consumer.write('hidden.cjs', `${hidden}; require('bitewing/testing');`);
      const { status, output } = await consumer.node('hidden.cjs');
      expect([status, output]).toEqual([1, expect.stringContaining('@jest-environment node')]);
    },
  );

  it('breaks its code into lines that a stack can name', () => {
    const code = join(consumer.folder, 'node_modules/bitewing/code');
    const lines = readdirSync(code).flatMap((name) => readFileSync(join(code, name), 'utf8').split('\n'));
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(6000);
    const long = lines.filter((line) => line.length > 500);
    expect(long.length / lines.length).toBeLessThan(0.01);
  });

  it('shows an error that nobody catches in a few lines', async () => {
    consumer.write('wrong.cjs', "require('bitewing').startServer({ port: -1 });\n");
    const { status, output } = await consumer.node('wrong.cjs');
    expect([status, output]).toEqual([1, expect.stringContaining('--port must be a number from 0 to 65535')]);
    expect(output.length).toBeLessThan(5000);
  });
});

// One project for all: to pack the package and to install it takes longer than most of what is tried with it.
underTestRunners(consumer);
clientOfPackage(consumer, older);

/** What npm installed: what the tests themselves need is linked there, and Jest with all it brings is not ours. */
function installedBytes(): number {
  const folder = join(consumer.folder, 'node_modules');
  const { packages } = JSON.parse(readFileSync(join(folder, '.package-lock.json'), 'utf8'));
  const ours = new Set<string>();
  const visit = (name: string) => {
    const key = `node_modules/${name}`;
    if (ours.has(key) || !packages[key]) return;
    ours.add(key);
    for (const needed of Object.keys(packages[key].dependencies ?? {})) visit(needed);
  };
  visit('bitewing');
  return [...ours].reduce((sum, key) => sum + bytesBelow(join(consumer.folder, key)), 0);
}

function bytesBelow(folder: string): number {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return files.reduce((sum, file) => sum + statSync(join(file.parentPath, file.name)).size, 0);
}
