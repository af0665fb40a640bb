import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { signatureOf } from '../../src/events/signature.ts';
import { keptPort } from '../support/kept-port.ts';
import { startTestPractice, type TestPractice } from '../support/test-practice.ts';
import { until } from './receiver.ts';

// The receiver in docs/webhooks.md, read from the page.
const page = readFileSync(join(import.meta.dirname, '../../docs/webhooks.md'), 'utf8');
const source = /```js\n(.*?)```/s.exec(page)![1]!;

let folder: string;
let office: TestPractice;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bitewing-webhook-'));
  office = await startTestPractice({ eventsPrivate: 'on' });
  await office.lay('patient', { PatNum: 11, LName: 'Ivory' });
});
afterAll(async () => {
  await office.stop();
  rmSync(folder, { recursive: true });
});

it('the receiver of the page takes what is signed, and nothing else', async () => {
  expect(source.trimEnd().split('\n').length).toBeLessThanOrEqual(20);
  const port = await keptPort();
  writeFileSync(join(folder, 'receiver.mjs'), source);
  const program = spawn(process.execPath, [join(folder, 'receiver.mjs')], {
    env: { ...process.env, CUSTOMER_KEY: 'TestCustomer', PORT: port },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  program.stdout.on('data', (piece: Buffer) => {
    printed += piece;
  });
  try {
    // A call that finds nobody waits for the office's clock to be repeated, and that stands still here.
    await until(() => fetch(`http://127.0.0.1:${port}/`).then(Boolean, () => false), 'a receiver that listens');
    const { status } = await office.post('/subscriptions', {
      EndPointUrl: `http://127.0.0.1:${port}/`,
      WatchTable: 'Patient',
      PollingSeconds: 1,
    });
    expect(status).toBe(201);
    await office.put('/patients/11', { FName: 'One' });
    await until(() => printed.includes("FName: 'One'"), 'a printed row');
    expect(printed).toContain('WatchTable: Patient');
    const call = async (time: number, key: string) => {
      const headers = {
        'x-bitewing-timestamp': String(time),
        'x-bitewing-signature': signatureOf(time, '[]', key),
        'x-bitewing-delivery': `${time}`,
      };
      return (await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body: '[]', headers })).status;
    };
    const now = Math.floor(Date.now() / 1000);
    expect(await call(now, 'TestCustomer')).toBe(200);
    expect(await call(now, 'OtherKey')).toBe(401);
    expect(await call(now - 400, 'TestCustomer')).toBe(401);
    expect((await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body: '[]' })).status).toBe(401);
  } finally {
    program.kill();
  }
});
