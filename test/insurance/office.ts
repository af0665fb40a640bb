import type { Row } from '../../src/db/schema/tables.ts';
import { addDays } from '../../src/domain/calendar.ts';
import { type Definition, layDefinitions, layPreferences } from '../support/lists.ts';
import type { TestPractice } from '../support/test-practice.ts';

/** Today in the chapter's rows: `T`. */
export const TODAY = '2026-06-15';
const day = (offset: number) => addDays(TODAY, offset);

const PREFERENCES = {
  PracticeDefaultProv: '1',
  InsBillingProv: '0',
  DefaultClaimForm: '1',
  InsDefaultAssignBen: '1',
  InsDefaultCobRule: '0',
  AllowedFeeSchedsAutomate: '0',
  FutureTransDatesAllowed: '0',
  RigorousAccounting: '1',
  PrepaymentUnearnedType: '283',
  ClaimPrimaryReceivedRecalcSecondary: '0',
  InsAutoReceiveNoAssign: '0',
  ClaimZeroDollarProcBehavior: '0',
  ClaimTrackingStatusExcludesNone: '0',
  ProcProvChangesClaimProcWithClaim: '0',
  InsPPOsecWriteoffs: '0',
  InsChecksFrequency: '1',
  TreatPlanSortByTooth: '1',
  EasyNoClinics: '1',
};

const DEFINITIONS: readonly Definition[] = [
  [1, 1, 'Cash Discount', '-'],
  [1, 2, 'Finance Charge', '+'],
  [1, 3, 'Discount Plan', 'dp'],
  [10, 69, 'Check'],
  [10, 70, 'Cash'],
  [20, 148, 'First'],
  [20, 149, 'Second'],
  [29, 283, 'Prepayment'],
  [31, 339, 'Denied'],
  [32, 296, 'Check'],
  [32, 297, 'EFT'],
  [36, 448, 'Paid In Full'],
  [38, 721, 'Pending'],
  [40, 451, 'Lockbox'],
  [43, 340, 'Attachment'],
];

/** Category of the chapter → the kind of benefit it stands for, and its spans (CAT-4). */
const CATEGORIES: readonly (readonly [
  name: string,
  ebenefit: number,
  spans: readonly (readonly [string, string])[],
])[] = [
  [
    'General',
    1,
    [
      ['D0000', 'D7999'],
      ['D9000', 'D9999'],
    ],
  ],
  ['Diagnostic', 2, [['D0000', 'D0999']]],
  ['X-Ray', 13, [['D0200', 'D0399']]],
  ['Preventive', 12, [['D1000', 'D1999']]],
  [
    'Restorative',
    4,
    [
      ['D2000', 'D2699'],
      ['D2800', 'D2999'],
    ],
  ],
  ['Endo', 5, [['D3000', 'D3999']]],
  ['Perio', 3, [['D4000', 'D4999']]],
  ['Oral Surgery', 11, [['D7000', 'D7999']]],
  ['Crowns', 7, [['D2700', 'D2799']]],
  [
    'Prosth',
    10,
    [
      ['D5000', 'D5899'],
      ['D6200', 'D6899'],
    ],
  ],
  ['Maxillofacial', 6, [['D5900', 'D5999']]],
  ['Accident', 8, []],
  ['Ortho', 9, [['D8000', 'D8999']]],
  ['Adjunctive', 14, [['D9000', 'D9999']]],
];

const CODES: readonly (readonly [CodeNum: number, ProcCode: string, TreatArea: number])[] = [
  [1, 'D0120', 0],
  [2, 'D1110', 0],
  [3, 'D2140', 1],
  [4, 'D2391', 1],
  [5, 'D2740', 2],
  [6, 'D7140', 2],
];

const FEES: Readonly<Record<number, Readonly<Record<number, number>>>> = {
  53: { 1: 60, 2: 100, 3: 150, 4: 200, 5: 1200 },
  54: { 1: 42, 2: 70, 3: 120, 4: 150, 5: 900 },
  55: { 3: 25 },
  56: { 3: 100, 5: 1000 },
};

const benefit = (BenefitNum: number, PlanNum: number, BenefitType: number, more: object) => ({
  BenefitNum,
  PlanNum,
  BenefitType,
  Percent: -1,
  MonetaryAmt: -1,
  TimePeriod: 2,
  ...more,
});
const covers = (BenefitNum: number, PlanNum: number, CovCatNum: number, Percent: number) =>
  benefit(BenefitNum, PlanNum, 1, { CovCatNum, Percent });
const deductible = (BenefitNum: number, CovCatNum: number, MonetaryAmt: number) =>
  benefit(BenefitNum, 501, 2, { CovCatNum, MonetaryAmt, CoverageLevel: 1 });

