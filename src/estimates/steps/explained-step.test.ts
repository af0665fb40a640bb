import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CaseFile, CaseSetup } from '../cases/case-file.ts';
import { readCase } from '../cases/read-case.ts';
import { prepare } from '../coverage/prepare.ts';
import { estimateTreatmentPlan } from '../lines/treatment-plan.ts';
import { newEstimateRow } from './settled-rows.ts';

const TODAY = '2026-06-15';
const file: CaseFile = JSON.parse(readFileSync('test/fixtures/insurance-cases.json', 'utf8'));

/** The sentences of the rows, and then of the line, of a procedure. */
function sentences(setup: CaseSetup, index = 0): string[] {
  const { rows, lineSteps = [] } = estimateTreatmentPlan(prepare(readCase(setup, TODAY)), { explain: true })[index]!;
  return [...rows.flatMap(({ steps = [] }) => steps), ...lineSteps].map(({ rule, sentence }) => `${rule} ${sentence}`);
}

describe('explanations', () => {
  it('tell how a downgraded filling came to its amounts (W-4)', () => {
    const { setup } = file.cases.find(({ id }) => id === 'tpl-007')!;
    const procedures = [{ ...setup.procedures!.find(({ key }) => key === 'fill')!, fee: 220 }];
    expect(sentences({ ...setup, procedures })).toEqual([
      'FEE-5 The fee is $220.00.',
      'SUB-1 The plan pays as if D2392 were D2150.',
      'ALW-1 The plan allows $110.00.',
      'DED-2 A deductible of $50.00 is taken; $50.00 of it was left.',
      'PCT-1 The plan pays 80 %.',
      'MAX-1 Of the maximum of $1000.00, $600.00 is left.',
      'WOF-1 $70.00 is written off.',
      'RND-1 The estimate is $48.00.',
      'TPL-2 The patient pays $102.00: $220.00 less $48.00 of the first plan less $70.00 of write-offs and discounts.',
    ]);
  });

  it('name the fee row and the benefit rows', () => {
    const setup: CaseSetup = {
      plans: [{ ordinal: 1, planType: 'p', feeSched: 'PPO' }],
      benefits: [
        { plan: 1, type: 'CoInsurance', percent: 50 },
        { plan: 1, type: 'CoInsurance', category: 'Crowns', percent: 60 },
        { plan: 1, type: 'Limitations', amount: 100, coverage: 'Individual' },
      ],
      fees: [
        { sched: 'PPO', code: 'D2740', amount: 900 },
        { sched: 'PPO', code: 'D2740', amount: 950, prov: 1 },
      ],
      procedures: [{ key: 'p', code: 'D2740', fee: 1000 }],
    };
    const [estimate] = estimateTreatmentPlan(prepare(readCase(setup, TODAY)), { explain: true });
    const { steps } = estimate!.rows[0]!;
    expect(steps).toContainEqual(
      expect.objectContaining({ kind: 'allowed', feeNum: 2, unitAllowed: 950, amount: 950 }),
    );
    expect(steps).toContainEqual(expect.objectContaining({ kind: 'percentage', benefitNum: 2, percent: 60 }));
    expect(steps).toContainEqual(
      expect.objectContaining({ kind: 'maximum', benefitNum: 3, left: 100, before: 570, after: 100 }),
    );
  });

  it('tell why nothing is paid', () => {
    const setup: CaseSetup = {
      plans: [{ ordinal: 1, dateEffective: '2026-03-01' }],
      benefits: [
        { plan: 1, type: 'CoInsurance', percent: 80 },
        { plan: 1, type: 'Limitations', code: 'D0120', qualifier: 'NumberOfServices', quantity: 1 },
        { plan: 1, type: 'WaitingPeriod', code: 'D0120', qualifier: 'Months', quantity: 6 },
      ],
      history: [{ plan: 1, code: 'D0120', date: '2026-02-01', amount: 40 }],
      procedures: [{ key: 'p', code: 'D0120', fee: 60 }],
    };
    expect(sentences(setup).slice(-4, -1)).toEqual([
      'FRQ-1 The plan pays for this once, and it has been done since 2026-01-01.',
      'WAI-1 The waiting period of the plan runs until 2026-09-01.',
      'RND-1 The estimate is $0.00.',
    ]);
  });

  it('name amounts that the office entered in place of the calculated ones', () => {
    const { input, coverages } = prepare(
      readCase(
        {
          plans: [{ ordinal: 1 }],
          benefits: [{ plan: 1, type: 'CoInsurance', percent: 80 }],
          procedures: [{ key: 'p', code: 'D0120', fee: 60 }],
        },
        TODAY,
      ),
    );
    const row = newEstimateRow(prepare(input), coverages[0]!, input.procedures[0]!);
    const claimProcs = [{ ...row, InsEstTotalOverride: 30, WriteOffEstOverride: 5 }];
    const [entered] = estimateTreatmentPlan(prepare({ ...input, claimProcs }), { explain: true });
    expect(entered!.rows[0]!.steps!.slice(-3).map(({ rule, sentence }) => `${rule} ${sentence}`)).toEqual([
      'RND-1 The estimate is $48.00.',
      'OVR-3 The office has entered $30.00 as the estimate.',
      'OVR-4 The office has entered $5.00 as the write-off.',
    ]);
  });

  it('tell what a discount plan does', () => {
    const setup: CaseSetup = {
      fees: [{ sched: 'DISC', code: 'D1110', amount: 75 }],
      procedures: [
        { key: 'a', code: 'D1110', fee: 100 },
        { key: 'b', code: 'D1110', fee: 100 },
      ],
      discountPlan: { feeSched: 'DISC', annualMax: 40 },
    };
    expect(sentences(setup, 1)[0]).toBe('DSC-2 The discount plan takes off $15.00, which uses up its annual maximum.');
  });
});
