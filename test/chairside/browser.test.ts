import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectAccessible, PORTRAIT, SMALL } from './support/browser.ts';
import {
  drawSignature,
  evidenceOf,
  handOver,
  PATIENT,
  planOf,
  reviewAs,
  savePlan,
  signInAsStaff,
} from './support/office.ts';
import { says, visits } from './support/visits.ts';

describe('/chairside in a browser', () => {
  const visit = visits();
  const { newPage, present } = visit;
  /** The page looks again now and then, and would close before the test has pressed its button. */
  const lookNoMore = (page: Page) => page.route('**/present?*', (route) => route.abort());

  it('goes from the sign-in to the proof, lying down and by mouse', async () => {
    const page = await newPage();
    await page.goto(`${visit.office.origin}/chairside`);
    await expectAccessible(page);
    await page.getByLabel('Developer key').fill('TestDeveloper');
    await page.getByLabel('Customer key').fill('wrong');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await says(page, 'These keys are not known here.');
    await signInAsStaff(page, visit.office.origin);
    await page.getByLabel('Name, number or birthdate').fill('Mensah');
    await page.getByRole('button', { name: 'Search' }).click();
    await page.getByRole('button', { name: /Kwame/ }).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: /Kwame/ }).click();
    await says(page, 'Active plan');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Save a copy to sign' }).first().click();
    await says(page, 'Hand the plan over');
    await page.getByLabel('With implants').first().check();
    await expectAccessible(page);
    const plan = Number(/treatplans\/(\d+)/.exec(page.url())![1]);
    await page.getByRole('button', { name: 'Hand over this device' }).click();

    await says(page, 'Prepared for Kwame Mensah');
    await says(page, 'Your options side by side');
    const tooth = page.locator('.drawing').locator('[data-tooth="3"] .finding').first();
    await tooth.click();
    await says(page, /Of the fee of \$1,300\.00 your insurance counts \$900\.00/);
    expect(
      await page.getByRole('button', { name: /upper right first molar \(3\) Porcelain/ }).getAttribute('aria-pressed'),
    ).toBe('true');
    await expectAccessible(page);
    await reviewAs(page, 'Kwame Mensah');
    await page.getByLabel('Whitening').uncheck();
    await drawSignature(page);
    await expectAccessible(page);
    await page.getByRole('button', { name: /^Sign · you pay \$1,224\.00/ }).click();
    await says(page, 'Thank you');
    await says(page, '1 treatment was set aside.');
    await says(page, 'Please hand the device back to the office.');
    const copy = page.getByRole('link', { name: 'Open the PDF' });
    await copy.waitFor();
    await expectAccessible(page);
    expect(await copy.getAttribute('href')).toMatch(/^blob:/);

    // The plan that was shown stays as it was; a new one without the line is signed, with every stroke.
    expect((await planOf(visit.office, plan)).isSigned).toBe('false');
    const address = await page.getByRole('link', { name: 'For the office' }).getAttribute('href');
    const signed = Number(/\d+$/.exec(address!)![0]);
    const evidence = await evidenceOf(visit.office, signed);
    expect(evidence.patient).toMatchObject({ status: 'valid', method: 'drawn', signerName: 'Kwame Mensah' });
    const { strokes } = evidence.records[0];
    expect(strokes.map((stroke: number[][]) => stroke.length > 5)).toEqual([true, true]);
    expect(strokes.flat().every(([x, y, t]: number[]) => x! > 0 && x! < 900 && y! > 0 && y! < 200 && t! < 60_000)).toBe(
      true,
    );

    await signInAsStaff(page, visit.office.origin, address!);
    await says(page, 'Valid');
    await says(page, 'still exactly what was signed');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Sign for the practice' }).click();
    await page.getByText('Valid', { exact: true }).nth(1).waitFor();
  });

  it('is signed standing up and by keyboard alone', async () => {
    const handed = await handOver(visit.office);
    const page = await present(handed, { viewport: PORTRAIT });
    const tabTo = async (name: RegExp) => {
      for (let count = 0; count < 60; count++) {
        await page.keyboard.press('Tab');
        const label = await page.evaluate(
          `(() => { const it = document.activeElement; return (it.labels?.[0]?.textContent ?? it.getAttribute('aria-label') ?? it.textContent).trim(); })()`,
        );
        if (name.test(String(label))) return;
      }
      throw new Error(`${name} is not reached by Tab.`);
    };
    await tabTo(/Both/);
    await page.keyboard.press('ArrowLeft');
    await tabTo(/Porcelain crown/);
    await page.keyboard.press('Enter');
    await says(page, 'Why this amount');
    await tabTo(/Review and sign/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Please check before you sign' }).waitFor();
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Please check before you sign');
    await tabTo(/I have read/);
    await page.keyboard.press('Space');
    await tabTo(/I am the patient/);
    await page.keyboard.press('ArrowRight');
    await tabTo(/Your full name/);
    await page.keyboard.type('Ama Mensah');
    await page.keyboard.press('Enter');
    await says(page, 'Thank you');
    expect((await evidenceOf(visit.office, handed.plan)).patient).toMatchObject({
      ...{ status: 'valid', method: 'typed', relation: 'guardian', signerName: 'Ama Mensah' },
    });
  });

  it('goes from tooth to tooth by arrow keys, as one stop of Tab', async () => {
    const page = await present(await handOver(visit.office));
    const chips = page.getByRole('toolbar').getByRole('button');
    const stops = await chips.evaluateAll((all) => all.map((one) => (one as { tabIndex: number }).tabIndex));
    expect(stops.filter((tabIndex) => tabIndex === 0)).toHaveLength(1);
    expect(stops.length).toBeGreaterThan(1);
    await chips.first().focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    expect(await chips.nth(1).getAttribute('aria-pressed')).toBe('true');
  });

  it('is signed by touch', async () => {
    const handed = await handOver(visit.office);
    const page = await present(handed, { viewport: PORTRAIT, hasTouch: true });
    await page.locator('.drawing').locator('[data-tooth="30"] .crown').tap();
    await says(page, 'Why this amount');
    await page.getByRole('button', { name: 'Review and sign' }).tap();
    await page.getByLabel('I have read this').tap();
    await page.getByLabel('Your full name').fill('Kwame Mensah');
    await page.getByRole('button', { name: /^Sign/ }).tap();
    await says(page, 'Thank you');
  });

  it('says what is missing, and goes there', async () => {
    const page = await present(await handOver(visit.office));
    await page.getByRole('button', { name: 'Review and sign' }).click();
    const sign = page.getByRole('button', { name: /^Sign/ });
    const focused = () => page.evaluate('document.activeElement.dataset.for');
    await sign.click();
    await says(page, 'Please tick that you agree');
    expect(await focused()).toBe('consent');
    await page.getByLabel('I have read this').check();
    await sign.click();
    await says(page, 'Please enter your full name.');
    expect(await focused()).toBe('name');
    await expectAccessible(page);
    await page.getByLabel('Your full name').fill('Kwame Mensah');
    await page.getByLabel('Draw my signature').check();
    await sign.click();
    await says(page, 'Please draw your signature');
    await page.getByRole('button', { name: 'Not now' }).click();
    await says(page, 'Nothing was signed.');
    await expectAccessible(page);
  });

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

  it('closes when the time is over or the office wants it', async () => {
    const [late, ended] = [await handOver(visit.office), await handOver(visit.office)];
    const [latePage, endedPage] = [await present(late), await present(ended)];
    await reviewAs(latePage, 'Kwame Mensah');
    await lookNoMore(latePage);
    visit.office.setNow('2026-06-15 09:16:00');
    await latePage.getByRole('button', { name: /^Sign/ }).click();
    await says(latePage, 'This page is closed');
    await says(latePage, 'Its time is over.');
    visit.office.setNow('2026-06-15 09:00:00');
    await visit.office.ext('DELETE', `/api/ext/v1/treatplans/${ended.plan}/handover`);
    await endedPage.reload();
    await says(endedPage, 'This page is closed');
    await says(endedPage, 'The office has ended it');
    // A link may have been opened on a telephone of the patient's own, which nobody gives away.
    for (const page of [latePage, endedPage]) {
      await says(page, 'Please ask the office if you need the plan again.');
      expect(await page.getByText('hand the device').count()).toBe(0);
    }
    expect((await planOf(visit.office, late.plan)).isSigned).toBe('false');
  });

  it('shows the plan of the token alone, whatever the address says', async () => {
    const handed = await handOver(visit.office);
    const other = await visit.office.post('/treatplans/Saved', { TreatPlanNum: 10101 });
    const page = await newPage();
    await page.goto(`${visit.office.origin}/chairside/present/${other.body.TreatPlanNum}#${handed.token}`);
    await says(page, 'Prepared for Kwame Mensah');
    const authorization = { authorization: `Handover ${handed.token}` };
    for (const path of [`/api/ext/v1/treatplans/${other.body.TreatPlanNum}`, `/api/v1/patients/${PATIENT}`]) {
      expect((await visit.office.ext('GET', path, undefined, authorization)).status).toBe(401);
    }
    await page.goto(`${visit.office.origin}/chairside/present/${handed.plan}#${handed.token}x`);
    await says(page, 'This page is closed');
  });

  it('locks everything else in the browser that was handed over', async () => {
    const staff = await newPage();
    await signInAsStaff(staff, visit.office.origin, `/chairside/patients/${PATIENT}`);
    await says(staff, 'Plans of Kwame Mensah');
    const tablet = await staff.context().newPage();
    await signInAsStaff(tablet, visit.office.origin, `/chairside/patients/${PATIENT}`);
    const plan = await savePlan(visit.office);
    await tablet.goto(`${visit.office.origin}/chairside/treatplans/${plan}/handover`);
    await tablet.getByRole('button', { name: 'Hand over this device' }).click();
    await says(tablet, 'Prepared for Kwame Mensah');
    await says(staff, 'This device was handed to a patient.');
    expect(await staff.getByText('Mensah').count()).toBe(0);
    await tablet.goBack();
    await says(tablet, 'This device was handed to a patient.');
    expect(await tablet.getByText('Mensah').count()).toBe(0);
    expect(await tablet.evaluate('JSON.stringify({ ...sessionStorage, ...localStorage })')).not.toContain(
      'TestCustomer',
    );
  });

  it('forgets the keys after ten minutes of rest', async () => {
    const page = await newPage();
    await page.clock.install({ time: '2026-06-15T09:00:00' });
    await signInAsStaff(page, visit.office.origin, `/chairside/patients/${PATIENT}`);
    await says(page, 'Plans of Kwame Mensah');
    // From here on time passes by the test's word alone.
    await page.clock.pauseAt('2026-06-15T09:05:00');
    await page.keyboard.press('Shift');
    await page.clock.fastForward('09:50');
    await page.keyboard.press('Shift');
    await page.clock.fastForward('09:50');
    expect(await page.getByText('Plans of Kwame Mensah').count()).toBe(1);
    await page.clock.fastForward('00:20');
    await says(page, 'Ten minutes have passed');
    expect(await page.evaluate('JSON.stringify({ ...sessionStorage })')).not.toContain('TestCustomer');
  });

  it('fits 320 pixels and twice the letters, in Spanish', async () => {
    const page = await newPage({ viewport: SMALL });
    // The letters of the device, which are wider here than ours: they stay where ours come late.
    await page.route('**/*.ttf', (route) => route.abort());
    await page.goto((await handOver(visit.office, [11402])).url);
    await page.getByRole('button', { name: 'Español' }).click();
    await says(page, 'Su plan de tratamiento');
    await says(page, /Preparado para Kwame Mensah/);
    await page
      .getByRole('button', { name: /primer molar superior derecho/ })
      .first()
      .click();
    await expectAccessible(page);
    // What the patient pays has its heading on one line.
    const linesOfHeading = `(() => {
      const range = document.createRange();
      range.selectNodeContents(document.querySelector('thead th:last-child'));
      return [range.toString(), range.getClientRects().length];
    })()`;
    expect(await page.evaluate(linesOfHeading)).toEqual(['Usted paga', 1]);
    await page.getByRole('button', { name: 'Letra más grande' }).click();
    await page.getByRole('button', { name: 'Letra más grande' }).click();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Revisar y firmar' }).click();
    await says(page, /Acepto firmar este plan de tratamiento/);
    await expectAccessible(page);
    expect(await page.evaluate('document.documentElement.lang')).toBe('es');
    expect(await page.locator('main').innerText()).not.toMatch(/\b(you|your|sign|the|tooth)\b/i);
  });

  it('shows the proof on 320 pixels, with the letters of the device', async () => {
    const plan = await savePlan(visit.office);
    await visit.office.put(`/treatplans/${plan}`, { isSigned: 'true' });
    const page = await newPage({ viewport: SMALL });
    await page.route('**/*.ttf', (route) => route.abort());
    await signInAsStaff(page, visit.office.origin, `/chairside/treatplans/${plan}`);
    await page.getByText('Valid', { exact: true }).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Back to the plans' }).click();
    await says(page, 'Active plan');
    await expectAccessible(page);
    // By keyboard the reading goes on in the new screen.
    expect(await page.evaluate('document.activeElement.tagName')).toBe('MAIN');
  });

  it('paints at once and moves nothing when the data comes', async () => {
    const page = await newPage();
    await page.addInitScript(`
      globalThis.shift = 0;
      new PerformanceObserver((list) => { for (const { value } of list.getEntries()) shift += value; }).observe({ type: 'layout-shift' });
    `);
    await page.goto((await handOver(visit.office)).url);
    await page.locator('.drawing').locator('[data-tooth="3"]').first().waitFor();
    // What moved is told before the frame after the one in which it moved.
    await page.evaluate(
      'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))',
    );
    expect(await page.evaluate('shift')).toBeLessThan(0.1);
  });
});
