import { addDays } from '../../src/domain/calendar.ts';
import { ClaimProcStatus, ProcStatus } from '../../src/domain/enums.ts';
import { type Definition, layDefinitions, layPreferences } from '../support/lists.ts';
import type { TestPractice } from '../support/test-practice.ts';

/** Today in the rows of `companions-insurance.md` 25: `T`. */
export const TODAY = '2026-06-15';
export const day = (offset: number) => addDays(TODAY, offset);

const PREFERENCES = {
  PracticeDefaultProv: '1',
  FutureTransDatesAllowed: '0',
  RigorousAccounting: '1',
  BalancesDontSubtractIns: '0',
  PrepaymentUnearnedType: '283',
  DynamicPayPlanPrepaymentUnearnedType: '283',
  ApiPaymentType: '69',
  PayPlansVersion: '2',
  ClaimPaymentBatchOnly: '0',
  ShowAutoDeposit: '0',
};

const DEFINITIONS: readonly Definition[] = [
  [1, 1, 'Cash Discount', '-'],
  [1, 2, 'Finance Charge', '+'],
  [1, 3, 'Discount Plan', 'dp'],
  [10, 69, 'Check'],
  [10, 70, 'Cash'],
  [29, 283, 'Prepayment'],
  [29, 284, 'Reserved', 'X'],
  [32, 296, 'Check'],
  [32, 297, 'EFT'],
  [40, 451, 'Lockbox'],
];

const PATIENTS: readonly (readonly [PatNum: number, LName: string, FName: string, more?: object])[] = [
  [20, 'Adams', 'Ann', { Birthdate: '1980-03-01' }],
  [21, 'Adams', 'Bob', { Birthdate: '1982-03-01', Guarantor: 20 }],
  [22, 'Adams', 'Cal', { Birthdate: '2015-03-01', Guarantor: 20 }],
  [23, 'Cole', 'Cap'],
  [24, 'Dunn', 'Di'],
  [25, 'Gone', 'Gus', { PatStatus: 4 }],
  [26, 'Eads', 'Eve'],
  [27, 'Ford', 'Fay'],
  [29, 'Gray', 'Gil'],
  [30, 'Gray', 'Gus', { Guarantor: 29 }],
];

const CODES = ['D0120', 'D1110', 'D2140', 'D2391', 'D2740'] as const;

const PROCEDURES: readonly (readonly [
  ProcNum: number,
  PatNum: number,
  code: (typeof CODES)[number],
  ToothNum: string,
  ProcFee: number,
  days?: number,
])[] = [
  [1003, 20, 'D0120', '', 60],
  [1004, 20, 'D2140', '3', 150],
  [1021, 22, 'D1110', '', 100],
  [1011, 26, 'D2140', '14', 150],
  [1040, 27, 'D2740', '19', 1200, -100],
  [1041, 27, 'D2140', '30', 150, -45],
  [1042, 27, 'D0120', '', 60, -5],
  [1050, 23, 'D2140', '30', 120],
  [1060, 29, 'D0120', '', 60, -10],
  [1061, 30, 'D2140', '', 150, -50],
];

/** ProcNum, patient, InsEstTotal, WriteOffEst: what the engine makes of the fixture's plans. */
const ESTIMATES = [
  [1003, 20, 42, 18],
  [1004, 20, 96, 30],
  [1021, 22, 70, 30],
] as const;

/** What the money side of the chapter's fixture (25.1) consists of. */
export async function layAccounts(practice: TestPractice): Promise<void> {
  await layPreferences(practice, PREFERENCES);
  await layDefinitions(practice, DEFINITIONS);
  await practice.lay(
    'provider',
    { ProvNum: 1, Abbr: 'DOC1' },
    { ProvNum: 2, Abbr: 'DOC2', IsHidden: 1 },
    { ProvNum: 3, Abbr: 'HYG1' },
  );
  await practice.lay('clinic', { ClinicNum: 1, Abbr: 'North', Description: 'North' });
  await practice.lay(
    'patient',
    ...PATIENTS.map(([PatNum, LName, FName, more]) => ({
      PatNum,
      LName,
      FName,
      Guarantor: PatNum,
      PriProv: 1,
      ...more,
    })),
  );
  await practice.lay(
    'procedurecode',
    ...CODES.map((ProcCode, index) => ({ CodeNum: index + 1, ProcCode, AbbrDesc: `Work${index + 1}` })),
  );
  await practice.lay(
    'procedurelog',
    ...PROCEDURES.map(([ProcNum, PatNum, code, ToothNum, ProcFee, days = 0]) => ({
      ProcNum,
      PatNum,
      CodeNum: CODES.indexOf(code) + 1,
      ToothNum,
      ProcFee,
      ProcDate: day(days),
      ProcStatus: ProcStatus.C,
      ProvNum: 1,
    })),
  );
  await practice.lay(
    'claimproc',
    ...ESTIMATES.map(([ProcNum, PatNum, InsEstTotal, WriteOffEst]) => ({
      ProcNum,
      PatNum,
      InsEstTotal,
      WriteOffEst,
      InsEstTotalOverride: -1,
      WriteOffEstOverride: -1,
      Status: ClaimProcStatus.Estimate,
    })),
    { ProcNum: 1050, PatNum: 23, Status: ClaimProcStatus.CapComplete, CopayAmt: 25, WriteOff: 95, DateCP: TODAY },
  );
}
