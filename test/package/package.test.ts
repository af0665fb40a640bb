import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { memoryFlags } from '../../scripts/program/memory.mjs';
import { type RunningServer, startServer } from '../../src/server.ts';
import { hasBrowser, launchBrowser, PATIENCE_MS } from '../chairside/support/browser.ts';
import { documentBlocks } from '../support/document-blocks.ts';
import { type Consumer, makeConsumer, root } from './consumer.ts';

/** Milliseconds for other test runners, whose own limit is short. */
const PATIENCE = 300_000;

let consumer: Consumer;
beforeAll(async () => {
  consumer = await makeConsumer(['jest@30', '@playwright/test@1']);
});
afterAll(() => consumer?.remove());

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

describe.runIf(process.platform === 'linux')('the executable', () => {
  it('serves, prints and queries without Node beside it', async () => {
    const place = join(consumer.folder, 'bitewing-executable');
    const built = await consumer.node(join(root, 'scripts/executable/build.mjs'), place);
    expect(built).toMatchObject({ status: 0 });
    // Its home is a file, so nothing can be kept there.
    const server = consumer.start('env', '-i', `HOME=${place}`, place, '--port', '0', '--database', ':memory:');
    const ended = new Promise((resolve) => server.on('close', resolve));
    const banner = await saying(server.stderr!, 'Ctrl-C stops.');
    const { origin } = new URL(/API +(http\S+)/.exec(banner)![1]!);
    const headers = {
      authorization: 'ODFHIR DemoDeveloperKey/DemoCustomerKey0',
      'content-type': 'application/json',
    };
    const body = JSON.stringify({ SqlCommand: 'SELECT COUNT(*) AS Rooms FROM operatory WHERE OperatoryNum < 3' });
    const queried = await fetch(`${origin}/api/v1/queries/ShortQuery`, { method: 'PUT', headers, body });
    expect(await queried.json()).toEqual([{ Rooms: 2 }]);
    const printed = await fetch(`${origin}/api/ext/v1/treatplans/11401/pdf`, { headers });
    expect((await printed.text()).slice(0, 5)).toBe('%PDF-');
    const page = await fetch(`${origin}/chairside`);
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<main')]);
    server.kill('SIGTERM');
    expect(await ended).toBe(0);
    // Folders that would depend on where it is started are no place for its files.
    const told = await consumer.run('env', '-i', 'HOME=', 'XDG_CACHE_HOME=near', place, '--version');
    expect(told).toMatchObject({ status: 0 });
    expect(existsSync(join(consumer.folder, 'near'))).toBe(false);
  });

  const asNobody = ['-i', 'setpriv', '--reuid', '54321', '--clear-groups'];
  it.skipIf(spawnSync('env', [...asNobody, 'true']).status !== 0)(
    'starts for an account that the machine does not know, and says what it lacks if there is no folder at all',
    async () => {
      const place = join(consumer.folder, 'bitewing-executable');
      chmodSync(dirname(consumer.folder), 0o755);
      const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
      const command = [place, '--version'];
      expect(await consumer.run('env', ...asNobody, ...command)).toEqual({ status: 0, output: `${version}\n` });
      expect(await consumer.run('env', ...asNobody, 'env', 'TMPDIR=/nowhere', ...command)).toEqual({
        status: 1,
        output: expect.stringMatching(/^bitewing: it unpacks .*Name one with XDG_CACHE_HOME or TMPDIR\.\n$/),
      });
    },
  );
});

