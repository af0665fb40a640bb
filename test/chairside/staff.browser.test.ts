import { describe, expect, it } from 'vitest';
import type { Permission } from '../../src/http/permissions.ts';
import { expectAccessible, LANDSCAPE, PHONE, PORTRAIT, SMALL } from './support/browser.ts';
import { PATIENT, savePlan, signInAsStaff } from './support/office.ts';
import { says, visits } from './support/visits.ts';

const SOUGHT = [
  ['Mensah, Kw', 'Mensah, Kwame'],
  ['kwame mensah', 'Mensah, Kwame'],
  ['Mensah Kwame', 'Mensah, Kwame'],
  ['Kwame', 'Mensah, Kwame'],
  [String(PATIENT), 'Mensah, Kwame'],
  ['3/6/1978', 'Mensah, Kwame'],
  ['1978-03-06', 'Mensah, Kwame'],
  // With and without accents, in capitals and small letters.
  ['Peña', 'Peña, Ángel'],
  ['PEÑA', 'Peña, Ángel'],
  ['pena, angel', 'Peña, Ángel'],
  ['angel', 'Peña, Ángel'],
  ['lucja', 'Kowalczyk, Łucja'],
  ['Minh Nguyen', 'Nguyễn, Minh'],
  ['O’Brien, Aoife', "O'Brien, Aoife"],
] as const;

