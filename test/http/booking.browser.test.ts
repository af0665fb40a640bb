import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningServer, startServer } from '../../src/server.ts';
import { expectAccessible, LANDSCAPE, launchBrowser, PATIENCE_MS } from '../chairside/support/browser.ts';

const folder = join(import.meta.dirname, '../../examples/booking');
const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript' };

/** A Monday of the demo practice. */
const NOW = '2026-06-15 09:00:00';

describe('examples/booking, from another web server', () => {
  let server: RunningServer;
  let pages: Server;
  let browser: Browser;
  beforeAll(async () => {
    pages = createServer((request, response) => {
      const name = request.url!.split('?')[0]!.slice(1) || 'index.html';
      response.setHeader('content-type', types[extname(name)] ?? 'text/plain');
      response.end(readFileSync(join(folder, name)));
    });
    await new Promise<void>((resolve) => pages.listen(0, '127.0.0.1', resolve));
    server = await startServer({ database: ':memory:', port: 0, clock: { now: () => NOW } });
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    pages?.close();
    pages?.closeAllConnections();
  });

  const ask = async (path: string) => {
    const answer = await fetch(server.url + path, { headers: { authorization: `ODFHIR ${server.demoKeys}` } });
    return (await answer.json()) as Record<string, unknown>[];
  };

  it('finds a patient, offers times and books one', async () => {
    const context = await browser.newContext({ viewport: LANDSCAPE });
    context.setDefaultTimeout(PATIENCE_MS);
    const faults: string[] = [];
    context.on('weberror', (problem) => faults.push(problem.error().message));
    const page = await context.newPage();
    const { port } = pages.address() as AddressInfo;
    await page.goto(`http://127.0.0.1:${port}/?${new URLSearchParams({ api: server.url, keys: server.demoKeys! })}`);
    await page.getByLabel('Last name').fill('Nobody');
    await page.getByLabel('Date of birth').fill('1978-03-06');
    await page.getByRole('button', { name: 'Find me' }).click();
    await page.getByText('We could not find you.').waitFor();
    await page.getByLabel('Last name').fill('mensah');
    await page.getByRole('button', { name: 'Find me' }).click();
    await page.getByRole('button', { name: 'Toothache' }).click();
    await page.getByRole('heading', { name: 'Tuesday, June 16' }).waitFor();
    await expectAccessible(page);
    const slot = page.locator('#when section', { hasText: 'Tuesday, June 16' }).getByRole('button', { name: '08:00' });
    await slot.click();
    await page.getByText('Kwame, we see you on Tuesday, June 16 at 08:00: Toothache.').waitFor();
    await expectAccessible(page);
    const booked = (await ask('/appointments/WebSched?date=2026-06-16')) as { PatNum: number }[];
    expect(booked.filter(({ PatNum }) => PatNum === 1140)).toMatchObject([{ AptDateTime: '2026-06-16 08:00:00' }]);
    expect(faults).toEqual([]);
    await context.close();
  });
});
