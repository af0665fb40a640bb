import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { startTestPractice, type TestPractice } from '../../support/test-practice.ts';

/** The active plan of the demo patient Kwame Mensah: a crown, a filling, a partial and a whitening. */
export const ACTIVE_PLAN = 11401;
export const PATIENT = 1140;
/** The plan of a child without insurance: a filling of a baby tooth, and work of before that has no place. */
export const PLAN_OF_A_CHILD = 10521;
/** The active plan of a patient without insurance, with a discount on one line and tax on another. */
export const PLAN_WITH_TAX = 12201;
const KEYS = { developer: 'TestDeveloper', customer: 'TestCustomer' };

export const startOffice = () => startTestPractice({ empty: false, now: '2026-06-15 09:00:00' });

/** A new Saved plan of the patient, ready to be signed. */
export async function savePlan(office: TestPractice, TreatPlanNum = ACTIVE_PLAN): Promise<number> {
  const { status, body } = await office.post('/treatplans/Saved', { TreatPlanNum });
  expect(status).toBe(201);
  return body.TreatPlanNum;
}

export interface HandedOver {
  readonly plan: number;
  readonly token: string;
  readonly url: string;
}

/** Hands a new plan over; answers what the tablet opens. */
export async function handOver(
  office: TestPractice,
  alternatives: readonly number[] = [],
  source = ACTIVE_PLAN,
): Promise<HandedOver> {
  const plan = await savePlan(office, source);
  const { status, body } = await office.ext('POST', `/api/ext/v1/treatplans/${plan}/handover`, { alternatives });
  expect(status).toBe(201);
  return { plan, token: body.token, url: body.url };
}

export const planOf = async (office: TestPractice, plan: number) =>
  (await office.ext('GET', `/api/ext/v1/treatplans/${plan}`)).body.plan;

export const evidenceOf = async (office: TestPractice, plan: number) =>
  (await office.ext('GET', `/api/ext/v1/treatplans/${plan}/evidence`)).body;

export async function signInAsStaff(page: Page, origin: string, path = '/chairside', keys = KEYS): Promise<void> {
  await page.goto(origin + path);
  await page.getByLabel('Developer key').fill(keys.developer);
  await page.getByLabel('Customer key').fill(keys.customer);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: 'Sign out' }).waitFor();
}

/** From the plan to the form, filled in as far as its signature. */
export async function reviewAs(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Review and sign' }).click();
  await page.getByLabel('I have read this').check();
  await page.getByLabel('Your full name').fill(name);
}

export async function drawSignature(page: Page): Promise<void> {
  await page.getByLabel('Draw my signature').check();
  const canvas = page.locator('canvas');
  await canvas.scrollIntoViewIfNeeded();
  const box = (await canvas.boundingBox())!;
  for (const start of [0.1, 0.5]) {
    await page.mouse.move(box.x + box.width * start, box.y + box.height / 2);
    await page.mouse.down();
    for (let step = 1; step <= 12; step++) {
      const lift = Math.sin(step / 2) * box.height * 0.3;
      await page.mouse.move(box.x + box.width * start + step * (box.width / 40), box.y + box.height / 2 - lift);
    }
    await page.mouse.up();
  }
}
