// `npm run screenshots`: pictures of every screen of /chairside, lying down and standing up, and of some on a telephone, for
// docs/chairside, or the folder that is named behind it.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { LANDSCAPE, launchBrowser, PHONE, PORTRAIT } from './support/browser.ts';
import { drawSignature, reviewAs, signInAsStaff, startOffice } from './support/office.ts';

const FOLDER = process.argv[2] ?? join(import.meta.dirname, '../../docs/chairside');
/** What looks different on a telephone. */
const ON_A_PHONE = ['5-present', '6-why', '9-sign'];
const ALTERNATIVES = ['With implants', 'Only what hurts'];

mkdirSync(FOLDER, { recursive: true });
const browser = await launchBrowser();
try {
  await takeAll(browser, 'landscape', LANDSCAPE);
  await takeAll(browser, 'portrait', PORTRAIT);
  await takeAll(browser, 'phone', PHONE, ON_A_PHONE);
} finally {
  await browser.close();
}

async function takeAll(
  browser: Browser,
  name: string,
  viewport: { width: number; height: number },
  screens?: readonly string[],
): Promise<void> {
  const office = await startOffice();
  const context = await browser.newContext({ viewport, deviceScaleFactor: 0.7, locale: 'en-US' });
  const page = await context.newPage();
  // The font is there before the first picture.
  await page.goto(`${office.origin}/chairside`);
  await page.waitForLoadState('networkidle');
  const take = async (screen: string) => {
    if (screens && !screens.includes(screen)) return;
    await page.mouse.move(0, 0);
    await page.evaluate('document.fonts.ready');
    await page.screenshot({ path: join(FOLDER, `${screen}-${name}.png`) });
  };
  await page.getByLabel('Developer key').waitFor();
  await take('1-sign-in');
  await signInAsStaff(page, office.origin);
  await page.getByLabel('Name, number or birthdate').fill('Mensah');
  await page.getByRole('button', { name: 'Search' }).click();
  await page.getByRole('button', { name: /Kwame/ }).waitFor();
  await take('2-find');
  await page.getByRole('button', { name: /Kwame/ }).click();
  await page.getByText('Ready to sign').waitFor();
  await take('3-plans');
  await page.getByRole('button', { name: 'Hand over' }).click();
  for (const heading of ALTERNATIVES) await page.getByLabel(heading, { exact: true }).first().check();
  await take('4-handover');
  await page.getByRole('button', { name: 'Hand over this device' }).click();
  await page.getByRole('button', { name: 'Review and sign' }).waitFor();
  await take('5-present');
  await page.locator('.drawing').locator('[data-tooth="3"] .finding').first().click();
  await take('6-why');
  await page.locator('.options').scrollIntoViewIfNeeded();
  await page.evaluate('document.querySelector(".columns").scrollIntoView({ block: "end" })');
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
  await page.getByRole('link', { name: 'Open the PDF' }).waitFor();
  await take('10-done');
  const address = await page.getByRole('link', { name: 'For the office' }).getAttribute('href');
  await signInAsStaff(page, office.origin, address!);
  await page.getByText('Valid', { exact: true }).waitFor();
  await take('11-proof');
  await context.close();
  await office.stop();
}
