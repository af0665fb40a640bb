import type { Browser, BrowserContext, Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type RunningServer, startServer } from '../../src/server.ts';
import { expectAccessible, LANDSCAPE, launchBrowser, PATIENCE_MS, watch } from '../chairside/support/browser.ts';

describe('/docs in a browser', () => {
  let server: RunningServer;
  let browser: Browser;
  let faults: string[] = [];
  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer({ database: ':memory:', port: 0 }), launchBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });
  afterEach(() => expect(faults).toEqual([]));

  async function openReference(viewport: { width: number; height: number }) {
    const context: BrowserContext = await browser.newContext({ viewport });
    context.setDefaultTimeout(PATIENCE_MS);
    const { origin } = new URL(server.url);
    faults = watch(context, origin);
    const page = await context.newPage();
    await page.goto(`${origin}/docs`);
    return page;
  }
  const answer = (one: Locator, text: RegExp) => one.getByRole('status').filter({ hasText: text }).waitFor();

  // A small phone and a usual one, a tablet upright, the narrowest with its list at the side, a tablet lying.
  it.each([320, 390, 768, 820, 1024])('cuts nothing off at %i pixels', async (width) => {
    const page = await openReference({ width, height: 844 });
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    const cut = await page.evaluate(
      `[...document.querySelectorAll('main *')].filter((one) => one.getBoundingClientRect().right > innerWidth + 1).length`,
    );
    expect(cut).toBe(0);
  });

  it('has no fault that axe can see', async () => {
    await expectAccessible(await openReference(LANDSCAPE));
  });

  it('finds an operation by its words, and sends it', async () => {
    const page = await openReference(LANDSCAPE);
    await page.fill('#filter', 'treatplans list');
    const shown = await page.locator('nav li:visible').allInnerTexts();
    expect(shown.length).toBeGreaterThan(0);
    expect(shown.filter((text) => !/list/i.test(text))).toEqual([]);
    await page.fill('#filter', 'treatplans xylophone');
    expect(await page.locator('nav li:visible').count()).toBe(0);
    expect(await page.locator('nav h2:visible').count()).toBe(0);
    await page.locator('nav').getByText('No method has all of these words').waitFor();
    await page.fill('#filter', 'treatplans unsigned copy');
    expect(await page.locator('nav').getByRole('status').innerText()).toBe('');
    await page.press('#filter', 'Enter');
    expect(new URL(page.url()).hash).toBe('#postTreatplansSaved');
    const one = page.locator('#getPatientsByPatNum');
    await one.getByRole('button', { name: 'Try it' }).click();
    await one.getByLabel('PatNum').fill('1140');
    await one.getByRole('button', { name: 'Send' }).click();
    await answer(one, /"LName": "Mensah"/);
  });

  it('keeps the focus of whoever uses the keyboard alone', async () => {
    const page = await openReference(LANDSCAPE);
    const one = page.locator('#getPatientsByPatNum');
    await one.getByRole('button', { name: 'Try it' }).press('Enter');
    await page.keyboard.press('Enter'); // a number that the path needs is asked for before anything is sent
    await page.keyboard.type('1140');
    await one.getByRole('button', { name: 'Send' }).press('Enter');
    await answer(one, /"LName": "Mensah"/);
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Send');
  });

  it('prints tables as tables, without what is only for the screen', async () => {
    const page = await openReference({ width: 700, height: 1000 }); // what A4 leaves
    const display = () => page.evaluate("getComputedStyle(document.querySelector('tr')).display");
    expect(await display()).toBe('block');
    await page.emulateMedia({ media: 'print' });
    expect(await display()).toBe('table-row');
    expect(await page.locator('button:visible, input:visible').count()).toBe(0);
  });

  it('sends a body, and shows a refusal', async () => {
    const page = await openReference(LANDSCAPE);
    const one = page.locator('#postProcnotes');
    await one.getByRole('button', { name: 'Try it' }).click();
    await one.getByLabel('Body').fill('{}');
    await one.getByRole('button', { name: 'Send (this writes)' }).click();
    await answer(one, /^\s*400 .*\s+\w+ is required\.\s*$/);
  });
});