const PROCEDURES: readonly (readonly [
  ProcNum: number,
  PatNum: number,
  status: 1 | 2,
  CodeNum: number,
  tooth: string,
  ProcFee: number,
  date: number,
  Priority?: number,
])[] = [
  [1001, 20, 1, 3, '30', 150, 0, 148],
  [1002, 20, 1, 5, '19', 1200, 0, 149],
  [1003, 20, 2, 1, '', 60, 0],
  [1004, 20, 2, 3, '3', 150, 0],
  [1015, 21, 1, 4, '5', 200, 0],
  [1020, 22, 1, 5, '3', 1200, 0],
  [1021, 22, 2, 2, '', 100, 0],
  [1010, 26, 1, 5, '19', 1200, 0],
  [1011, 26, 2, 3, '14', 150, 0],
  [1030, 24, 1, 3, '30', 150, 0, 148],
  [1031, 24, 1, 5, '19', 1200, 0],
  [1040, 27, 2, 5, '19', 1200, -100],
  [1041, 27, 2, 3, '30', 150, -45],
  [1042, 27, 2, 1, '', 60, -5],
  [1050, 23, 2, 3, '30', 120, 0],
];

const PLANS: Readonly<Record<number, number>> = { 20: 900, 26: 901, 22: 902, 24: 903, 21: 904 };

/** Estimate rows as the engine makes them, made once by requests and laid as they are from then on. */
let estimates: Row<'claimproc'>[] | undefined;

/** Lays the fixture of `companions-insurance.md` 25.1. */
export async function layOffice(practice: TestPractice): Promise<void> {
  await layLists(practice);
  await layInsurance(practice);
  await layWork(practice);
  if (estimates) return practice.lay('claimproc', ...estimates);
  // A fee that changes has the estimates made, of completed work too.
  for (const [ProcNum, , , , , ProcFee] of PROCEDURES) {
    await practice.change('procedurelog', { ProcNum }, { ProcFee: ProcFee + 1 });
    const { status, text } = await practice.put(`/procedurelogs/${ProcNum}`, { ProcFee });
    if (status !== 200) throw new Error(`${ProcNum}: ${text}`);
  }
  for (const TreatPlanNum of Object.values(PLANS)) {
    const { status, text } = await practice.post('/treatplans/Saved', { TreatPlanNum, Heading: 'fixture' });
    if (status !== 201) throw new Error(text);
  }
  estimates = await practice.rows('claimproc');
  await practice.clear();
  await layOffice(practice);
}

async function layLists(practice: TestPractice): Promise<void> {
  await layPreferences(practice, PREFERENCES);
  await layDefinitions(practice, DEFINITIONS);
  await practice.lay(
    'provider',
    { ProvNum: 1, Abbr: 'DOC1', ItemOrder: 1, FeeSched: 53 },
    { ProvNum: 2, Abbr: 'DOC2', ItemOrder: 2, FeeSched: 53, IsHidden: 1 },
    { ProvNum: 3, Abbr: 'HYG1', ItemOrder: 3, FeeSched: 53, IsSecondary: 1 },
  );
  await practice.lay('claimform', { ClaimFormNum: 1, Description: 'ADA' }, { ClaimFormNum: 4, Description: 'Other' });
  await practice.lay(
    'feesched',
    { FeeSchedNum: 53, Description: 'UCR', FeeSchedType: 0, IsGlobal: 1 },
    { FeeSchedNum: 54, Description: 'PPO', FeeSchedType: 0 },
    { FeeSchedNum: 55, Description: 'CoPay', FeeSchedType: 1 },
    { FeeSchedNum: 56, Description: 'Disc', FeeSchedType: 0 },
  );
  await practice.lay(
    'procedurecode',
    ...CODES.map(([CodeNum, ProcCode, TreatArea]) => ({ CodeNum, ProcCode, TreatArea })),
  );
  for (const [FeeSched, byCode] of Object.entries(FEES)) {
    const fees = Object.entries(byCode).map(([CodeNum, Amount]) => ({ CodeNum: Number(CodeNum), Amount }));
    await practice.lay('fee', ...fees.map((fee) => ({ ...fee, FeeSched: Number(FeeSched) })));
  }
  for (const [index, [Description, EbenefitCat, spans]] of CATEGORIES.entries()) {
    await practice.lay('covcat', {
      CovCatNum: index + 1,
      Description,
      CovOrder: index,
      EbenefitCat,
      DefaultPercent: -1,
    });
    await practice.lay('covspan', ...spans.map(([FromCode, ToCode]) => ({ CovCatNum: index + 1, FromCode, ToCode })));
  }
}

