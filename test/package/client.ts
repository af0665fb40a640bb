import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningServer, startServer } from '../../src/server.ts';
import { hasBrowser, launchBrowser, PATIENCE_MS } from '../chairside/support/browser.ts';
import { documentBlocks } from '../support/document-blocks.ts';
import { type Consumer, root } from './consumer.ts';

/** The client of the package and its types; `older` is a Node that has no SQLite, where the machine has one. */
export function clientOfPackage(consumer: Consumer, older: string | undefined): void {
  describe('the client in the package', () => {
    it('does what its page says, and CommonJS can require it', async () => {
      const page = documentBlocks('docs/client.md', readFileSync(join(root, 'docs/client.md'), 'utf8'));
      for (const { info, text } of page) consumer.write(`client/${info.split(' ')[1]}`, text);
      const compiler = join(root, 'node_modules/typescript/bin/tsc');
      const args = ['--noEmit', '--module', 'nodenext', '--target', 'es2023', '--types', 'node'];
      const programs = ['client/chart.mts', 'client/client.spec.ts', 'client/types.ts'];
      for (const strict of ['true', 'false']) {
        const compiled = await consumer.node(compiler, '--strict', strict, ...args, ...programs);
        expect([strict, compiled]).toEqual([strict, { status: 0, output: '' }]);
      }
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

    describe('away from the server', () => {
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
const keys: Promise<KeyStore> = server.then((running) => running.keys);
const mode = (config: Config): 'service' | 'remote' => config.mode;
const names: string[] = bitewing.settings.map((setting) => setting.flag).concat(bitewing.PERMISSIONS);
const problem: Error = new bitewing.SettingError('');
const test: Promise<TestServer> = startTestServer({ pageCap: 100 });
const controls: TestControls = connect('http://127.0.0.1:30223');
const fault: Fault = { path: '/treatplans', drop: 'answer' };
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
}
