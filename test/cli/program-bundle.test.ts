import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { programFile } from '../../scripts/program/bundle.mjs';
import { DEMO_KEYS } from '../../src/demo/marker.ts';
import { program } from '../support/program.ts';
import { startBitewing } from './run-bitewing.ts';

const authorization = `ODFHIR ${DEMO_KEYS.developerKey}/${DEMO_KEYS.customerKey}`;

it('keeps the program as a few files that do what the sources do, documents and files included', async () => {
  expect(dirname(dirname(program))).toBe(join(import.meta.dirname, '../../node_modules/.cache/program'));
  const server = startBitewing(['--port', '0', '--database', ':memory:']);
  const banner = await server.says('Ctrl-C stops.');
  const url = /API +(http\S+)/.exec(banner)![1]!;
  const ask = (address: string) => fetch(address, { headers: { authorization } });

  const plans = (await (await ask(`${url}/treatplans`)).json()) as { TreatPlanNum: number }[];
  const printed = await ask(`${new URL(url).origin}/api/ext/v1/treatplans/${plans[0]!.TreatPlanNum}/pdf`);
  expect([printed.status, (await printed.text()).slice(0, 5)]).toEqual([200, '%PDF-']);
  expect((await ask(`${new URL(url).origin}/chairside/assets/open-sans-400.ttf`)).status).toBe(200);

  server.process.kill('SIGTERM');
  expect((await server.ended).status).toBe(0);
});

it('makes them once for the same sources', async () => {
  expect(existsSync(program)).toBe(true);
  const again = await programFile(async () => Promise.reject(new Error('made twice')));
  expect(again).toBe(program);
});
