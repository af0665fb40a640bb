import { describe, expect, it } from 'vitest';
import { expectAccessible, SMALL } from './support/browser.ts';
import { handOver, savePlan, signInAsStaff } from './support/office.ts';
import { says, visits } from './support/visits.ts';

describe('/chairside on small screens', () => {
  const visit = visits();
  const { newPage } = visit;

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
