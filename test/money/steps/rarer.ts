import { expect } from 'vitest';
import { ClaimProcStatus } from '../../../src/domain/enums.ts';
import { TODAY } from '../../insurance/office.ts';
import type { Hand } from './hand.ts';

const { Received, Supplemental, Estimate } = ClaimProcStatus;

/** Requests that an office makes now and then: checks for several claims, families that change, other coverage. */
export function rarerSteps({ practice, send, save, upTo, one }: Hand) {
  const cents = (dollars: number) => Math.round(dollars * 100);
  return {
    async removeCheck() {
      const payment = one(await practice.rows('claimpayment'));
      if (!payment) return;
      const scans = await practice.rows('eobattach', (row) => row.ClaimPaymentNum === payment.ClaimPaymentNum);
      const { status } = await send('DELETE', `/claimpayments/${payment.ClaimPaymentNum}`);
      expect([payment.ClaimPaymentNum, status]).toEqual([payment.ClaimPaymentNum, scans.length > 0 ? 400 : 200]);
    },
    /** A scan comes by another way than the API. */
    async scan() {
      const payment = one(await practice.rows('claimpayment'));
      if (!payment) return;
      const { ClaimPaymentNum } = payment;
      if (upTo(2) === 0) await practice.lay('eobattach', { ClaimPaymentNum, FileName: 'eob.jpg' });
      else await practice.change('eobattach', { ClaimPaymentNum }, { ClaimPaymentNum: 0 });
    },
    async checkForSeveral() {
      const claims = (await practice.rows('claim')).filter(() => upTo(2) === 0);
      const claimNums = claims.map(({ ClaimNum }) => ClaimNum);
      if (claimNums.length === 0) return;
      await send('POST', '/claimpayments/Batch', { claimNums, CheckAmt: 10 * upTo(30) });
    },
    async moveToCheck() {
      const line = one(
        await practice.rows('claimproc', ({ Status }) => Status === Received || Status === Supplemental),
      );
      const payment = one([{ ClaimPaymentNum: 0 }, ...(await practice.rows('claimpayment'))])!;
      if (line) await send('PUT', `/claimprocs/${line.ClaimProcNum}`, { ClaimPaymentNum: payment.ClaimPaymentNum });
    },
    async supplement() {
      const line = one(await practice.rows('claimproc', ({ Status }) => Status === Received));
      const body = { ClaimProcNum: line?.ClaimProcNum, InsPayAmt: upTo(80) - 40 };
      if (line) await send('POST', '/claimprocs/Supplemental', body);
    },
    async allocate() {
      const payment = one(await practice.rows('payment', ({ PayAmt }) => PayAmt > 0));
      if (!payment) return;
      const own = await practice.rows('procedurelog', (row) => row.PatNum === payment.PatNum && row.ProcStatus === 2);
      const ProcNum = one(own)?.ProcNum;
      const procNumsAndAmounts = [{ ProcNum, Amount: payment.PayAmt }];
      if (ProcNum) await send('PUT', `/payments/${payment.PayNum}/Partial`, { procNumsAndAmounts });
    },
    async correct() {
      const adjustment = one(await practice.rows('adjustment', ({ AdjType }) => AdjType !== 3));
      if (!adjustment) return;
      const AdjAmt = (Math.sign(adjustment.AdjAmt) || 1) * (1 + upTo(4000) / 100);
      await send('PUT', `/adjustments/${adjustment.AdjNum}`, { AdjAmt });
    },
    async subscribe() {
      const PatNum = one([24, 27])!;
      const { status } = await practice.get(`/discountplansubs?PatNum=${PatNum}`);
      const [held] = await practice.rows('discountplansub', (row) => row.PatNum === PatNum);
      expect(status).toBe(held ? 200 : 404);
      if (held) await send('DELETE', `/discountplansubs/${held.DiscountSubNum}`);
      else await send('POST', '/discountplansubs', { DiscountPlanNum: 31, PatNum, DateEffective: '2026-01-01' });
    },
    async changeDiscountPlan() {
      await send('PUT', '/discountplans/31', { AnnualMax: one([-1, 100, 220]) });
    },
    async moveFamily() {
      const PatNum = one([21, 22, 26, 27])!;
      await send('PUT', `/patients/${PatNum}`, { Guarantor: one([PatNum, 20, 27]) });
    },
    async birthday() {
      const PatNum = one([20, 22, 26])!;
      await send('PUT', `/patients/${PatNum}`, { Birthdate: one(['1980-01-01', '2015-01-01', '2021-06-16']) });
    },
    async limitAge() {
      const limit = { BenefitType: 'Limitations', CoverageLevel: 'None', QuantityQualifier: 'AgeLimit' };
      await send('POST', '/benefits', { PlanNum: 501, CovCatNum: one([5, 9]), Quantity: 10, ...limit });
    },
    async removeBenefit() {
      const benefit = one(await practice.rows('benefit', ({ BenefitNum }) => BenefitNum > 614));
      if (benefit) await send('DELETE', `/benefits/${benefit.BenefitNum}`);
    },
    async shareLimit() {
      const limit = { BenefitType: 'Limitations', CoverageLevel: 'Family', MonetaryAmt: 100 * (1 + upTo(12)) };
      await send('POST', '/benefits', { PlanNum: one([501, 502]), ...limit });
    },
    async payInstead() {
      const [link] = await practice.rows('substitutionlink');
      const made = { PlanNum: 501, CodeNum: 5, SubstitutionCode: 'D2140', SubstOnlyIf: one(['Always', 'Molar']) };
      if (link) await send('DELETE', `/substitutionlinks/${link.SubstitutionLinkNum}`);
      else await send('POST', '/substitutionlinks', made);
    },
    async changeEmployer() {
      const sub = one(await practice.rows('inssub', ({ PlanNum }) => PlanNum === 501 || PlanNum === 502));
      if (sub) await send('PUT', `/inssubs/${sub.InsSubNum}`, { PlanNum: one([501, 502]) });
    },
    async removeSubscription() {
      const sub = one(await practice.rows('inssub', ({ InsSubNum }) => InsSubNum !== 701));
      if (!sub) return;
      const of = ({ InsSubNum }: { InsSubNum: unknown }) => InsSubNum === sub.InsSubNum;
      const holds =
        (await practice.rows('patplan', of)).length > 0 ||
        (await practice.rows('claim', (row) => of(row) || row.InsSubNum2 === sub.InsSubNum)).length > 0 ||
        (await practice.rows('claimproc', (row) => of(row) && row.Status !== Estimate)).length > 0;
      const { status } = await send('DELETE', `/inssubs/${sub.InsSubNum}`);
      expect([sub.InsSubNum, status]).toEqual([sub.InsSubNum, holds ? 400 : 200]);
    },
    async recode() {
      const procedure = one(await practice.rows('procedurelog', ({ ProcStatus }) => ProcStatus === 1));
      if (!procedure) return;
      const work = one([
        { CodeNum: 3, ToothNum: '4', Surf: 'O' },
        { CodeNum: 5, ToothNum: '19', Surf: '' },
      ])!;
      await send('PUT', `/procedurelogs/${procedure.ProcNum}`, work);
      await save(procedure.PatNum);
    },
    async discount() {
      const procedure = one(await practice.rows('procedurelog', ({ ProcStatus }) => ProcStatus === 1));
      if (!procedure) return;
      await send('PUT', `/procedurelogs/${procedure.ProcNum}`, { Discount: upTo(40), ProcDate: TODAY });
      await save(procedure.PatNum);
    },
    async changeFee() {
      const fee = one(await practice.rows('fee', ({ FeeSched }) => FeeSched === 54 || FeeSched === 56));
      if (fee) await send('PUT', `/fees/${fee.FeeNum}`, { Amount: cents(fee.Amount) / 100 + upTo(50) - 20 });
    },
  };
}