async function layInsurance(practice: TestPractice): Promise<void> {
  await practice.lay(
    'carrier',
    { CarrierNum: 10, CarrierName: 'Dental Guard' },
    { CarrierNum: 11, CarrierName: 'Metro Dental' },
    { CarrierNum: 12, CarrierName: 'Old Mutual', IsHidden: 1 },
  );
  await practice.lay('employer', { EmployerNum: 23, EmpName: 'Happy Dental' });
  const plan = { ClaimFormNum: 1, HasPpoSubstWriteoffs: 1, IsBlueBookEnabled: 0 };
  await practice.lay(
    'insplan',
    { ...plan, PlanNum: 501, PlanType: 'p', FeeSched: 54, CarrierNum: 10 },
    { ...plan, PlanNum: 502, PlanType: '', CarrierNum: 11 },
    { ...plan, PlanNum: 503, PlanType: 'c', FeeSched: 54, CopayFeeSched: 55, CarrierNum: 10 },
    { ...plan, PlanNum: 504, PlanType: '', CarrierNum: 11 },
  );
  await practice.lay(
    'benefit',
    ...[covers(601, 501, 2, 100), covers(602, 501, 4, 100), covers(603, 501, 5, 80), covers(604, 501, 9, 50)],
    ...[deductible(605, 0, 50), deductible(606, 2, 0), deductible(607, 4, 0)],
    benefit(608, 501, 5, { MonetaryAmt: 1000, CoverageLevel: 1 }),
    ...[covers(611, 502, 2, 100), covers(612, 502, 4, 100), covers(613, 502, 5, 50), covers(614, 502, 9, 50)],
  );
  const sub = (InsSubNum: number, PlanNum: number, Subscriber: number) => ({
    InsSubNum,
    PlanNum,
    Subscriber,
    SubscriberID: `S${InsSubNum}`,
    AssignBen: 1,
    ReleaseInfo: 1,
  });
  const subs = [sub(701, 501, 20), sub(702, 502, 21), sub(703, 503, 23), sub(704, 504, 22)];
  await practice.lay('inssub', ...subs, sub(705, 501, 26), sub(706, 502, 26));
  const link = (PatPlanNum: number, PatNum: number, InsSubNum: number, Ordinal = 1, Relationship = 0) => ({
    PatPlanNum,
    PatNum,
    InsSubNum,
    Ordinal,
    Relationship,
  });
  const links = [link(801, 20, 701), link(802, 22, 701, 1, 2), link(803, 23, 703)];
  await practice.lay('patplan', ...links, link(804, 26, 705), link(805, 26, 706, 2));
  await practice.lay('insverify', { VerifyType: 1, FKey: 501 }, { VerifyType: 2, FKey: 801 });
  const discount = { FeeSchedNum: 56, DefNum: 3, AnnualMax: 220 };
  const limits = {
    ExamFreqLimit: -1,
    XrayFreqLimit: -1,
    ProphyFreqLimit: -1,
    FluorideFreqLimit: -1,
    PerioFreqLimit: -1,
    LimitedExamFreqLimit: -1,
    PAFreqLimit: -1,
  };
  await practice.lay(
    'discountplan',
    { DiscountPlanNum: 31, Description: 'Basic', ...discount, ...limits },
    { DiscountPlanNum: 32, Description: 'Old', IsHidden: 1, ...discount, ...limits },
  );
}

async function layWork(practice: TestPractice): Promise<void> {
  const person = (PatNum: number, LName: string, FName: string, more: object = {}) => ({
    PatNum,
    LName,
    FName,
    Guarantor: PatNum,
    PriProv: 1,
    HasIns: [20, 22, 23, 26].includes(PatNum) ? 'I' : '',
    ...more,
  });
  await practice.lay(
    'patient',
    person(20, 'Adams', 'Ann', { Birthdate: '1980-01-01' }),
    person(21, 'Adams', 'Bob', { Birthdate: '1982-01-01', Guarantor: 20 }),
    person(22, 'Adams', 'Cal', { Birthdate: '2015-01-01', Guarantor: 20 }),
    person(23, 'Cole', 'Cap'),
    person(24, 'Dunn', 'Di'),
    person(25, 'Deleted', 'Dan', { PatStatus: 4 }),
    person(26, 'Eads', 'Eve'),
    person(27, 'Ford', 'Fay'),
  );
  await practice.lay(
    'procedurelog',
    ...PROCEDURES.map(([ProcNum, PatNum, ProcStatus, CodeNum, ToothNum, ProcFee, offset, Priority = 0]) => ({
      ProcNum,
      PatNum,
      ProcStatus,
      CodeNum,
      ToothNum,
      ProcFee,
      Priority,
      ProvNum: 1,
      UnitQty: 1,
      ProcDate: day(offset),
      DateComplete: ProcStatus === 2 ? day(offset) : '0001-01-01',
      ...(CodeNum === 3 || CodeNum === 4 ? { Surf: 'O' } : {}),
    })),
  );
  for (const [patNum, TreatPlanNum] of Object.entries(PLANS)) {
    await practice.lay('treatplan', { TreatPlanNum, PatNum: Number(patNum), TPStatus: 1, Heading: 'Active' });
    const own = PROCEDURES.filter(([, PatNum, status]) => PatNum === Number(patNum) && status === 1);
    await practice.lay(
      'treatplanattach',
      ...own.map(([ProcNum, , , , , , , Priority = 0]) => ({ TreatPlanNum, ProcNum, Priority })),
    );
  }
}
