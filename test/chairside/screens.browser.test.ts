import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectAccessible, LANDSCAPE, PHONE, PORTRAIT, SMALL } from './support/browser.ts';
import {
  drawSignature,
  evidenceOf,
  handOver,
  PATIENT,
  PLAN_OF_A_CHILD,
  PLAN_WITH_TAX,
  reviewAs,
} from './support/office.ts';
import { says, visits } from './support/visits.ts';

/** What a finger or the Tab key can reach; a field is pressed by its label, too. */
const PRESSABLE = 'a[href], button:not(:disabled), label:has(input), input:is([type="text"], [type="search"])';

/** Names of what can be pressed and is lower or narrower than a finger needs. */
const tooSmall = (page: Page) =>
  page.evaluate(`[...document.querySelectorAll('${PRESSABLE}')].filter((one) => {
    const { width, height } = one.getBoundingClientRect();
    return height < 44 || width < 44;
  }).map((one) => one.outerHTML.slice(0, 200))`);

describe('the screens of a patient', () => {
  const visit = visits();
  const { present } = visit;
  const isInSight = (page: Page, selector: string) =>
    page.evaluate(`(() => {
      const { top, bottom } = document.querySelector('${selector}').getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    })()`);
  const outlineOf = (page: Page, selector: string) =>
    page.evaluate(`getComputedStyle(document.querySelector('${selector}')).outlineStyle`);

  it('have room to sign on a telephone, and keep the strokes when it is turned', async () => {
    const handed = await handOver(visit.office);
    const page = await present(handed, { viewport: PHONE, hasTouch: true });
    await reviewAs(page, 'Kwame Mensah');
    await drawSignature(page);
    const { width, height } = (await page.locator('canvas').boundingBox())!;
    expect(height).toBeGreaterThanOrEqual(160);
    expect(width).toBeGreaterThan(PHONE.width * 0.8);
    await page.setViewportSize({ width: PHONE.height, height: PHONE.width });
    await drawSignature(page);
    await page.getByRole('button', { name: /^Sign/ }).tap();
    await says(page, 'Thank you');
    const { strokes } = (await evidenceOf(visit.office, handed.plan)).records[0];
    expect(strokes).toHaveLength(4);
    for (const [x, y] of strokes.flat()) {
      expect([x >= 0, x <= 900, y >= 0, y <= 200]).toEqual([true, true, true, true]);
    }
  });

  it('tell beside the tooth what a tap on it means, also one that nearly met it', async () => {
    const page = await present(await handOver(visit.office), { viewport: PHONE, hasTouch: true });
    const tooth = page.locator('.drawing').locator('[data-tooth="30"] .finding').first();
    await tooth.waitFor();
    const { x, y } = (await tooth.boundingBox())!;
    await page.touchscreen.tap(x - 12, y);
    await page
      .getByText(/another treatment \(D2150\); insurance pays 80% of that/)
      .first()
      .waitFor();
    expect(
      await page
        .getByRole('button', { name: /lower right first molar \(30\)/ })
        .first()
        .getAttribute('aria-pressed'),
    ).toBe('true');
    expect(await isInSight(page, '.why')).toBe(true);
    // Far from any tooth that is planned nothing happens.
    const { x: left, y: top } = (await page.locator('.drawing').boundingBox())!;
    await page.touchscreen.tap(left + 3, top + 3);
    expect(await page.locator('.why').count()).toBe(1);
  });

  it('say each treatment once on a telephone, the sum always in sight', async () => {
    const handed = await handOver(visit.office, [11402]);
    const page = await present(handed, { viewport: PHONE, hasTouch: true });
    const isSumInSight = () => isInSight(page, '.sums .pay dd');
    const name = page.getByText('Porcelain crown', { exact: true });
    const seen = async () => (await Promise.all((await name.all()).map((one) => one.isVisible()))).filter(Boolean);
    await name.first().waitFor();
    expect(await seen()).toHaveLength(1);
    // What a line says more is one tap away, in the line.
    const line = page.locator('tr', { has: name });
    expect(await line.getByText('$1,300.00').isVisible()).toBe(false);
    await line.getByRole('button').tap();
    expect(await line.getByText('$1,300.00').isVisible()).toBe(true);
    await says(page, /The fee is \$1,300\.00, of/);
    expect(await page.getByText(/The fee is \$1,300\.00, of/).count()).toBe(1);
    await expectAccessible(page);
    for (let size = 0; size < 3; size++) {
      expect(await isSumInSight()).toBe(true);
      await page.getByRole('button', { name: 'Larger text' }).tap();
    }
    await page.setViewportSize({ width: PHONE.height, height: PHONE.width });
    expect(await isSumInSight()).toBe(true);
    await page.setViewportSize(PHONE);
    // The other two views say everything at once.
    await page.getByText('Costs', { exact: true }).tap();
    expect(await line.getByText('$1,300.00').isVisible()).toBe(true);
    await page.getByText('Picture', { exact: true }).tap();
    expect(await page.getByRole('toolbar').getByRole('button').count()).toBe(4);
  });

  it('let what is focused be seen, whatever the screen', async () => {
    for (const viewport of [PORTRAIT, PHONE, SMALL]) {
      const page = await present(await handOver(visit.office, [11402]), { viewport });
      const stops = await page.locator(`${PRESSABLE}, input`).count();
      const covered: unknown[] = [];
      for (let count = 0; count < stops; count++) {
        await page.keyboard.press('Tab');
        // A ground that is drawn over a radio button belongs to its label.
        covered.push(
          await page.evaluate(`(() => {
            const it = document.activeElement.closest('label') ?? document.activeElement;
            if (it === document.body) return null;
            const { left, top, width, height } = it.getBoundingClientRect();
            const over = document.elementFromPoint(left + width / 2, top + height / 2);
            return it.contains(over) ? null : it.outerHTML.slice(0, 200);
          })()`),
        );
      }
      expect(covered.filter(Boolean)).toEqual([]);
      await page.close();
    }
  });

  it('have nothing that is too small for a finger', async () => {
    const page = await present(await handOver(visit.office, [11402]), { viewport: SMALL });
    expect(await tooSmall(page)).toEqual([]);
    await reviewAs(page, 'Kwame Mensah');
    await drawSignature(page);
    expect(await tooSmall(page)).toEqual([]);
    await page.getByRole('button', { name: /^Sign/ }).click();
    await says(page, 'Thank you');
    expect(await tooSmall(page)).toEqual([]);
    await page.getByRole('link', { name: 'For the office' }).click();
    await page.getByLabel('Developer key').waitFor();
    expect(await tooSmall(page)).toEqual([]);
  });

  it('hold a plan of 200 lines, long words, and amounts of any kind', async () => {
    const handed = await handOver(visit.office);
    const authorization = { authorization: `Handover ${handed.token}` };
    const { body } = await visit.office.ext('GET', '/api/ext/v1/present', undefined, authorization);
    const [line, other] = body.money.lines;
    const long = 'Donaudampfschiffahrtsgesellschaftskapitän'.repeat(5);
    const odd = [
      { ...line, descript: long, priority: long, Priority: 1 },
      { ...line, FeeAmt: 0, PriInsAmt: 0, Discount: 0, PatAmt: 0, estimates: [] },
      { ...line, Discount: -50, PatAmt: 925 },
      { ...line, FeeAmt: 1234567.89, PatAmt: 1234567.89 },
    ];
    const lines = [...odd, ...Array.from({ length: 196 }, () => other)];
    const json = {
      ...body,
      money: { ...body.money, lines },
      lines: lines.map((_, index) => ({ ProcTPNum: index + 1 })),
      plan: { ...body.plan, Heading: long, Note: `${long}\n`.repeat(40) },
      patientName: long,
    };
    const page = await visit.newPage({ viewport: SMALL });
    await page.route('**/present?*', (route) => route.fulfill({ json }));
    await page.goto(handed.url);
    await says(page, 'Prepared for');
    expect(await page.locator('[data-line]').count()).toBe(200);
    await expectAccessible(page);
    await page.locator('[data-line="3"] button').click();
    await says(page, 'the office adds $50.00');
    await page.locator('[data-line="2"] button').click();
    await says(page, 'There is no charge for this');
    await page.getByRole('button', { name: 'Review and sign' }).click();
    await page.getByLabel('I have read this').waitFor();
    await expectAccessible(page);
    // The page asks again by itself, also while it is being closed.
    await page.unrouteAll({ behavior: 'wait' });
  });

  it('say that a plan is empty, and offer nothing to sign', async () => {
    const handed = await handOver(visit.office);
    const { body } = await visit.office.get(`/proctps?TreatPlanNum=${handed.plan}`);
    for (const { ProcTPNum } of body) await visit.office.delete(`/proctps/${ProcTPNum}`);
    const page = await present(handed, { viewport: PORTRAIT });
    await says(page, 'There are no treatments in this plan yet.');
    expect(await page.getByRole('button', { name: 'Review and sign' }).count()).toBe(0);
    await expectAccessible(page);
  });

  it('keep a name that runs from right to left apart from the words around it', async () => {
    const { body: patient } = await visit.office.post('/patients', {
      LName: 'כהן',
      FName: 'שרה',
      Birthdate: '1980-05-05',
    });
    const work = {
      PatNum: patient.PatNum,
      ProcDate: '2026-07-01',
      ProcStatus: 'TP',
      procCode: 'D0120',
      ProcFee: '0.00',
    };
    expect((await visit.office.post('/procedurelogs', work)).status).toBe(201);
    const { body: plans } = await visit.office.get(`/treatplans?PatNum=${patient.PatNum}`);
    const page = await present(await handOver(visit.office, [], plans[0].TreatPlanNum), { viewport: PHONE });
    await says(page, 'Prepared for \u2068שרה כהן\u2069 on June 15, 2026');
    // Nothing is marked that could be tapped.
    expect(await page.getByText('Tap a marked tooth').count()).toBe(0);
    await reviewAs(page, 'שרה כהן');
    await page.getByRole('button', { name: 'Sign · you pay $0.00' }).click();
    await says(page, 'Signed by \u2068שרה כהן\u2069 on');
    await says(page, 'You can close this page.');
    await expectAccessible(page);
  });

  it('break no word of what can be chosen, however large the letters are', async () => {
    const page = await present(await handOver(visit.office), { viewport: PHONE });
    for (let size = 0; size < 2; size++) await page.getByRole('button', { name: 'Larger text' }).click();
    const lines = await page.evaluate(`[...document.querySelectorAll('.segments label')].map((one) => {
      const range = document.createRange();
      range.selectNodeContents(one);
      return new Set([...range.getClientRects()].filter(({ width }) => width > 1).map(({ top }) => Math.round(top))).size;
    })`);
    expect(lines).toEqual([1, 1, 1]);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  });

  it('expect the guardian of a minor, and take the patient all the same', async () => {
    await visit.office.put(`/patients/${PATIENT}`, { Birthdate: '2011-10-05' });
    const page = await present(await handOver(visit.office));
    await page.getByRole('button', { name: 'Review and sign' }).click();
    await says(page, 'Kwame Mensah is under 18, so a parent or guardian must sign.');
    expect(await page.getByLabel('I am the parent or guardian').isChecked()).toBe(true);
    await page.getByLabel('I am the patient').check();
    await expectAccessible(page);
    await visit.office.put(`/patients/${PATIENT}`, { Birthdate: '1978-03-06' });
  });

  it('draw what has a place, of baby teeth too, and nothing that stands for words alone', async () => {
    const page = await present(await handOver(visit.office, [], PLAN_OF_A_CHILD));
    await page
      .getByRole('button', { name: /upper right baby second molar \(A\)/ })
      .first()
      .waitFor();
    const drawing = page.locator('.drawing');
    await drawing.locator('[data-tooth="A"] .finding').first().waitFor();
    expect(await drawing.locator('[data-area="M"], [data-area="none"]').count()).toBe(0);
    expect(await page.locator('.legend li').allTextContents()).toEqual(['planned']);
    // Without an insurance nothing is said of one.
    await page.getByText('You pay').first().waitFor();
    expect(await page.getByText('Insurance*').count()).toBe(0);
    expect(await page.getByText('* An estimate').count()).toBe(0);
  });

  it('add tax to what is paid', async () => {
    const page = await present(await handOver(visit.office, [], PLAN_WITH_TAX), { viewport: PORTRAIT });
    const sums = await page.locator('.grand dl > div').allInnerTexts();
    expect(sums.map((sum) => sum.split('\n'))).toEqual([
      ['Fee', '$207.00'],
      ['Discount', '−$15.00'],
      ['Tax', '+$0.99'],
      ['You pay', '$192.99'],
    ]);
  });

  it('come back from the form to the plan by the browser’s own button, with what was entered', async () => {
    const page = await present(await handOver(visit.office));
    await reviewAs(page, 'Kwame Mensah');
    await page.goBack();
    await says(page, 'Treatments and costs');
    await page.getByRole('button', { name: 'Review and sign' }).click();
    expect(await page.getByLabel('Your full name').inputValue()).toBe('Kwame Mensah');
    await page.getByRole('button', { name: 'Back' }).click();
    await says(page, 'Treatments and costs');
  });

  it('go back and forth by the browser’s buttons, and stay where a reload found them', async () => {
    const handed = await handOver(visit.office);
    const page = await present(handed);
    const form = page.getByRole('heading', { name: 'Please check before you sign' });
    const plan = page.getByText('Treatments and costs');
    const refused = page.getByText('Nothing was signed.');
    await page.getByText('Costs', { exact: true }).click();
    await reviewAs(page, 'Kwame Mensah');
    await drawSignature(page);
    await page.goBack();
    await plan.waitFor();
    // As it was left.
    expect(await page.locator('.drawing').count()).toBe(0);
    await page.goForward();
    await form.waitFor();
    await page.getByRole('button', { name: 'Larger text' }).click();
    const letters = () => page.evaluate('getComputedStyle(document.documentElement).fontSize');
    expect(await letters()).toBe('22px');
    await page.reload();
    await form.waitFor();
    expect(await letters()).toBe('22px');
    expect(await page.getByLabel('Your full name').inputValue()).toBe('Kwame Mensah');
    expect(await page.getByRole('button', { name: 'Undo' }).isEnabled()).toBe(true);
    await page.getByRole('button', { name: 'Not now' }).click();
    await refused.waitFor();
    await page.goBack();
    await form.waitFor();
    await page.goForward();
    await refused.waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Look at the plan again' }).click();
    await plan.waitFor();
    await page.goForward();
    await form.waitFor();
    await page.getByRole('button', { name: /^Sign/ }).click();
    await says(page, 'Thank you');
    await page.goBack();
    await page.goForward();
    await says(page, 'Thank you');
    const { records } = await evidenceOf(visit.office, handed.plan);
    expect(records).toHaveLength(1);
    expect(records[0].strokes).toHaveLength(2);
  });

  it('ask again for the consent to a plan that has changed before a reload', async () => {
    const handed = await handOver(visit.office);
    const page = await present(handed);
    await reviewAs(page, 'Kwame Mensah');
    const { body } = await visit.office.get(`/proctps?TreatPlanNum=${handed.plan}`);
    await visit.office.put(`/proctps/${body[0].ProcTPNum}`, { PatAmt: '999.00' });
    await page.reload();
    await says(page, /The plan has changed since you opened it/);
    await page.getByRole('button', { name: 'Review and sign' }).click();
    expect(await page.getByLabel('I have read this').isChecked()).toBe(false);
    await page.getByRole('button', { name: 'Back' }).click();
    await says(page, 'Treatments and costs');
  });

  it('ask for the consent to a text in another language', async () => {
    const page = await present(await handOver(visit.office));
    await reviewAs(page, 'Kwame Mensah');
    await page.getByRole('button', { name: 'Español' }).click();
    await says(page, /Acepto firmar este plan/);
    expect(await page.getByLabel('Lo he leído').isChecked()).toBe(false);
    expect(await page.getByLabel('Su nombre completo').inputValue()).toBe('Kwame Mensah');
    await page.getByLabel('Lo he leído').check();
    await page.reload();
    await says(page, /Acepto firmar este plan/);
    expect(await page.getByLabel('Lo he leído').isChecked()).toBe(true);
  });

  it('stay on the form while the signature is on its way, whatever button is pressed', async () => {
    const handed = await handOver(visit.office);
    const page = await present(handed);
    await reviewAs(page, 'Kwame Mensah');
    await page.context().setOffline(true);
    await page.getByRole('button', { name: /^Sign/ }).click();
    await says(page, /The server cannot be reached/);
    await page.goBack();
    // Not goForward(): it names the entry to go to, which the page may just be replacing.
    await page.evaluate('history.forward()');
    expect(await page.getByLabel('Your full name').inputValue()).toBe('Kwame Mensah');
    await page.context().setOffline(false);
    await says(page, 'Thank you');
    expect((await evidenceOf(visit.office, handed.plan)).records).toHaveLength(1);
  });

  it('are as readable in the dark, where a signature is drawn as in the light', async () => {
    const handed = await handOver(visit.office, [11402]);
    const page = await present(handed, { viewport: LANDSCAPE, colorScheme: 'dark' });
    const isDark = () =>
      page.evaluate(
        `getComputedStyle(document.documentElement).backgroundColor.match(/\\d+/g).every((part) => part < 40)`,
      );
    expect(await isDark()).toBe(true);
    await page.locator('.drawing').locator('[data-tooth="3"] .finding').first().click();
    await expectAccessible(page);
    await reviewAs(page, 'Kwame Mensah');
    await page.getByLabel('Whitening').uncheck();
    await drawSignature(page);
    await expectAccessible(page);
    await page.getByLabel('Whitening').check();
    // Dark ink on a light ground.
    const [ground, ink] = (await page.evaluate(`(() => {
      const canvas = document.querySelector('canvas');
      const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
      const reds = [];
      for (let at = 0; at < data.length; at += 4) if (data[at + 3] > 200) reds.push(data[at]);
      return [Number(/\\d+/.exec(getComputedStyle(canvas).backgroundColor)[0]), Math.max(...reds)];
    })()`)) as [number, number];
    expect([ground > 240, ink < 40]).toEqual([true, true]);
    // Paper is white.
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect(await isDark()).toBe(false);
    await page.emulateMedia({ media: 'screen', colorScheme: 'dark' });
    await page.getByRole('button', { name: /^Sign/ }).click();
    await says(page, 'Thank you');
    await expectAccessible(page);
    expect((await evidenceOf(visit.office, handed.plan)).records[0].strokes).toHaveLength(2);
  });

  it('say that a plan is signed, and give the copy, when the tab was reloaded after it', async () => {
    const page = await present(await handOver(visit.office));
    await reviewAs(page, 'Kwame Mensah');
    await page.getByRole('button', { name: /^Sign/ }).click();
    await says(page, 'Thank you');
    await page.reload();
    await says(page, 'This plan is already signed.');
    // By a link, and so perhaps on a telephone of the patient's own, the copy is still there.
    await page.getByRole('link', { name: 'Open the PDF' }).waitFor();
    await expectAccessible(page);
    expect(await page.getByText('Mensah').count()).toBe(0);
    // The next patient may hold what the staff gave away.
    await page.evaluate("sessionStorage.setItem('chairside-given-away', 'yes')");
    await page.reload();
    await says(page, 'Please hand the device back to the office.');
    expect(await page.getByText('Open the PDF').count()).toBe(0);
  });

  it('tell what is chosen where the device forces its colours', async () => {
    const page = await present(await handOver(visit.office), { viewport: LANDSCAPE, forcedColors: 'active' });
    expect(await outlineOf(page, '.segments .on')).toBe('solid');
    expect(await outlineOf(page, '.segments label:not(.on)')).toBe('none');
    await page.getByRole('toolbar').getByRole('button').first().click();
    expect(await outlineOf(page, '[aria-pressed=true]')).toBe('solid');
    await expectAccessible(page);
  });

  it('print the whole plan without anything to press', async () => {
    const page = await present(await handOver(visit.office), { viewport: PHONE });
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('button', { name: 'Review and sign' }).isVisible()).toBe(false);
    for (const amount of ['$3,880.00', '−$1,211.00', '$1,574.00']) {
      expect(await page.locator('.grand').getByText(amount).isVisible()).toBe(true);
    }
    expect(await page.getByText('Metal partial, upper').last().isVisible()).toBe(true);
  });

  it('move nothing when their data comes, on any of them', async () => {
    for (const viewport of [LANDSCAPE, PORTRAIT, PHONE]) {
      const page = await visit.newPage({ viewport });
      await page.addInitScript(`
        globalThis.shift = 0;
        new PerformanceObserver((list) => { for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) shift += value; }).observe({ type: 'layout-shift' });
      `);
      await page.goto((await handOver(visit.office)).url);
      await page.locator('.drawing').locator('[data-tooth="3"]').first().waitFor();
      // What moved is told before the frame after the one in which it moved.
      await page.evaluate(
        'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))',
      );
      expect(await page.evaluate('shift')).toBe(0);
    }
  });
});
