import { beforeAll, describe, expect, it } from 'vitest';
import { layOffice, TODAY } from '../insurance/office.ts';
import { engines } from '../support/engines.ts';
import { testPractice } from '../support/test-practice.ts';
import { expectFreshEstimates, expectSound } from './books.ts';
import { dealer, randomOf } from './sequences.ts';

/** `BITEWING_TEST_BOOKS=100:7:80`: a hundred sequences of 80 steps each, beginning with seed 7. */
const [COUNT = 3, SEED = 20261, STEPS = 30] = (process.env.BITEWING_TEST_BOOKS ?? '')
  .split(':')
  .flatMap((text) => (text ? [Number(text)] : []));

describe.each(engines)('the books after random requests, on %s', (engine) => {
  const practice = testPractice({ engine, now: `${TODAY} 09:00:00` });
  beforeAll(async () => {
    await layOffice(practice);
  });

  const seeds = Array.from({ length: COUNT }, (_, index) => SEED + index);

  it.each(seeds)('are right after each of them (seed %i)', async (seed) => {
    await practice.clear();
    await layOffice(practice);
    await practice.lay('preference', { PrefName: 'PayPlansVersion', ValueString: '2' } as never);
    await practice.change('preference', { PrefName: 'InsAutoReceiveNoAssign' }, { ValueString: '1' });
    await practice.change('inssub', { InsSubNum: 705 }, { AssignBen: 0 });
    // Balances of the rows that were laid are made by the first write to each family.
    for (const PatNum of [20, 23, 24, 26, 27]) {
      expect((await practice.post('/adjustments', { PatNum, AdjType: 2, AdjAmt: 1, AdjDate: TODAY })).status).toBe(201);
    }
    const { step, said } = dealer(practice, randomOf(seed));
    for (let count = 0; count < STEPS; count++) {
      try {
        await step();
        await expectSound(practice);
      } catch (error) {
        throw new Error(`Seed ${seed}:\n${said.join('\n')}\n${(error as Error).message}`, { cause: error });
      }
    }
    await expectMadeAnew();
  });

  /** What is stored was not copied from what was stored: spoilt amounts are made good by the next change of the plan. */
  async function expectMadeAnew(): Promise<void> {
    const subs = (await practice.rows('inssub', ({ PlanNum }) => PlanNum === 501)).map(({ InsSubNum }) => InsSubNum);
    const covered = await practice.rows('patplan', ({ InsSubNum }) => subs.includes(InsSubNum));
    const planned = await practice.rows('procedurelog', ({ ProcStatus }) => ProcStatus === 1);
    const spoilt = { InsEstTotal: 1.23, InsPayEst: 1.23, BaseEst: 4.56, WriteOffEst: 7.89, DedEst: 3, PaidOtherIns: 2 };
    for (const { ProcNum, PatNum } of planned) {
      if (!covered.some((link) => link.PatNum === PatNum)) continue;
      await practice.change('claimproc', { ProcNum, Status: 6 }, spoilt);
    }
    const [{ BenefitNum, Percent } = { BenefitNum: 0, Percent: 0 }] = await practice.rows(
      'benefit',
      ({ PlanNum, BenefitType, PatPlanNum }) => PlanNum === 501 && BenefitType === 1 && PatPlanNum === 0,
    );
    for (const percent of [Percent === 35 ? 36 : 35, Percent]) {
      expect((await practice.put(`/benefits/${BenefitNum}`, { Percent: percent })).status).toBe(200);
    }
    await expectFreshEstimates(practice);
  }
});