describe('the package', () => {
  it('is small, and holds what is needed to run and nothing else', () => {
    expect(statSync(consumer.tarball).size).toBeLessThan(686_000);
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
    for (const name of [...inBundles, 'linebreak', 'preact']) expect(licences).toMatch(new RegExp(`^${name} \\d`, 'm'));
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
    expect(await consumer.node('node_modules/vitest/vitest.mjs', 'run', 'samples/plans.spec.ts')).toMatchObject(passes);
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

  it('tells an older Node what it needs, in a few readable lines', async () => {
    consumer.write('older.cjs', "process.getBuiltinModule = undefined;\nrequire('bitewing');\n");
    const { status, output } = await consumer.node('older.cjs');
    expect([status, output]).toEqual([1, expect.stringContaining('Bitewing needs Node 22.13 or newer, and this is')]);
    expect(Math.max(...output.split('\n').map((line) => line.length))).toBeLessThan(300);
  });

  const older = olderNode();
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

  it('has a client that does what its page says, and that CommonJS can require', async () => {
    const page = documentBlocks('docs/client.md', readFileSync(join(root, 'docs/client.md'), 'utf8'));
    for (const { info, text } of page) consumer.write(`client/${info.split(' ')[1]}`, text);
    const compiler = join(root, 'node_modules/typescript/bin/tsc');
    const args = ['--strict', '--noEmit', '--module', 'nodenext', '--target', 'es2023', '--types', 'node'];
    const compiled = await consumer.node(
      compiler,
      ...args,
      'client/chart.mts',
      'client/client.spec.ts',
      'client/types.ts',
    );
    expect(compiled).toEqual({ status: 0, output: '' });
    expect(await consumer.node('node_modules/vitest/vitest.mjs', 'run', 'client/client.spec.ts')).toMatchObject({
      status: 0,
      output: expect.stringMatching(/Tests.*1 passed/),
    });
    consumer.write(
      'client/run.cjs',
      `const { createClient, ApiError } = require('bitewing/client');
const { startTestServer } = require('bitewing/testing');
(async () => {
  const server = await startTestServer();
  process.env.API_URL = server.url;
  await import('./chart.mts');
  const [developerKey, customerKey] = server.demoKeys.split('/');
  const client = createClient({ baseUrl: server.url, developerKey, customerKey });
  const { data } = await client.GET('/clinics');
  console.log(data.length > 0, ApiError === (await import('bitewing/client')).ApiError);
  await server.stop();
})();`,
    );
    expect(await consumer.node('client/run.cjs')).toMatchObject({
      status: 0,
      output: expect.stringMatching(/^MO 250\.00\n11401 Active Treatment Plan\n404 Patient not found\.\ntrue true$/m),
    });
  });

  describe('its client, away from the server', () => {
    // What the page's program prints there, and a list of more than a page.
    const PROGRAM = `import { ApiError, createClient } from 'bitewing/client';
const client = createClient({
  baseUrl: globalThis.API_URL ?? process.env.API_URL,
  developerKey: 'DemoDeveloperKey',
  customerKey: 'DemoCustomerKey0',
});
const body = { PatNum: 1140, ProcDate: '2026-07-01', ProcStatus: 'TP', procCode: 'D2392', ToothNum: '19', Surf: 'OM', Hue: 1 };
const { data, ignored } = await client.POST('/procedurelogs', { body });
const { data: changed } = await client.PUT('/procedurelogs/{ProcNum}', {
  params: { path: { ProcNum: data.ProcNum } },
  body: { ProcFee: '251.00' },
});
let patients = 0;
for await (const patient of client.all('/patients', { params: { query: { Limit: 30 } } })) patients += patient.PatNum > 0;
const { code } = await client.GET('/patients/{PatNum}', { params: { path: { PatNum: 9 } } }).catch((refused) => refused);
const said = [data.Surf, changed.ProcFee, ignored, patients > 60, code, typeof ApiError].join(' ');
console.log(said);
if (globalThis.document) document.title = said;
`;
    const SAID = 'MO 251.00 Hue true RowNotFound function';
    let server: RunningServer;
    beforeAll(async () => {
      consumer.write('away/client.mjs', PROGRAM);
      server = await startServer({ database: ':memory:', port: 0 });
    });
    afterAll(() => server.stop());

    it.skipIf(!hasBrowser)('runs in a browser, bundled, on a page of another origin', async () => {
      const build = await rolldown({ cwd: consumer.folder, input: 'away/client.mjs', platform: 'browser' });
      const { output } = await build.generate({ format: 'esm' });
      expect(output[0].imports).toEqual([]);
      const pages = createServer((_, answer) => {
        answer.setHeader('content-type', 'text/html');
        answer.end('<!doctype html><title>waiting</title>');
      });
      await new Promise<void>((listening) => pages.listen(0, '127.0.0.1', listening));
      const browser = await launchBrowser();
      try {
        const page = await browser.newPage();
        await page.goto(`http://127.0.0.1:${(pages.address() as AddressInfo).port}/`);
        await page.evaluate((url) => Object.assign(globalThis, { API_URL: url }), server.url);
        await page.addScriptTag({ type: 'module', content: output[0].code });
        await page.waitForFunction("document.title !== 'waiting'", undefined, { timeout: PATIENCE_MS });
        expect(await page.title()).toBe(SAID);
      } finally {
        await browser.close();
        pages.close();
      }
    });

    it.skipIf(older === undefined)('runs on an older Node, where the machine has one', async () => {
      const { status, output } = await consumer.run('env', `API_URL=${server.url}`, older!, 'away/client.mjs');
      expect([status, output]).toEqual([0, `${SAID}\n`]);
    });
  });

  it('carries its types, strict and for both kinds of module', async () => {
    const text = `
import * as bitewing from 'bitewing';
import { connect, startTestServer, type Fault, type TestControls, type TestServer } from 'bitewing/testing';
import { startServer, type RunningServer, type ServerOptions, type Config, type Clock, type KeyStore } from 'bitewing';
const clock: Clock = { now: () => '2026-06-15 09:00:00' };
const options: ServerOptions = { database: ':memory:', port: 0, mode: 'remote', clock };
const server: Promise<RunningServer> = startServer(options);
export const keys: Promise<KeyStore> = server.then((running) => running.keys);
export const mode = (config: Config): 'service' | 'remote' => config.mode;
export const names: string[] = bitewing.settings.map((setting) => setting.flag).concat(bitewing.PERMISSIONS);
export const problem: Error = new bitewing.SettingError('');
export const test: Promise<TestServer> = startTestServer({ pageCap: 100 });
export const controls: TestControls = connect('http://127.0.0.1:30223');
export const fault: Fault = { path: '/treatplans', drop: 'answer' };
// @ts-expect-error: no such mode
startServer({ mode: 'typo' });
// @ts-expect-error: no such setting
startServer({ databse: ':memory:' });
`;
    // TypeScript before 7 finds them so where a project is CommonJS and says nothing of modules.
    const folder = join(consumer.folder, 'node_modules/bitewing');
    const { typesVersions } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    expect(Object.keys(typesVersions['*'])).toEqual(expect.arrayContaining(['testing', 'client']));
    for (const [file] of Object.values<string[]>(typesVersions['*']))
      expect(readFileSync(join(folder, file!), 'utf8')).toContain('export');
    consumer.write('types.mts', text);
    consumer.write('types.cts', text);
    const calls = readFileSync(join(root, 'test/client/consumer-types.ts'), 'utf8');
    for (const name of ['calls.mts', 'calls.cts'])
      consumer.write(name, calls.replace('../../src/client.ts', 'bitewing/client'));
    const args = ['--strict', '--noEmit', '--module', 'nodenext', '--target', 'es2023', '--types', 'node'];
    const compiler = join(root, 'node_modules/typescript/bin/tsc');
    const programs = ['types.mts', 'types.cts', 'calls.mts', 'calls.cts'];
    expect(await consumer.node(compiler, ...args, ...programs)).toEqual({ status: 0, output: '' });
    // A project with an older library, and without the types of Node: `fetch` and streams are the browser's there.
    const plain = ['--strict', '--noEmit', '--module', 'nodenext', '--target', 'es2022', '--lib', 'es2022,dom'];
    consumer.write(
      'plain/tsconfig.json',
      '{ "compilerOptions": { "types": [] }, "files": ["../types.mts", "../calls.mts"] }',
    );
    expect(await consumer.node(compiler, '-p', 'plain', ...plain)).toEqual({ status: 0, output: '' });
  });
});

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

/** A Node from before it had SQLite: one of the machine, for npm puts our own before it. */
function olderNode(): string | undefined {
  const places = (process.env.PATH ?? '').split(':').map((folder) => join(folder, 'node'));
  return places.find((place) => {
    const version = spawnSync(place, ['--version'], { encoding: 'utf8' }).stdout ?? '';
    return /^v(18|19|20|21)\./.test(version);
  });
}

/** Everything a stream has said once it says this. */
function saying(stream: NodeJS.ReadableStream, text: string): Promise<string> {
  let said = '';
  return new Promise((resolve, reject) => {
    stream.setEncoding('utf8').on('data', (chunk) => {
      said += chunk;
      if (said.includes(text)) resolve(said);
    });
    stream.on('end', () => reject(new Error(`It ended before it said "${text}":\n${said}`)));
  });
}
