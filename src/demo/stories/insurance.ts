import { completed, planned } from '../words/chart.ts';
import { claim, claimCheck, estimateWith } from '../words/claims.ts';
import type { Story } from './story.ts';
import { crownAndFilling } from './usual-work.ts';

/** How plans pay. Which plan each patient has: coverage.ts; what the plans say: insurance.ts. */
export const insuranceStories: Story[] = [
  {
    patNum: 1010,
    story: 'PPO with a write-off: the office fee is 1300, the plan allows 900. A check-up was claimed and paid.',
    request: 'GET /procedurelogs?PatNum=1010',
    answer: 200,
    async write(chart) {
      await crownAndFilling(chart);
      const exam = await completed(chart, 'D0120', '2026-02-09');
      const cleaning = await completed(chart, 'D1110', '2026-02-09', { provider: 3 });
      const paid = await claim(chart, { type: 'P', subscription: 10101, sent: '2026-02-09', received: '2026-02-27' }, [
        { procedure: exam, estimate: 42, paid: 42, writeOff: 18 },
        { procedure: cleaning, estimate: 76, paid: 76, writeOff: 34 },
      ]);
      await claimCheck(chart, paid, '70001');
    },
  },
  {
    patNum: 1011,
    story: 'PPO whose maximum is nearly used up: 100 of 1500 left, whichever year you look.',
    request: 'GET /treatplanattaches?TreatPlanNum=10111',
    answer: 200,
    write: crownAndFilling,
  },
  {
    patNum: 1020,
    story: 'Percentage plan: 25 of the deductible of 75 still open, 70 left of the maximum of 1000.',
    request: 'GET /treatplanattaches?TreatPlanNum=10201',
    answer: 200,
    write: crownAndFilling,
  },
  {
    patNum: 1021,
    story: 'Amounts entered by the office: 1000 allowed for the crown, an estimate of 180 for the filling.',
    request: 'POST /treatplans/Saved {"TreatPlanNum":10211}',
    answer: 201,
    async write(chart) {
      const { crown, filling } = await crownAndFilling(chart);
      await estimateWith(chart, 10201, crown, { AllowedOverride: 1000 });
      await estimateWith(chart, 10201, filling, { InsEstTotalOverride: 180 });
    },
  },
  {
    patNum: 1022,
    story: 'Benefits of her own: fillings at 60 percent, where the plan says 80.',
    request: 'GET /procedurelogs?PatNum=1022',
    answer: 200,
    write: crownAndFilling,
  },
  {
    patNum: 1030,
    story: 'Two PPOs, the second with Basic coordination: together they pay no more than it allows.',
    request: 'GET /treatplanattaches?TreatPlanNum=10301',
    answer: 200,
    write: crownAndFilling,
  },
  {
    patNum: 1040,
    story: 'PPO and a percentage plan with Standard coordination: it pays what is left, up to its own benefit.',
    request: 'GET /treatplanattaches?TreatPlanNum=10401',
    answer: 200,
    write: crownAndFilling,
  },
  {
    patNum: 1050,
    story: 'PPO and a percentage plan with carve-out: it subtracts what the first one pays.',
    request: 'GET /treatplanattaches?TreatPlanNum=10501',
    answer: 200,
    write: crownAndFilling,
  },
  {
    patNum: 1060,
    story: 'PPO and the state program as second payer: everything left is written off.',
    request: 'GET /treatplanattaches?TreatPlanNum=10601',
    answer: 200,
    write: crownAndFilling,
  },
  {
    patNum: 1070,
    story: 'Flat copay: the patient pays what the copay schedule says; fees come from the plan.',
    request: 'GET /procedurelogs?PatNum=1070',
    answer: 200,
    async write(chart) {
      await planned(chart, 'D2392', { tooth: '29', surf: 'OD', priority: 'Urgent', dx: 'Caries' });
      await planned(chart, 'D7140', { tooth: '1', priority: 'Next visit' });
      // Not in the copay schedule, so without a copay; not in the fee schedule either, so it costs 0.
      await planned(chart, 'D3330', { tooth: '30', priority: 'Wait' });
    },
  },
  {
    patNum: 1080,
    story: 'Capitation: the plan pays nothing for the single procedure, all but the copay is written off.',
    request: 'GET /procedurelogs?PatNum=1080',
    answer: 200,
    write: crownAndFilling,
  },
  {
    patNum: 1090,
    story: 'Downgrade: a white filling is paid as a silver one, a porcelain crown on a molar as base metal.',
    request: 'GET /procedurelogs?PatNum=1090',
    answer: 200,
    async write(chart) {
      await planned(chart, 'D2393', { tooth: '19', surf: 'MOD', priority: 'Urgent', dx: 'Worn filling' });
      await planned(chart, 'D2740', { tooth: '14', priority: 'Next visit', dx: 'Cracked tooth' });
      await planned(chart, 'D2740', { tooth: '8', priority: 'Wait' });
    },
  },
  {
    patNum: 1100,
    story: 'Waiting period: nothing is paid for crowns until 2036.',
    request: 'GET /treatplanattaches?TreatPlanNum=11001',
    answer: 200,
    write: crownAndFilling,
  },
  {
    patNum: 1110,
    story: 'Frequency limits: a full set of X-rays in 2025 and a crown in 2024 rule out the next ones.',
    request: 'GET /procedurelogs?PatNum=1110',
    answer: 200,
    async write(chart) {
      const xrays = await completed(chart, 'D0210', '2025-09-01');
      const crown = await completed(chart, 'D2740', '2024-10-14', { tooth: '19' });
      const first = { type: 'P', subscription: 11101 } as const;
      await claim(chart, { ...first, sent: '2024-10-14', received: '2024-11-04' }, [
        { procedure: crown, estimate: 400, paid: 400, writeOff: 450, deductible: 50 },
      ]);
      await claim(chart, { ...first, sent: '2025-09-01', received: '2025-09-20' }, [
        { procedure: xrays, estimate: 110, paid: 110, writeOff: 55 },
      ]);
      await planned(chart, 'D0210', { priority: 'Next visit' });
      await planned(chart, 'D2740', { tooth: '19', priority: 'Urgent', dx: 'Cracked tooth' });
      await planned(chart, 'D2740', { tooth: '30', priority: 'Wait' });
    },
  },
  {
    patNum: 1111,
    story: 'Age limit: fluoride and sealants are paid only up to age 14.',
    request: 'GET /procedurelogs?PatNum=1111',
    answer: 200,
    async write(chart) {
      await planned(chart, 'D1206', { priority: 'Next visit' });
      await planned(chart, 'D1351', { tooth: '18', priority: 'Next visit' });
    },
  },
  {
    patNum: 1240,
    story: 'Percentage plan with allowed fees for offices outside its network.',
    request: 'GET /treatplanattaches?TreatPlanNum=12401',
    answer: 200,
    write: crownAndFilling,
  },
  {
    patNum: 1241,
    story: 'Plan with a short fee schedule: a code that is not on it costs 0, not the office fee.',
    request: 'GET /procedurelogs?PatNum=1241',
    answer: 200,
    async write(chart) {
      await planned(chart, 'D2740', { tooth: '3', priority: 'Urgent' });
      await planned(chart, 'D2950', { tooth: '3', priority: 'Urgent' });
    },
  },
  {
    patNum: 1250,
    story: 'PPO with fixed benefits, a patient of no clinic.',
    request: 'GET /procedurelogs?PatNum=1250',
    answer: 200,
    write: crownAndFilling,
  },
  {
    patNum: 1251,
    story: 'Excluded crown: the plan pays nothing and the patient owes the office fee. No primary provider either.',
    request: 'GET /procedurelogs?PatNum=1251',
    answer: 200,
    write: crownAndFilling,
  },
  {
    patNum: 1260,
    story: 'Family deductible and family maximum in a benefit year that starts in July.',
    request: 'GET /treatplanattaches?TreatPlanNum=12601',
    answer: 200,
    write: crownAndFilling,
  },
  {
    patNum: 1270,
    story: 'Three plans: of the third, only the write-off shows.',
    request: 'GET /treatplanattaches?TreatPlanNum=12701',
    answer: 200,
    write: crownAndFilling,
  },
];
