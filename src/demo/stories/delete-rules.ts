import { ClaimProcStatus } from '../../domain/enums.ts';
import { NO_OVERRIDES } from '../../estimates/facts/columns.ts';
import { addProcedure, addRow, completed, planned } from '../words/chart.ts';
import { claim } from '../words/claims.ts';
import { adjust, payment, paymentPlan } from '../words/payments.ts';
import type { Story } from './story.ts';

/** What DELETE refuses, in the order in which it looks (`procedures.md` 11). */
export const deleteBlockers: { procNum: number; because: string }[] = [
  { procNum: 113001, because: 'was done at another office' },
  { procNum: 113002, because: 'is locked' },
  { procNum: 113003, because: 'is the last procedure of a preauthorization' },
  { procNum: 118001, because: 'is linked to an ortho case' },
  { procNum: 113006, because: 'is on a claim' },
  { procNum: 113007, because: 'has an insurance payment' },
  { procNum: 113008, because: 'has a referral' },
  { procNum: 113009, because: 'has a payment' },
  { procNum: 113010, because: 'has an adjustment' },
  { procNum: 113011, because: 'has a prescription' },
  { procNum: 113012, because: 'is on a payment plan by a charge' },
  { procNum: 113013, because: 'is on a payment plan by a link' },
];

export const deleteStories: Story[] = [
  {
    patNum: 1130,
    story: 'One procedure for each reason to refuse DELETE (see below); 113004 and 113014 can be deleted.',
    request: 'DELETE /procedurelogs/113006',
    answer: 400,
    async write(chart) {
      const { patient } = chart;
      await addProcedure(chart, 'EO', 'D2150', { date: '2019-04-01', tooth: '2', surf: 'MO' });
      await completed(chart, 'D2391', '2026-01-12', { tooth: '4', surf: 'O', columns: { IsLocked: 1 } });
      const alone = await planned(chart, 'D2740', { tooth: '3', priority: 'Urgent' });
      const first = await planned(chart, 'D2740', { tooth: '14', priority: 'Next visit' });
      const second = await planned(chart, 'D2950', { tooth: '14', priority: 'Next visit' });
      const preauth = { type: 'PreAuth', subscription: 11301, sent: '2026-05-19' } as const;
      await claim(chart, preauth, [{ procedure: alone, estimate: 450 }]);
      await claim(chart, preauth, [
        { procedure: first, estimate: 450 },
        { procedure: second, estimate: 98 },
      ]);

      const claimed = await completed(chart, 'D2392', '2026-06-08', { tooth: '30', surf: 'MO' });
      await claim(chart, { type: 'P', subscription: 11301, sent: '2026-06-08' }, [
        { procedure: claimed, estimate: 84, writeOff: 95, deductible: 50 },
      ]);
      const paidByPlan = await completed(chart, 'D0140', '2026-03-02');
      await addRow(chart, 'claimproc', {
        ...NO_OVERRIDES,
        ProcNum: paidByPlan.ProcNum,
        PatNum: patient.PatNum,
        ProvNum: paidByPlan.ProvNum,
        ClinicNum: paidByPlan.ClinicNum,
        PlanNum: 401,
        InsSubNum: 11301,
        Status: ClaimProcStatus.Received,
        ProcDate: paidByPlan.ProcDate,
        DateCP: '2026-03-20',
        FeeBilled: 85,
        InsPayAmt: 60,
        WriteOff: 25,
      });
      const referred = await completed(chart, 'D3330', '2026-03-09', { tooth: '19' });
      await addRow(chart, 'refattach', {
        ReferralNum: 1,
        PatNum: patient.PatNum,
        ProcNum: referred.ProcNum,
        RefDate: '2026-03-09',
        ProvNum: referred.ProvNum,
      });
      const paid = await completed(chart, 'D0220', '2026-03-09');
      await payment(chart, '2026-03-09', [{ amount: 35, procedure: paid }]);
      await adjust(chart, await completed(chart, 'D2331', '2026-03-16', { tooth: '9', surf: 'MI' }), 'Courtesy', -25);
      const withDrug = await completed(chart, 'D7140', '2026-03-23', { tooth: '16' });
      await addRow(chart, 'rxpat', {
        PatNum: patient.PatNum,
        ProcNum: withDrug.ProcNum,
        ProvNum: withDrug.ProvNum,
        RxDate: '2026-03-23',
        Drug: 'Ibuprofen 400 mg',
        Sig: 'One with food, three times a day',
        Disp: '9',
        Refills: '0',
        ClinicNum: withDrug.ClinicNum,
      });
      await addRow(chart, 'toothinitial', { PatNum: patient.PatNum, ToothNum: '16' });
      const charged = await completed(chart, 'D4341', '2026-04-13', { surf: 'UR' });
      await paymentPlan(chart, '2026-04-13', { charged: [charged] });
      const linked = await planned(chart, 'D6010', { tooth: '12', priority: 'Wait' });
      await paymentPlan(chart, '2026-05-18', { linked: [linked] });
      await completed(chart, 'D0274', '2026-04-20');
    },
  },
  {
    patNum: 1210,
    story: 'Payment plan, prepayment, a payment split over two procedures, a courtesy and a late charge.',
    request: 'PUT /procedurelogs/121001 {"ProcStatus":"TP"}',
    answer: 400,
    async write(chart) {
      const rootCanal = await completed(chart, 'D3330', '2026-04-02', { tooth: '14' });
      const buildUp = await completed(chart, 'D2950', '2026-04-02', { tooth: '14' });
      await payment(chart, '2026-04-02', [
        { amount: 200, procedure: rootCanal },
        { amount: 85, procedure: buildUp },
      ]);
      await payment(chart, '2026-04-20', [{ amount: 150, unearned: 'Prepayment' }]);
      await adjust(chart, buildUp, 'Courtesy', -20);
      await adjust(chart, rootCanal, 'Late charge', 5);
      await paymentPlan(chart, '2026-04-03', { charged: [rootCanal] });
      const crown = await planned(chart, 'D2740', { tooth: '14', priority: 'Next visit' });
      // Paid ahead: the split waits on the planned crown and is carried over when it is done.
      await payment(chart, '2026-05-18', [{ amount: 100, procedure: crown, unearned: 'Planned treatment' }]);
    },
  },
];