describe('the screens of the staff', () => {
  const visit = visits();
  const { newPage } = visit;

  it('find a patient by name, number or birthdate', async () => {
    const { status } = await visit.office.post('/patients', { LName: 'Peña', FName: 'Ángel' });
    expect(status).toBe(201);
    const page = await newPage({ viewport: PORTRAIT });
    await signInAsStaff(page, visit.office.origin);
    const find = async (sought: string) => {
      await page.getByLabel('Name, number or birthdate').fill(sought);
      await page.keyboard.press('Enter');
    };
    for (const [sought, name] of SOUGHT) {
      // Nothing of the search before is taken for the answer to this one.
      await find('Nobody at all');
      await says(page, 'No patient was found.');
      await find(sought);
      await says(page, /^1 patient$/);
      expect([sought, await page.locator('.entry > :first-child').allTextContents()]).toEqual([sought, [name]]);
    }
    await expectAccessible(page);
    await find('99999999999999999999');
    await says(page, 'No patient was found.');
  });

  it('want something typed as soon as they are there, and find the same people on the way back', async () => {
    const page = await newPage({ viewport: LANDSCAPE });
    await signInAsStaff(page, visit.office.origin);
    const field = page.getByLabel('Name, number or birthdate');
    await field.waitFor();
    await page.keyboard.type('Mensah');
    await page.keyboard.press('Enter');
    await says(page, '3 patients');
    await page.locator('.entry').first().click();
    await says(page, 'Plans of');
    await page.goBack();
    await says(page, '3 patients');
    expect(await field.inputValue()).toBe('Mensah');
    await page.locator('.entry').first().click();
    await says(page, 'Plans of');
    await page.getByRole('button', { name: 'Another patient' }).click();
    await says(page, 'Find a patient');
    expect(await field.inputValue()).toBe('');
    await page.keyboard.type('1140');
    expect(await field.inputValue()).toBe('1140');
  });

  it('have the demo pair filled in, but not once a patient has the device', async () => {
    const page = await newPage({ viewport: PHONE });
    const pair = async () =>
      [await page.getByLabel('Developer key').inputValue(), await page.getByLabel('Customer key').inputValue()].join(
        '/',
      );
    await page.goto(`${visit.office.origin}/chairside`);
    await says(page, 'This is the demo practice.');
    expect(await pair()).toBe('DemoDeveloperKey/DemoCustomerKey0');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByLabel('Name, number or birthdate').waitFor();
    await page.evaluate(`sessionStorage.clear(); localStorage.setItem('chairside-handed-over', 'yes')`);
    await page.reload();
    expect(await pair()).toBe('/');
    await says(page, 'paste the whole pair into the first field');
  });

  it('say that the server cannot be reached, and lose no sign-in over it', async () => {
    const page = await newPage({ viewport: PHONE });
    await page.goto(`${visit.office.origin}/chairside`);
    await page.getByLabel('Developer key').fill('TestDeveloper');
    await page.getByLabel('Customer key').fill('TestCustomer');
    await page.context().setOffline(true);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await says(page, 'The server cannot be reached. Please check the connection and try again.');
    await expectAccessible(page);
    await page.context().setOffline(false);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByLabel('Name, number or birthdate').fill('Mensah');
    await page.context().setOffline(true);
    await page.getByRole('button', { name: 'Search' }).click();
    await says(page, 'The server cannot be reached.');
    await page.context().setOffline(false);
    await page.getByRole('button', { name: 'Search' }).click();
    await says(page, '3 patients');
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  it('keep what they tell of a signature within its frame', async () => {
    const plan = await savePlan(visit.office);
    await visit.office.put(`/treatplans/${plan}`, { isSigned: 'true' });
    for (const viewport of [LANDSCAPE, PORTRAIT, PHONE, SMALL]) {
      const page = await newPage({ viewport });
      await signInAsStaff(page, visit.office.origin, `/chairside/treatplans/${plan}`);
      await page.getByText('Valid', { exact: true }).waitFor();
      const outside = await page.evaluate(`[...document.querySelectorAll('.card *')].filter((one) => {
        const card = one.closest('.card').getBoundingClientRect();
        const { left, right } = one.getBoundingClientRect();
        return left < card.left || right > card.right;
      }).map((one) => one.outerHTML.slice(0, 200))`);
      expect(outside).toEqual([]);
    }
  });

  it.each([
    ['Save a copy to sign', '**/treatplans/Saved', 'Hand over the plan'],
    ['Make a link', '**/handover', 'Open this address'],
    ['Hand over this device', '**/handover', 'Your treatment plan'],
  ])('do once what is tapped twice: %s', async (name, path, next) => {
    const page = await newPage();
    const isOfPlan = name !== 'Save a copy to sign';
    const place = isOfPlan ? `treatplans/${await savePlan(visit.office)}/handover` : `patients/${PATIENT}`;
    await signInAsStaff(page, visit.office.origin, `/chairside/${place}`);
    const button = page.getByRole('button', { name }).first();
    const requests: string[] = [];
    await page.route(path, async (route) => {
      if (route.request().method() === 'POST') {
        requests.push(route.request().url());
        await button.click({ force: true });
      }
      await route.continue();
    });
    await button.click();
    await says(page, next);
    expect(requests).toHaveLength(1);
  });

  it('read each button of a list with the plan that it is for', async () => {
    const page = await newPage();
    await signInAsStaff(page, visit.office.origin, `/chairside/patients/${PATIENT}`);
    await says(page, 'Active plan');
    const read = await page.evaluate(`[...document.querySelectorAll('.plan button')].map((button) => [
      document.getElementById(button.getAttribute('aria-describedby'))?.textContent,
      button.closest('.plan').querySelector('b').textContent,
    ])`);
    expect(read).not.toEqual([]);
    for (const [described, plan] of read as [string, string][]) expect(described).toBe(plan);
  });

  it('show the answer to the last search, whichever comes first', async () => {
    const page = await newPage();
    await signInAsStaff(page, visit.office.origin);
    let answer = () => {};
    const overtaken = new Promise<void>((done) => {
      answer = done;
    });
    await page.route('**/patients?LName=Mensah*', async (route) => {
      await overtaken;
      await route.continue();
    });
    const field = page.getByLabel('Name, number or birthdate');
    await field.fill('Mensah');
    await page.keyboard.press('Enter');
    await field.fill('Nobody at all');
    await page.keyboard.press('Enter');
    await says(page, 'No patient was found.');
    const late = page.waitForResponse('**/patients?LName=Mensah*');
    answer();
    await (await late).finished();
    await page.evaluate('new Promise((done) => setTimeout(done))');
    await says(page, 'No patient was found.');
    expect(await page.locator('.entry').count()).toBe(0);
  });

  it('put any plan on paper, signed or not, and say of a signature in a list what it is', async () => {
    const page = await newPage({ viewport: PORTRAIT });
    await signInAsStaff(page, visit.office.origin, `/chairside/patients/${PATIENT}`);
    await says(page, 'Signature: valid, signed elsewhere');
    await page.getByRole('button', { name: 'On paper' }).first().click();
    const link = page.getByRole('link', { name: 'Open the PDF' });
    await link.waitFor();
    expect(await link.getAttribute('href')).toMatch(/^blob:/);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Back to the plans' }).click();
    await says(page, 'Plans of Kwame Mensah');
  });

  it('ask for new keys when the server takes theirs no longer', async () => {
    const page = await newPage();
    await signInAsStaff(page, visit.office.origin);
    await page.route('**/api/v1/patients?*', (route) => route.fulfill({ status: 401, body: 'Invalid key.' }));
    await page.getByRole('button', { name: 'Search' }).click();
    await says(page, 'These keys are no longer accepted.');
    await expectAccessible(page);
  });

  it('take a pair as it is printed, whole in the first field', async () => {
    const page = await newPage();
    await page.goto(`${visit.office.origin}/chairside`);
    const signIn = async (pair: string) => {
      await page.getByLabel('Developer key').fill(pair);
      await page.getByRole('button', { name: 'Sign in' }).click();
    };
    await signIn('TestDeveloper/Mistaken');
    await says(page, 'This server does not know these keys.');
    await signIn(' ODFHIR TestDeveloper/TestCustomer ');
    await page.getByRole('button', { name: 'Sign out' }).waitFor();
  });

  it('name the permission that keys lack, and leave nobody out for it', async () => {
    const keep = (customerKey: string, permission: Permission) =>
      visit.office.server.keys.add({ developerKey: 'Desk', customerKey }, 'Desk', [permission], '2026-01-01 00:00:00');
    keep('Letters', 'Comm');
    keep('Reads', 'ReadAll');
    const page = await newPage();
    await page.goto(`${visit.office.origin}/chairside`);
    await page.getByLabel('Developer key').fill('Desk');
    await page.getByLabel('Customer key').fill('Letters');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await says(page, 'These keys lack the permission ReadAll, which this needs.');
    const keys = { developer: 'Desk', customer: 'Reads' };
    await signInAsStaff(page, visit.office.origin, `/chairside/patients/${PATIENT}`, keys);
    await page.getByRole('button', { name: 'Save a copy to sign' }).first().click();
    await says(page, 'These keys lack the permission AllOthers, which this needs.');
    expect(await page.getByText('Plans of Kwame Mensah').count()).toBe(1);
    await expectAccessible(page);
  });

  it('tell why a plan is not handed over, and take any number of minutes that is typed', async () => {
    const plan = await savePlan(visit.office);
    const page = await newPage();
    await signInAsStaff(page, visit.office.origin, `/chairside/treatplans/${plan}/handover`);
    const minutes = page.getByLabel('For how many minutes');
    await minutes.fill('61');
    await page.getByRole('button', { name: 'Make a link' }).click();
    await says(page, 'minutes must be from 1 to 60.');
    await minutes.fill('');
    await minutes.pressSequentially('30');
    expect(await minutes.inputValue()).toBe('30');
    await page.getByRole('button', { name: 'Make a link' }).click();
    await says(page, 'Works until June 15, 2026 at 9:30');
    await says(page, 'This address works on this computer only.');
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('button', { name: 'Copy the address' }).click();
    await says(page, 'Copied.');
    expect(await page.evaluate('navigator.clipboard.readText()')).toMatch(
      new RegExp(`^${visit.office.origin}/chairside/present/${plan}#.{43}$`),
    );
    await page.getByRole('button', { name: 'Withdraw the link' }).click();
    await says(page, 'The link no longer works.');
    await expectAccessible(page);
  });
});
