import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { handOver, PATIENT, planOf, reviewAs, savePlan, signInAsStaff } from './support/office.ts';
import { says, visits } from './support/visits.ts';

describe('a device that was handed to a patient', () => {
  const visit = visits();
  const { newPage, present } = visit;
  /** The page looks again now and then, and would close before the test has pressed its button. */
  const lookNoMore = (page: Page) => page.route('**/present?*', (route) => route.abort());

  it('closes when the time is over or the office wants it', async () => {
    const [late, ended] = [await handOver(visit.office), await handOver(visit.office)];
    const [latePage, endedPage] = [await present(late), await present(ended)];
    await reviewAs(latePage, 'Kwame Mensah');
    await lookNoMore(latePage);
    visit.office.setNow('2026-06-15 09:16:00');
    await latePage.getByRole('button', { name: /^Sign/ }).click();
    await says(latePage, 'This page is closed');
    await says(latePage, 'The time is up.');
    visit.office.setNow('2026-06-15 09:00:00');
    await visit.office.ext('DELETE', `/api/ext/v1/treatplans/${ended.plan}/handover`);
    await endedPage.reload();
    await says(endedPage, 'This page is closed');
    await says(endedPage, 'The office has closed it');
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
    await says(page, 'You were signed out after ten minutes');
    expect(await page.evaluate('JSON.stringify({ ...sessionStorage })')).not.toContain('TestCustomer');
  });
});
