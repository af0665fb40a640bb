import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { engines } from '../support/engines.ts';
import { testPractice } from '../support/test-practice.ts';
import { estimate } from './extension.ts';

describe.each(engines)('docs/estimates.md, on %s', (engine) => {
  const COLUMNS = ['FeeAmt', 'FeeAllowed', 'PriInsAmt', 'Discount', 'PatAmt'];

  /** The example of `docs/estimates.md` is what the demo practice answers. */
  describe('the worked example', () => {
    const page = readFileSync('docs/estimates.md', 'utf8');
    const practice = testPractice({ engine, empty: false, now: '2026-09-01 09:00:00' });

    it('has the amounts and the steps of the demo practice', async () => {
      const answer = await estimate(practice, 10101, '?asOf=2026-06-15&explain=true');
      const rows = [...answer.lines, { ...answer.totals, procCode: 'total' }];
      for (const row of rows as Record<string, unknown>[]) {
        expect(page).toContain(`| ${[row.procCode, ...COLUMNS.map((name) => row[name])].join(' | ')} |`);
      }
      const [crown] = answer.lines;
      const told = [...crown!.estimates[0]!.steps, ...crown!.steps].map(
        ({ sentence }: { sentence: string }) => sentence,
      );
      expect(page).toContain(told.map((sentence) => `> ${sentence}`).join('\n'));
    });

    it('would cost more with the filling first', async () => {
      await practice.change('treatplanattach', { TreatPlanNum: 10101 }, { Priority: 0 });
      const [filling] = await practice.rows('procedurelog', (row) => row.PatNum === 1010 && row.ToothNum === '30');
      const [urgent] = await practice.rows('definition', (row) => row.ItemName === 'Urgent');
      await practice.change('treatplanattach', { ProcNum: filling!.ProcNum }, { Priority: urgent!.DefNum });
      const { lines, totals } = await estimate(practice, 10101, '?asOf=2026-06-15');
      expect(lines.map(({ PriInsAmt }) => PriInsAmt)).toEqual([56, 450]);
      expect(totals.PatAmt).toBe(549);
    });
  });
});
