import { describe, expect, it } from 'vitest';
import { expectAccessible, PORTRAIT } from './support/browser.ts';
import { drawSignature, evidenceOf, handOver, PATIENT, planOf, reviewAs, signInAsStaff } from './support/office.ts';
import { says, visits } from './support/visits.ts';

describe('a plan is signed at /chairside', () => {
  const visit = visits();
  const { newPage, present } = visit;

  it('works on a tablet whose connection is not encrypted', async () => {
    const origin = 'http://tablet.example';
    const page = await newPage({ viewport: PORTRAIT }, origin);
    await signInAsStaff(page, origin, `/chairside/patients/${PATIENT}`);
    expect(await page.evaluate('isSecureContext')).toBe(false);
    await page.getByRole('button', { name: 'Save a copy to sign' }).first().click();
    await page.getByRole('button', { name: 'Hand over this device' }).click();
    await reviewAs(page, 'Kwame Mensah');
    await page.getByRole('button', { name: /^Sign/ }).click();
    await says(page, 'Thank you');
  });

  it('goes from the sign-in to the proof, lying down and by mouse', async () => {
    const page = await newPage();
    await page.goto(`${visit.office.origin}/chairside`);
    await expectAccessible(page);
    await page.getByLabel('Developer key').fill('TestDeveloper');
    await page.getByLabel('Customer key').fill('wrong');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await says(page, 'This server does not know these keys.');
    await signInAsStaff(page, visit.office.origin);
    await page.getByLabel('Name, number or birthdate').fill('Mensah');
    await page.getByRole('button', { name: 'Search' }).click();
    await page.getByRole('button', { name: /Kwame/ }).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: /Kwame/ }).click();
    await says(page, 'Active plan');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Save a copy to sign' }).first().click();
    await says(page, 'Hand over the plan');
    await page.getByLabel('With implants').first().check();
    await expectAccessible(page);
    const plan = Number(/treatplans\/(\d+)/.exec(page.url())![1]);
    await page.getByRole('button', { name: 'Hand over this device' }).click();

    await says(page, 'Prepared for Kwame Mensah');
    await says(page, 'Your options side by side');
    const tooth = page.locator('.drawing').locator('[data-tooth="3"] .finding').first();
    await tooth.click();
    await says(page, /The fee is \$1,300\.00, of which your insurance allows \$900\.00/);
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
    expect(await page.locator('main').innerText()).toMatch(
      /Prepared for Kwame Mensah on .*\n+Harbor Street Dental\n+You pay \$1,224\.00/,
    );
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
});
