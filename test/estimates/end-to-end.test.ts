import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CaseFile } from '../../src/estimates/cases/case-file.ts';
import { engines } from '../support/engines.ts';
import { testPractice } from '../support/test-practice.ts';
import { activePlan, enterProcedures, heldValues, isMet, layCase } from './case-practice.ts';
import { estimate } from './extension.ts';

const file: CaseFile = JSON.parse(readFileSync('test/fixtures/insurance-cases.json', 'utf8'));

/** Cases that say something no request and no row can bring about, with the reason. */
const untranslatable: Readonly<Record<string, string>> = {};

const AMOUNTS = ['FeeAmt', 'PriInsAmt', 'SecInsAmt', 'Discount', 'PatAmt', 'FeeAllowed', 'TaxAmt', 'CatPercUCR'];

describe.each(engines)('the acceptance cases through HTTP, on %s', (engine) => {
  const practice = testPractice({ engine });

  const cases = file.cases.filter(({ id }) => !(id in untranslatable));

  it.each(cases.map((each) => [each.id, each] as const))('%s', async (_id, each) => {
    await layCase(practice, each.setup, file.asOf);
    const numbers = await enterProcedures(practice, each, file.asOf);
    const plan = each.mode === 'single' ? 0 : await activePlan(practice);
    let rows = [];
    if (plan !== 0) {
      const { lines } = await estimate(practice, plan);
      const saved = await practice.post('/treatplans/Saved', { TreatPlanNum: plan });
      expect(saved.status).toBe(201);
      rows = (await practice.get(`/proctps?TreatPlanNum=${saved.body.TreatPlanNum}`)).body;
      expect(lines.map((line) => picked(line, 'ProcNum'))).toEqual(
        rows.map((row: never) => picked(row, 'ProcNumOrig')),
      );
    }
    const got = await heldValues(practice, numbers, rows);
    const wrong = each.expect.flatMap((expected) =>
      isMet(expected.value, got(expected)) ? [] : [{ ...expected, got: got(expected) }],
    );
    expect(wrong).toEqual([]);
  });

  it('are at least forty', () => {
    expect(cases.length).toBeGreaterThanOrEqual(40);
  });
});

const picked = (row: Record<string, unknown>, key: string) => [row[key], ...AMOUNTS.map((name) => row[name])];
