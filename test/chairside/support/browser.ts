import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';

/** `npm test -- --no-browser` leaves out what needs one. */
export const hasBrowser = process.env.BITEWING_TEST_CHROMIUM !== 'none';

/** Starts the browser that the set-up found; nothing of an earlier run is left in it. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.BITEWING_TEST_CHROMIUM || '/usr/bin/chromium',
    timeout: PATIENCE_MS,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** How long a busy machine may take for one thing that the browser is told to do; nothing here waits for it to pass. */
export const PATIENCE_MS = 120_000;

export const LANDSCAPE = { width: 1180, height: 820 };
export const PORTRAIT = { width: 820, height: 1180 };
export const PHONE = { width: 390, height: 844 };
export const SMALL = { width: 320, height: 640 };

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

interface AxeAnswer {
  readonly violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[];
}

/** Expects a screen without a fault that axe can see, and without anything to scroll sideways to. */
export async function expectAccessible(page: Page): Promise<void> {
  // A script of the test, not of the page: the page's own policy would refuse it.
  await page.evaluate(axeSource);
  const { violations } = (await page.evaluate(
    `axe.run(document, { runOnly: ${JSON.stringify(RULES)} })`,
  )) as unknown as AxeAnswer;
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 200))])).toEqual([]);
  // The page measures itself anew with the next frame after its letters have grown.
  const tooWide = () =>
    page.evaluate(
      `document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > innerWidth).map((one) => one.outerHTML.slice(0, 200))`,
    );
  await expect.poll(tooWide).toEqual([]);
}

/** What a page did that none of ours may do: faults in its log, and requests to anybody but `origin`. */
export function watch(context: BrowserContext, origin: string): string[] {
  const faults: string[] = [];
  context.on('weberror', (problem) => faults.push(problem.error().message));
  context.on('console', (message) => {
    // The browser notes each refusal of the server, and what it leaves out where nothing is encrypted.
    const isOfTheTest = /^Failed to load resource|-Opener-Policy header has been ignored/.test(message.text());
    if (message.type() === 'error' && !isOfTheTest) faults.push(message.text());
  });
  context.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(`${origin}/`) && !/^(data|blob):/.test(url)) faults.push(`request to ${url}`);
  });
  return faults;
}
