import { describe, expect, it } from 'vitest';
import { engines } from '../support/engines.ts';
import { testPractice } from '../support/test-practice.ts';
import { documentCases } from './acceptance-documents.ts';
import { attachCases, procedureCases, procTpCases } from './acceptance-members.ts';
import { createCases, listCases, removeCases, saveCases } from './acceptance-plans.ts';
import { editCases, signCases } from './acceptance-signing.ts';
import type { AcceptanceCase } from './acceptance-table.ts';
import { layFixture, save, saveAndSign } from './fixture.ts';

const cases: AcceptanceCase[] = [
  ...createCases,
  ...listCases,
  ...saveCases,
  ...editCases,
  ...signCases,
  ...removeCases,
  ...documentCases,
  ...attachCases,
  ...procTpCases,
  ...procedureCases,
];

describe('the acceptance rows of treatment-plans.md 7', () => {
  it('are all here', () => {
    const tested = cases.map((acceptance) => acceptance.row).sort((a, b) => a - b);
    expect(tested).toEqual(Array.from({ length: 69 }, (_, index) => index + 1));
  });
});

describe.each(engines)('treatment plans on %s', (engine) => {
  const practice = testPractice({ engine });

  it.each(cases)('row $row: $name', async ({ start = 'F', run }) => {
    await layFixture(practice);
    const saved = start === 'F' ? 0 : start === 'Saved' ? await save(practice) : await saveAndSign(practice);
    await run(practice, saved);
  });
});
