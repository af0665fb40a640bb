import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectAccessible } from './support/browser.ts';
import { drawSignature, evidenceOf, handOver, planOf, reviewAs } from './support/office.ts';
import { says, visits } from './support/visits.ts';

describe('/chairside in trouble', () => {
  const visit = visits();
  const { newPage, present } = visit;
  /** The page looks again now and then, and would close before the test has pressed its button. */
  const lookNoMore = (page: Page) => page.route('**/present?*', (route) => route.abort());

  it('does not sign a plan that has changed', async () => {
    const handed = await handOver(visit.office);
    const page = await present(handed);
    await reviewAs(page, 'Kwame Mensah');
    const lines = await visit.office.get(`/proctps?TreatPlanNum=${handed.plan}`);
    // On the signature's way, or the page might have seen it by itself.
    await page.route('**/present/signature', async (route) => {
      await visit.office.put(`/proctps/${lines.body[0].ProcTPNum}`, { PatAmt: '999.00' });
      await route.continue();
    });
    await page.getByRole('button', { name: /^Sign/ }).click();
    await says(page, /The plan has changed since you opened it/);
    await says(page, '$999.00');
    expect((await planOf(visit.office, handed.plan)).isSigned).toBe('false');
    await page.getByRole('button', { name: 'Review and sign' }).click();
    expect(await page.getByLabel('I have read this').isChecked()).toBe(false);
  });

  it('keeps every stroke while the server is away, and signs once it is back', async () => {
    const handed = await handOver(visit.office);
    const page = await present(handed);
    await reviewAs(page, 'Kwame Mensah');
    await drawSignature(page);
    await page.context().setOffline(true);
    await page.getByRole('button', { name: /^Sign/ }).click();
    await says(page, /The server cannot be reached/);
    await expectAccessible(page);
    expect((await planOf(visit.office, handed.plan)).isSigned).toBe('false');
    await page.context().setOffline(false);
    await says(page, 'Thank you');
    expect((await evidenceOf(visit.office, handed.plan)).records[0].strokes).toHaveLength(2);
  });

  it('signs once when the answer gets lost on its way', async () => {
    const handed = await handOver(visit.office);
    const page = await newPage();
    await page.clock.install();
    await page.goto(handed.url);
    let isLost = false;
    await page.route('**/present/signature', async (route) => {
      if (isLost) return route.continue();
      isLost = true;
      await route.fetch();
      // The moment at which the page would look again, and find its token used up.
      await page.clock.fastForward('00:30');
      await route.abort('connectionreset');
    });
    await reviewAs(page, 'Kwame Mensah');
    await page.getByRole('button', { name: /^Sign/ }).click();
    await says(page, 'Thank you');
    const { records } = await evidenceOf(visit.office, handed.plan);
    expect(records.map(({ kind }: { kind: string }) => kind)).toEqual(['signed']);
  });

  it('keeps the focus on its button while it sends, and while the server is away', async () => {
    const page = await present(await handOver(visit.office));
    let answer = () => {};
    const isThere = new Promise<void>((done) => {
      answer = done;
    });
    await page.route('**/present/signature', async (route) => {
      await isThere;
      await route.fulfill({ status: 503 });
    });
    await reviewAs(page, 'Kwame Mensah');
    await page.keyboard.press('Enter');
    const focused = page.locator('button:focus');
    await says(page, 'Signing …');
    expect(await focused.textContent()).toBe('Signing …');
    answer();
    await says(page, /The server cannot be reached/);
    expect(await focused.getAttribute('type')).toBe('submit');
  });

  it('keeps what was entered through a reload', async () => {
    const page = await present(await handOver(visit.office));
    await reviewAs(page, 'Kwame Mensah');
    await page.reload();
    expect(await page.getByLabel('Your full name').inputValue()).toBe('Kwame Mensah');
  });

  it('lets one of two tabs sign', async () => {
    const handed = await handOver(visit.office);
    const [one, other] = [await present(handed), await present(handed)];
    for (const page of [one, other]) await reviewAs(page, 'Kwame Mensah');
    await lookNoMore(other);
    await one.getByRole('button', { name: /^Sign/ }).click();
    await says(one, 'Thank you');
    await other.getByRole('button', { name: /^Sign/ }).click();
    await says(other, 'This page is closed');
    await expectAccessible(other);
    expect(await other.getByText('Mensah').count()).toBe(0);
    expect((await evidenceOf(visit.office, handed.plan)).records).toHaveLength(1);
  });
});
