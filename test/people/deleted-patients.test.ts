import type { ListedRequest } from '../support/listed-requests.ts';
import { requestTable } from './request-table.ts';

const gone = 'Patient has been deleted.';
const ana = { LName: 'Doe', FName: 'Ana' };
const half = { BenefitType: 'CoInsurance', CoverageLevel: 'None', Percent: 50 };

/** What hangs on a deleted patient by another row or under another name than PatNum (Patients page, its first lines). */
const rows: readonly ListedRequest[] = [
  ['POST', '/patients', { ...ana, Guarantor: 15 }, 400, 'Guarantor has been deleted.'],
  ['POST', '/patients', { ...ana, SuperFamily: 15 }, 400, 'SuperFamily has been deleted.'],
  ['PUT', '/patients/12', { Guarantor: 15 }, 400, 'Guarantor has been deleted.'],
  ['PUT', '/patients/12', { SuperFamily: 15 }, 400, 'SuperFamily has been deleted.'],
  ['PUT', '/patients/10', { Guarantor: 90 }, 400, 'Guarantor has been deleted.'],
  [
    'POST',
    '/payplans/Dynamic',
    { PatNum: 10, Guarantor: 15, PayAmt: 5, procNums: [302] },
    400,
    'Guarantor has been deleted.',
  ],
  ['PUT', '/inssubs/1', { SubscNote: 'x' }, 400, gone],
  ['DELETE', '/inssubs/2', undefined, 400, gone],
  ['POST', '/benefits', { ...half, PatPlanNum: 1 }, 400, gone],
  ['PUT', '/benefits/1', { Percent: 60 }, 400, gone],
  ['DELETE', '/benefits/1', undefined, 400, gone],
  ['POST', '/benefits', { ...half, PlanNum: 1 }, 201],
  ['PUT', '/insverifies', { VerifyType: 'PatientEnrollment', FKey: 1, Note: 'x' }, 400, gone],
  ['PUT', '/insverifies', { VerifyType: 'InsuranceBenefit', FKey: 1, Note: 'x' }, 200],
  ['PUT', '/referrals/1', { Note: 'x' }, 400, gone],
  ['PUT', '/referrals/2', { Note: 'x' }, 200],
  ['POST', '/tasknotes', { TaskNum: 1, UserNum: 1, Note: 'x' }, 400, gone],
  ['PUT', '/tasknotes/1', { Note: 'x' }, 400, gone],
  ['POST', '/claimpayments', { claimNum: 1, CheckAmt: 5 }, 400, gone],
  ['POST', '/claimpayments/Batch', { claimNums: [1], CheckAmt: 5 }, 400, gone],
  ['DELETE', '/claimpayments/1', undefined, 400, gone],
];

requestTable(
  'nothing of a deleted patient changes',
  rows,
  async (practice) => {
    await practice.lay('patient', { PatNum: 90, LName: 'Smith', FName: 'Old', Guarantor: 10, PatStatus: 4 });
    await practice.lay('carrier', { CarrierNum: 1, CarrierName: 'Harbor' });
    await practice.lay('insplan', { PlanNum: 1, CarrierNum: 1 });
    await practice.lay(
      'inssub',
      { InsSubNum: 1, PlanNum: 1, Subscriber: 15, SubscriberID: '1' },
      { InsSubNum: 2, PlanNum: 1, Subscriber: 15, SubscriberID: '2' },
    );
    await practice.lay('patplan', { PatPlanNum: 1, PatNum: 15, InsSubNum: 1, Ordinal: 1 });
    await practice.lay('benefit', { BenefitNum: 1, PatPlanNum: 1, BenefitType: 1, Percent: 50 });
    await practice.lay(
      'referral',
      { ReferralNum: 1, PatNum: 15, LName: 'Lee' },
      { ReferralNum: 2, LName: 'Yellow Pages', NotPerson: 1 },
    );
    await practice.lay('userod', { UserNum: 1, UserName: 'Ada' });
    await practice.lay('task', { TaskNum: 1, TaskListNum: 1, KeyNum: 15, ObjectType: 1 });
    await practice.lay('tasknote', { TaskNoteNum: 1, TaskNum: 1, UserNum: 1, Note: 'Call.' });
    await practice.lay('claim', {
      ClaimNum: 1,
      PatNum: 15,
      ClaimType: 'P',
      ClaimStatus: 'R',
      PlanNum: 1,
      InsSubNum: 1,
    });
    await practice.lay('claimpayment', { ClaimPaymentNum: 1, CheckAmt: 5 });
    await practice.lay(
      'claimproc',
      { ClaimProcNum: 1, PatNum: 15, ClaimNum: 1, Status: 1, InsPayAmt: 5, PlanNum: 1, InsSubNum: 1 },
      { ClaimProcNum: 2, PatNum: 15, Status: 1, InsPayAmt: 5, ClaimPaymentNum: 1, PlanNum: 1, InsSubNum: 1 },
    );
  },
  () => {},
);
