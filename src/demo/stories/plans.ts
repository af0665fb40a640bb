import { addProcedure, complete, completed, parked, planned } from '../words/chart.ts';
import { adjust } from '../words/payments.ts';
import { activePlan, inactivePlan, savedPlan, sign } from '../words/plans.ts';
import { visit } from '../words/visits.ts';
import type { Story } from './story.ts';
import { crownAndFilling } from './usual-work.ts';

export const planStories: Story[] = [
  {
    patNum: 1140,
    story:
      'Plans in all three states: 11401 Active, 11402 and 11403 Inactive, 11407 Unassigned, 11404 saved and unsigned, 11405 signed by the patient, 11406 by both, with typed names.',
    request: 'PUT /treatplans/11404 {"isSigned":"true","SignatureText":"Kwame Mensah"}',
    answer: 200,
    async write(chart) {
      const { crown, filling } = await crownAndFilling(chart);
      await planned(chart, 'D5213', { teeth: '5,12,13,14', priority: 'Wait', dx: 'Missing tooth', prognosis: 'Fair' });
      await planned(chart, 'D9972', { surf: 'U', teeth: '6,7,8,9,10,11', priority: 'Someday' });
      const active = await activePlan(chart);
      const implant = await parked(chart, 'D6010', { tooth: '5' });
      const implantCrown = await parked(chart, 'D6058', { tooth: '5' });
      await parked(chart, 'D9944', { surf: 'U' });
      // The filling is on the alternative too, with another priority there.
      const alternative = await inactivePlan(chart, 'With implants', [
        [implant, 'Urgent'],
        [implantCrown, 'Wait'],
        [filling, 'Declined'],
      ]);
      await inactivePlan(chart, 'Only what hurts', [[crown]], 'Asked for by the patient.');
      await savedPlan(chart, active, { on: '2026-06-10', given: { Heading: 'Crown, filling and partial' } });
      const signedOnce = await savedPlan(chart, alternative, {
        on: '2026-06-11',
        given: { Note: 'Implant first.\nAnswer by the end of the month.', UserNumPresenter: 3 },
      });
      await sign(chart, signedOnce, { patient: 'Kwame Mensah', at: '2026-06-11 10:30:00' });
      const signedTwice = await savedPlan(chart, active, { on: '2026-06-12', given: { Heading: 'Agreed plan' } });
      await sign(chart, signedTwice, { patient: 'Kwame Mensah', practice: 'Dr. Lindqvist', at: '2026-06-12 15:45:00' });
    },
  },
  {
    patNum: 1141,
    story: 'School Hill signs on the internal sheet: SignatureText and isSignedPractice are refused on 11412.',
    request: 'PUT /treatplans/11412 {"isSignedPractice":"true"}',
    answer: 400,
    async write(chart) {
      await crownAndFilling(chart);
      await savedPlan(chart, await activePlan(chart), { on: '2026-06-12' });
    },
  },
  {
    patNum: 1142,
    story: 'A saved plan whose crown has been done since: the saved line stays, the Active plan is empty.',
    request: 'GET /proctps?TreatPlanNum=11422',
    answer: 200,
    async write(chart) {
      const crown = await planned(chart, 'D2930', { tooth: 'S', priority: 'Urgent', dx: 'Caries' });
      await savedPlan(chart, await activePlan(chart), { on: '2026-05-20', given: { Heading: 'Steel crown' } });
      await complete(chart, crown, '2026-06-01');
    },
  },
  {
    patNum: 1120,
    story: 'Discount plan: 400 a year, 73 of it used; the saved plan 11202 shows what is taken off.',
    request: 'POST /procedurelogs {"PatNum":1120,"ProcDate":"2026-06-15","ProcStatus":"C","procCode":"D0120"}',
    answer: 201,
    async write(chart) {
      const cleaning = await completed(chart, 'D1110', '2026-02-16', { columns: { DiscountPlanAmt: 28 } });
      const filling = await completed(chart, 'D2330', '2026-02-16', {
        tooth: '8',
        surf: 'M',
        columns: { DiscountPlanAmt: 45 },
      });
      await adjust(chart, cleaning, 'Smile Club', -28);
      await adjust(chart, filling, 'Smile Club', -45);
      await crownAndFilling(chart);
      await savedPlan(chart, await activePlan(chart), { on: '2026-06-12', given: { Heading: 'Smile Club estimate' } });
    },
  },
  {
    patNum: 1121,
    story: 'Discount plan that ended in 2025: new work gets no discount, new plans are still of type Discount.',
    request: 'POST /treatplans {"PatNum":1121}',
    answer: 201,
    async write(chart) {
      await planned(chart, 'D2391', { tooth: '20', surf: 'O', priority: 'Next visit' });
    },
  },
  {
    patNum: 1122,
    story: 'Both a discount plan and insurance: the lines show insurance.',
    request: 'POST /treatplans/Saved {"TreatPlanNum":11221}',
    answer: 201,
    write: crownAndFilling,
  },
  {
    patNum: 1123,
    story: 'Discount plan with one X-ray visit a year: the second X-ray of 11232 is over the frequency limit.',
    request: 'GET /proctps?TreatPlanNum=11232',
    answer: 200,
    async write(chart) {
      await planned(chart, 'D0274', { priority: 'Urgent' });
      await planned(chart, 'D0330', { priority: 'Next visit' });
      await savedPlan(chart, await activePlan(chart), { on: '2026-06-12' });
    },
  },
  {
    patNum: 1220,
    story: 'All eight statuses in one chart, and a planned filling with a discount of 15 that becomes an adjustment.',
    request: 'GET /procedurelogs?PatNum=1220&ProcStatus=D',
    answer: 200,
    async write(chart) {
      await planned(chart, 'D2391', {
        tooth: '12',
        surf: 'O',
        priority: 'Urgent',
        dx: 'Caries',
        columns: { Discount: 15 },
      });
      await completed(chart, 'D0150', '2026-06-01');
      await addProcedure(chart, 'EC', 'D2140', { date: '2021-03-03', tooth: '18', surf: 'O' });
      await addProcedure(chart, 'EO', 'D2750', { date: '2017-07-07', tooth: '19' });
      await addProcedure(chart, 'R', 'D7240', { date: '2026-06-01', tooth: '32' });
      await addProcedure(chart, 'D', 'D2330', { date: '2026-05-04', tooth: '8', surf: 'M' });
      await addProcedure(chart, 'Cn', 'N0003', { date: '2026-06-01', tooth: '9', fee: 0 });
      await parked(chart, 'D2740', { tooth: '19' });
      await planned(chart, 'N0001', { priority: 'Someday', date: '2026-06-01' });
      // Its category has been hidden since: it cannot be completed.
      await planned(chart, 'N9001', { priority: 'Wait', date: '2018-03-05' });
    },
  },
  {
    patNum: 1221,
    story: 'Work of an alternative (TPi) becomes planned once it is on an appointment: put D9944 on 12211.',
    request: 'PUT /procedurelogs/122101 {"AptNum":12211}',
    answer: 200,
    async write(chart) {
      await parked(chart, 'D9944', { surf: 'L' });
      const cleaning = await planned(chart, 'D1110', { provider: 3, priority: 'Next visit' });
      await visit(chart, 'Scheduled', '2031-03-10 10:00:00', [cleaning], { hygienist: 3 });
    },
  },
];
