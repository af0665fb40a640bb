import { ClaimProcStatus } from '../../../src/domain/enums.ts';
import { TODAY } from '../../insurance/office.ts';
import type { Hand } from './hand.ts';

/** Plans and benefits change, and who has them. */
export const coverageSteps = ({ practice, send, save, upTo, one, dollars }: Hand) => ({
  async changeBenefit() {
    const benefit = one(await practice.rows('benefit'))!;
    const changed = benefit.BenefitType === 1 ? { Percent: 10 * upTo(11) } : { MonetaryAmt: 50 * upTo(20) };
    await send('PUT', `/benefits/${benefit.BenefitNum}`, changed);
  },
  async override() {
    const link = one(await practice.rows('patplan'));
    const crowns = { BenefitType: 'CoInsurance', CoverageLevel: 'None', CovCatNum: 9, Percent: 10 * upTo(11) };
    if (link) await send('POST', '/benefits', { PatPlanNum: link.PatPlanNum, ...crowns });
  },
  async changePlan() {
    const changed = one([
      { FeeSched: 53 },
      { FeeSched: 54 },
      { PlanType: '' },
      { PlanType: 'p' },
      { MonthRenew: 6 },
      { MonthRenew: 0 },
    ])!;
    await send('PUT', `/insplans/${one([501, 502])}`, changed);
  },
  async useElsewhere() {
    const link = one(await practice.rows('patplan', ({ PatNum }) => PatNum !== 23));
    const use = { insUsed: dollars(900), deductibleUsed: one([0, 50])! };
    if (link) await send('PUT', '/claimprocs/InsAdjust', { PatPlanNum: link.PatPlanNum, date: TODAY, ...use });
  },
  async cover() {
    const [PatNum, InsSubNum] = one([
      [21, 701],
      [22, 701],
      [26, 705],
      [26, 706],
      [24, 702],
    ] as const)!;
    const isThere = (await practice.rows('inssub', (sub) => sub.InsSubNum === InsSubNum)).length > 0;
    if (isThere) await send('POST', '/patplans', { PatNum, InsSubNum, Relationship: 'Self' });
    await save(PatNum);
  },
  async reorder() {
    const link = one(await practice.rows('patplan'));
    if (link) await send('PUT', `/patplans/${link.PatPlanNum}`, { Ordinal: 1 + upTo(2) });
  },
  async drop() {
    const link = one(await practice.rows('patplan', ({ PatNum }) => PatNum !== 20 && PatNum !== 23));
    if (link) await send('DELETE', `/patplans/${link.PatPlanNum}`);
  },
  async enter() {
    const row = one(await practice.rows('claimproc', ({ Status }) => Status === ClaimProcStatus.Estimate));
    const entered = one([
      { PercentOverride: 30 },
      { InsEstTotalOverride: 12.5 },
      { WriteOffEstOverride: 7 },
      { PercentOverride: -1 },
    ])!;
    if (row) await send('PUT', `/claimprocs/${row.ClaimProcNum}`, entered);
  },
});
