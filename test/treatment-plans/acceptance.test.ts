import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../support/engines.ts';
import { startTestPractice, type TestPractice } from '../support/test-practice.ts';
import { attachCases, procedureCases, procTpCases } from './acceptance-members.ts';
import { createCases, listCases, removeCases, saveCases } from './acceptance-plans.ts';
import { editCases, signCases } from './acceptance-signing.ts';
import { type AcceptanceCase, PENDING, pendingCases } from './acceptance-table.ts';
import { layFixture, save, saveAndSign } from './fixture.ts';

const cases: AcceptanceCase[] = [
  ...createCases,
  ...listCases,
  ...saveCases,
  ...editCases,
  ...signCases,
  ...removeCases,
  ...attachCases,
  ...procTpCases,
  ...procedureCases,
];

describe('the acceptance rows of treatment-plans.md 7', () => {
  it('are all here, but for those that need the PDF', () => {
    expect(PENDING).toEqual([46, 47, 48, '51: the document is kept']);
    const tested = cases.map((acceptance) => acceptance.row).sort((a, b) => a - b);
    const whole = Array.from({ length: 69 }, (_, index) => index + 1);
    expect(tested).toEqual(whole.filter((row) => !PENDING.includes(row)));
  });
});

describe.each(engines)('treatment plans on %s', (engine) => {
  let practice: TestPractice;
  beforeAll(async () => {
    practice = await startTestPractice({ engine });
  });
  afterAll(() => practice.stop());

  it.each(cases)('row $row: $name', async ({ start = 'F', run }) => {
    await layFixture(practice);
    const saved = start === 'F' ? 0 : start === 'Saved' ? await save(practice) : await saveAndSign(practice);
    await run(practice, saved);
  });

  it.each(pendingCases)('row $row without a PDF: $name', async ({ run }) => {
    await layFixture(practice);
    await run(practice, await save(practice));
  });
});
