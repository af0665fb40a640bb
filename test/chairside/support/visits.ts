import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { TestPractice } from '../../support/test-practice.ts';
import { LANDSCAPE, launchBrowser, PATIENCE_MS, watch } from './browser.ts';
import { type HandedOver, startOffice } from './office.ts';

interface Visits {
  readonly office: TestPractice;
  /** `origin`: where the browser believes the office to be, if not on this machine. */
  newPage(options?: BrowserContextOptions, origin?: string): Promise<Page>;
  /** The page of a handover, as far as the plan is there. */
  present(handed: HandedOver, options?: BrowserContextOptions): Promise<Page>;
}

export const says = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor();

/** An office and a browser for the tests of a file; after each of them no page may have done what none may do. */
export function visits(): Visits {
  let office: TestPractice;
  let browser: Browser;
  const open: { context: BrowserContext; faults: string[] }[] = [];

  beforeAll(async () => {
    [office, browser] = await Promise.all([startOffice(), launchBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await office?.stop();
  });
  afterEach(async () => {
    const faults = open.flatMap((one) => one.faults);
    for (const { context } of open.splice(0)) {
      // A page may still be fetching through a route, as its copy of the plan.
      await context.unrouteAll({ behavior: 'ignoreErrors' });
      await context.close();
    }
    office.setNow('2026-06-15 09:00:00');
    expect(faults).toEqual([]);
  });

  async function newPage(options: BrowserContextOptions = { viewport: LANDSCAPE }, origin = office.origin) {
    const context = await browser.newContext({ locale: 'en-US', reducedMotion: 'reduce', ...options });
    open.push({ context, faults: watch(context, origin) });
    if (origin !== office.origin) {
      await context.route(`${origin}/**`, async (route) => {
        const url = route.request().url().replace(origin, office.origin);
        await route.fulfill({ response: await route.fetch({ url }) });
      });
    }
    context.setDefaultTimeout(PATIENCE_MS);
    return context.newPage();
  }
  return {
    get office() {
      return office;
    },
    newPage,
    async present(handed, options) {
      const page = await newPage(options);
      await page.goto(handed.url);
      await page.getByText('Prepared for').first().waitFor();
      return page;
    },
  };
}
