// `npm run screenshots`: pictures of every screen of /chairside, lying down and standing up, for docs/chairside.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { LANDSCAPE, launchBrowser, PORTRAIT } from './support/browser.ts';
import { drawSignature, reviewAs, signInAsStaff, startOffice } from './support/office.ts';

const FOLDER = join(import.meta.dirname, '../../docs/chairside');
const ALTERNATIVES = ['With implants', 'Only what hurts'];

mkdirSync(FOLDER, { recursive: true });
const browser = await launchBrowser();
try {
  await takeAll(browser, 'landscape', LANDSCAPE);
  await takeAll(browser, 'portrait', PORTRAIT);
} finally {
  await browser.close();
}

async function takeAll(browser: Browser, name: string, viewport: { width: number; height: number }): Promise<void> {
  const office = await startOffice();
  const context = await browser.newContext({ viewport, deviceScaleFactor: 0.7, locale: 'en-US' });
  const page = await context.newPage();
  // The font is there before the first picture.
  await page.goto(`${office.origin}/chairside`);
  await page.waitForLoadState('networkidle');
  const take = async (screen: string) => {
    await page.mouse.move(0, 0);
    await page.evaluate('document.fonts.ready');
    await page.screenshot({ path: join(FOLDER, `${screen}-${name}.png`) });
  };
  await page.getByLabel('Developer key').waitFor();
  await take('1-sign-in');
  await signInAsStaff(page, office.origin);
  await page.getByLabel('Last name').fill('Mensah');
  await page.getByRole('button', { name: 'Search' }).click();
  await page.getByRole('button', { name: /Kwame/ }).waitFor();
  await take('2-find');
  await page.getByRole('button', { name: /Kwame/ }).click();
  await page.getByText('Ready to sign').waitFor();
  await take('3-plans');
  await page.getByRole('button', { name: 'Hand over' }).click();
  for (const heading of ALTERNATIVES) await page.getByLabel(heading, { exact: true }).first().check();
  await take('4-hand-over');
  await page.getByRole('button', { name: 'Hand over this device' }).click();
  await page.getByRole('button', { name: 'Review and sign' }).waitFor();
  await take('5-present');
  await page
    .getByRole('button', { name: /upper right first molar \(3\)/ })
    .first()
    .click();
  await take('6-why');
  await page.locator('.options').scrollIntoViewIfNeeded();
  await page.locator('.columns').evaluate('(it) => it.scrollIntoView({ block: "end" })');
  await page.mouse.wheel(0, 200);
  await take('7-options');
  await reviewAs(page, 'Kwame Mensah');
  await page.getByLabel('Whitening').uncheck();
  await drawSignature(page);
  await page.evaluate('scrollTo(0, 0)');
  await take('8-review');
  await page.evaluate('scrollTo(0, 99999)');
  await take('9-sign');
  await page.getByRole('button', { name: /^Sign/ }).click();
  await page.getByText('Thank you').waitFor();
  await take('10-done');
  const address = await page.getByRole('link', { name: 'For the office' }).getAttribute('href');
  await signInAsStaff(page, office.origin, address!);
  await page.getByText('Valid', { exact: true }).waitFor();
  await take('11-proof');
  await context.close();
  await office.stop();
}
