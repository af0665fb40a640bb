import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PERMISSIONS, startServer } from '../../src/index.ts';
import { type RealServer, startRealServer } from '../durability/real-server.ts';
import { keptPort } from '../support/kept-port.ts';
import { LANDSCAPE, launchBrowser, PATIENCE_MS } from './support/browser.ts';
import { ACTIVE_PLAN, drawSignature, reviewAs } from './support/office.ts';

const folder = mkdtempSync(join(tmpdir(), 'bitewing-killed-'));
const database = join(folder, 'practice.db');
let server: RealServer;
let browser: Browser;

beforeAll(async () => {
  const founded = await startServer({ database, port: 0 });
  founded.keys.add({ developerKey: 'Durability', customerKey: 'Test' }, 'Office', PERMISSIONS, '2026-01-01 00:00:00');
  await founded.stop();
  server = await startRealServer(database, [], await keptPort());
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await server?.kill();
  rmSync(folder, { recursive: true, force: true });
});

const api = async (verb: string, path: string, body?: unknown) => {
  const { status, text } = await server.send(verb, path, body);
  expect(status, text).toBeLessThan(300);
  return JSON.parse(text);
};

/** Whether the signature was stored by then is a matter of luck: either way the patient ends up with one. */
it.each([0, 15])('a server killed %i ms after the signature was sent leaves one signature', async (wait) => {
  const { TreatPlanNum } = await api('POST', '/treatplans/Saved', { TreatPlanNum: ACTIVE_PLAN });
  const handed = await api('POST', `/../ext/v1/treatplans/${TreatPlanNum}/handover`, {});
  const context = await browser.newContext({ locale: 'en-US', viewport: LANDSCAPE });
  try {
    context.setDefaultTimeout(PATIENCE_MS);
    const page = await context.newPage();
    await page.goto(handed.url);
    await reviewAs(page, 'Kwame Mensah');
    await drawSignature(page);
    const sent = page.waitForRequest('**/present/signature');
    await page.getByRole('button', { name: /^Sign/ }).click();
    await sent;
    await pause(wait);
    const { port } = new URL(server.url);
    await server.kill();
    server = await startRealServer(database, [], port);
    await page.getByText('Thank you').first().waitFor();
  } finally {
    await context.close();
  }
  const proof = await api('GET', `/../ext/v1/treatplans/${TreatPlanNum}/evidence`);
  expect(proof.patient).toMatchObject({ status: 'valid', signerName: 'Kwame Mensah', method: 'drawn' });
  const undone = new Set(proof.records.map(({ undoes }: { undoes?: number }) => undoes));
  const standing = proof.records.filter(
    ({ kind, number }: { kind: string; number: number }) => kind === 'signed' && !undone.has(number),
  );
  expect([standing.length, proof.chain.ok]).toEqual([1, true]);
});
