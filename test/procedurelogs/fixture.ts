import type { Row } from '../../src/db/schema/tables.ts';
import { addDays } from '../../src/domain/calendar.ts';
import {
  AptStatus,
  ClaimProcStatus,
  ClaimType,
  DefCat,
  PlanType,
  ProcStatus,
  ToothPaintingType,
  TPStatus,
  TreatArea,
} from '../../src/domain/enums.ts';
import type { TestPractice } from '../support/test-practice.ts';

/** The office's moment while the fixture is laid; requests come later that day, so that a moved time stamp shows. */
export const LAID = '2025-03-10 08:00:00';
export const NOW = '2025-03-10 09:00:00';
export const TODAY = '2025-03-10';
/** Today moved by days: `day(7)` is T+7. */
export const day = (days: number) => addDays(TODAY, days);

export const UCR = 53;

/** Number of each code; identifiers are the codes' own, wordings ours. */
export const codeNums = {
  D0120: 2,
  D1206: 40,
  D2331: 33,
  D2393: 193,
  D2740: 50,
  D7140: 60,
  D4341: 70,
  D9972: 80,
  D5213: 90,
  S0001: 100,
  D0272: 110,
  D0210: 111,
  D1110: 112,
  D4910: 113,
  D4355: 114,
  '~GRP~': 120,
} as const;

const codes: Partial<Row<'procedurecode'>>[] = [
  { ProcCode: 'D0120', Descript: 'Recall exam', AbbrDesc: 'Exam', TreatArea: TreatArea.Mouth },
  { ProcCode: 'D1206', Descript: 'Fluoride varnish', AbbrDesc: 'FlVarn', TreatArea: TreatArea.None },
  { ProcCode: 'D2331', Descript: 'Front filling, two sides', AbbrDesc: 'C2', TreatArea: TreatArea.Surf },
  { ProcCode: 'D2393', Descript: 'Back filling, three sides', AbbrDesc: 'C3P', TreatArea: TreatArea.Surf },
  { ProcCode: 'D2740', Descript: 'Ceramic crown', AbbrDesc: 'Crn', TreatArea: TreatArea.Tooth, IsProsth: 1 },
  {
    ProcCode: 'D7140',
    Descript: 'Tooth removal',
    AbbrDesc: 'Ext',
    TreatArea: TreatArea.Tooth,
    PaintType: ToothPaintingType.Extraction,
  },
  { ProcCode: 'D4341', Descript: 'Deep cleaning, quadrant', AbbrDesc: 'SRP', TreatArea: TreatArea.Quad },
  {
    ProcCode: 'D9972',
    Descript: 'Whitening, arch',
    AbbrDesc: 'Bleach',
    TreatArea: TreatArea.Arch,
    AreaAlsoToothRange: 1,
  },
  {
    ProcCode: 'D5213',
    Descript: 'Partial denture, upper',
    AbbrDesc: 'PartU',
    TreatArea: TreatArea.ToothRange,
    IsProsth: 1,
  },
  { ProcCode: 'S0001', Descript: 'Sextant service', AbbrDesc: 'Sext', TreatArea: TreatArea.Sextant },
  { ProcCode: 'D0272', Descript: 'Two bitewings', AbbrDesc: '2BW', TreatArea: TreatArea.Mouth },
  { ProcCode: 'D0210', Descript: 'Full series of images', AbbrDesc: 'FMX', TreatArea: TreatArea.Mouth },
  { ProcCode: 'D1110', Descript: 'Cleaning, adult', AbbrDesc: 'Pro', TreatArea: TreatArea.Mouth },
  { ProcCode: 'D4910', Descript: 'Perio upkeep', AbbrDesc: 'PerM', TreatArea: TreatArea.Mouth },
  { ProcCode: 'D4355', Descript: 'Gross cleaning', AbbrDesc: 'Debr', TreatArea: TreatArea.Mouth },
  { ProcCode: '~GRP~', Descript: 'Group Note', AbbrDesc: 'GrpNote' },
].map((code) => ({ CodeNum: codeNums[code.ProcCode as keyof typeof codeNums], ...code }));

/** [code, schedule, dollars] */
const fees: [keyof typeof codeNums, number, number][] = [
  ['D0120', UCR, 50],
  ['D1206', UCR, 35],
  ['D2331', UCR, 150],
  ['D2393', UCR, 200],
  ['D2740', UCR, 1200],
  ['D7140', UCR, 180],
  ['D4341', UCR, 210],
  ['D9972', UCR, 250],
  ['D5213', UCR, 1500],
  ['S0001', UCR, 10],
  ['D0120', 54, 40],
  ['D2331', 54, 160],
  ['D0120', 55, 44],
  ['D0120', 56, 30],
  ['D0120', 57, 45],
];

const preferences: Record<string, string> = {
  PracticeDefaultProv: '1',
  EasyHidePublicHealth: '1',
  ShowFeatureMedicalInsurance: '0',
  FutureTransDatesAllowed: '0',
  DefaultProcedurePlaceService: '0',
  InsPpoAlwaysUseUcrFee: '0',
  MedicalFeeUsedForNewProcs: '0',
  ProcGroupNoteDoesAggregate: '0',
  TreatPlanDiscountAdjustmentType: '14',
  InsHistBWCodes: 'D0272',
  InsHistPanoCodes: 'D0210',
  InsHistExamCodes: 'D0120',
  InsHistProphyCodes: 'D1110',
  InsHistPerioURCodes: 'D4341',
  InsHistPerioULCodes: '',
  InsHistPerioLRCodes: 'D4341',
  InsHistPerioLLCodes: 'D4341',
  InsHistPerioMaintCodes: 'D4910',
  InsHistDebridementCodes: 'D4355',
};

type Procedure = Partial<Row<'procedurelog'>>;

const { TP, C, EO, EC, D } = ProcStatus;

/** A procedure of patient 10 as a chart holds it, with the values that matter to a test. */
export function procedure(ProcNum: number, code: keyof typeof codeNums, values: Procedure): Procedure {
  const status = values.ProcStatus ?? TP;
  return {
    ProcNum,
    PatNum: 10,
    CodeNum: codeNums[code],
    ProcStatus: status,
    ProcDate: TODAY,
    DateTP: day(-5),
    DateEntryC: day(-5),
    DateComplete: status === C ? (values.ProcDate ?? TODAY) : '0001-01-01',
    SecDateEntry: `${day(-5)} 08:00:00`,
    ProvNum: 2,
    ClinicNum: 1,
    UnitQty: 1,
    ...values,
  };
}

const procedures: Procedure[] = [
  procedure(100, 'D2393', { ToothNum: '4', Surf: 'MO', ProcFee: 200 }),
  procedure(101, 'D2393', { ToothNum: '14', Surf: 'MO', ProcStatus: C, ProcDate: day(-5), ProcFee: 200 }),
  procedure(102, 'D0120', { ProcStatus: EO, ProcDate: day(-400) }),
  procedure(103, 'D0120', { PatNum: 12, ProvNum: 1, ClinicNum: 0, ProcStatus: C, ProcDate: day(-5), ProcFee: 50 }),
  procedure(104, 'D2740', { PatNum: 12, ProvNum: 1, ClinicNum: 0, ToothNum: '3', ProcFee: 1200 }),
  procedure(105, 'D0120', { ProcStatus: C, ProcDate: day(-5), ProcFee: 50 }),
  procedure(106, 'D1206', { ProcStatus: C, ProcDate: day(-5), ProcFee: 35 }),
  procedure(107, 'D1206', { ProcStatus: C, ProcDate: day(-6), ProcFee: 35 }),
  procedure(108, 'D2393', { ToothNum: '5', Surf: 'OD', AptNum: 201, ProcFee: 200 }),
  procedure(109, 'D1206', { ProcDate: day(-3), ProcFee: 35, Discount: 15 }),
  procedure(110, 'D0120', { ProcStatus: D, ProcFee: 50 }),
  procedure(120, '~GRP~', { ProcStatus: EC, ProcDate: day(-5), DateTP: '0001-01-01' }),
  procedure(121, '~GRP~', { ProcStatus: EC, ProcDate: day(-5), DateTP: '0001-01-01', IsLocked: 1 }),
];

/** An estimate's overrides stand at −1, which means not set. */
const claimProc = (values: Partial<Row<'claimproc'>>): Partial<Row<'claimproc'>> => ({
  PatNum: 12,
  ProvNum: 1,
  PlanNum: 401,
  InsSubNum: 501,
  AllowedOverride: -1,
  DedEst: -1,
  DedEstOverride: -1,
  InsEstTotalOverride: -1,
  PaidOtherInsOverride: -1,
  WriteOffEst: -1,
  WriteOffEstOverride: -1,
  ...values,
});

/** Lays the fixture of `procedures.md` 27 into an empty practice, and moves the clock on to `NOW`. */
export async function layFixture(practice: TestPractice): Promise<void> {
  practice.setNow(LAID);
  const { lay } = practice;
  await lay('preference', ...Object.entries(preferences).map(([PrefName, ValueString]) => ({ PrefName, ValueString })));
  await lay('clinic', { ClinicNum: 1, Description: 'North', DefaultPlaceService: 8 });
  await lay('clinic', { ClinicNum: 2, Description: 'South', ItemOrder: 1 });
  await lay(
    'provider',
    { ProvNum: 1, Abbr: 'DOC1', ItemOrder: 0, FeeSched: UCR },
    { ProvNum: 2, Abbr: 'DOC2', ItemOrder: 1, FeeSched: UCR },
    { ProvNum: 3, Abbr: 'HYG1', ItemOrder: 2, FeeSched: UCR },
  );
  await lay(
    'definition',
    { DefNum: 148, Category: DefCat.TxPriorities, ItemName: 'Low', ItemOrder: 0 },
    { DefNum: 149, Category: DefCat.TxPriorities, ItemName: 'High', ItemOrder: 1 },
    { DefNum: 150, Category: DefCat.TxPriorities, ItemName: 'Old', ItemOrder: 2, IsHidden: 1 },
    { DefNum: 126, Category: DefCat.Diagnosis, ItemName: 'Cracked Tooth', ItemOrder: 0 },
    { DefNum: 127, Category: DefCat.Diagnosis, ItemName: 'Caries', ItemOrder: 1 },
    { DefNum: 170, Category: DefCat.Prognosis, ItemName: 'Good', ItemOrder: 0 },
    { DefNum: 14, Category: DefCat.AdjTypes, ItemName: 'Planned discount', ItemOrder: 0 },
    { DefNum: 15, Category: DefCat.AdjTypes, ItemName: 'Discount plan', ItemOrder: 1 },
  );
  await lay(
    'feesched',
    ...[UCR, 54, 55, 56, 57].map((FeeSchedNum) => ({ FeeSchedNum, Description: `Fees ${FeeSchedNum}` })),
  );
  await lay('procedurecode', ...codes);
  await lay('fee', ...fees.map(([code, FeeSched, Amount]) => ({ CodeNum: codeNums[code], FeeSched, Amount })));
  await layPatients(practice);
  await lay(
    'appointment',
    {
      AptNum: 201,
      PatNum: 10,
      AptStatus: AptStatus.Scheduled,
      AptDateTime: `${day(7)} 10:00:00`,
      ProvNum: 3,
      ClinicNum: 2,
    },
    { AptNum: 202, PatNum: 10, AptStatus: AptStatus.Planned },
    {
      AptNum: 203,
      PatNum: 10,
      AptStatus: AptStatus.Complete,
      AptDateTime: `${day(-5)} 10:00:00`,
      ProvNum: 2,
      ClinicNum: 1,
    },
    { AptNum: 204, PatNum: 11, AptStatus: AptStatus.Scheduled, AptDateTime: `${day(1)} 10:00:00`, ProvNum: 1 },
  );
  await lay('procedurelog', ...procedures);
  await lay('claim', {
    ClaimNum: 701,
    PatNum: 12,
    PlanNum: 401,
    InsSubNum: 501,
    ClaimType: ClaimType.Primary,
    ClaimStatus: 'S',
  });
  await lay('claim', {
    ClaimNum: 702,
    PatNum: 12,
    PlanNum: 401,
    InsSubNum: 501,
    ClaimType: ClaimType.PreAuth,
    ClaimStatus: 'S',
  });
  await lay(
    'claimproc',
    claimProc({
      ClaimProcNum: 801,
      ProcNum: 103,
      ClaimNum: 701,
      Status: ClaimProcStatus.NotReceived,
      ProcDate: day(-5),
    }),
    claimProc({ ClaimProcNum: 802, ProcNum: 104, ClaimNum: 702, Status: ClaimProcStatus.Preauth, ProcDate: TODAY }),
  );
  await layPlans(practice);
  await layGroupNotes(practice);
  practice.setNow(NOW);
}

async function layPatients({ lay }: TestPractice): Promise<void> {
  await lay(
    'patient',
    { PatNum: 10, LName: 'Linden', FName: 'Ada', PriProv: 2, ClinicNum: 1 },
    { PatNum: 11, LName: 'Maple', FName: 'Ben', SecProv: 3 },
    { PatNum: 12, LName: 'Oak', FName: 'Cora', PriProv: 1 },
    { PatNum: 13, LName: 'Pine', FName: 'Dan', PriProv: 1 },
    { PatNum: 14, LName: 'Rowan', FName: 'Eva', PriProv: 1 },
    { PatNum: 15, LName: 'Willow', FName: 'Finn', PriProv: 1, FeeSched: 55 },
  );
  await lay(
    'insplan',
    { PlanNum: 401, PlanType: PlanType.PpoPercentage, FeeSched: 54 },
    { PlanNum: 402, PlanType: PlanType.Percentage },
    { PlanNum: 403, PlanType: PlanType.Percentage, FeeSched: 57 },
  );
  await lay(
    'inssub',
    { InsSubNum: 501, PlanNum: 401, Subscriber: 12 },
    { InsSubNum: 502, PlanNum: 402, Subscriber: 11 },
    { InsSubNum: 503, PlanNum: 403, Subscriber: 13 },
  );
  await lay(
    'patplan',
    { PatPlanNum: 601, PatNum: 12, InsSubNum: 501, Ordinal: 1 },
    { PatPlanNum: 602, PatNum: 11, InsSubNum: 502, Ordinal: 1 },
    { PatPlanNum: 603, PatNum: 13, InsSubNum: 503, Ordinal: 1 },
  );
  await lay('discountplan', {
    DiscountPlanNum: 20,
    FeeSchedNum: 56,
    DefNum: 15,
    AnnualMax: -1,
    ExamFreqLimit: -1,
    XrayFreqLimit: -1,
    ProphyFreqLimit: -1,
    FluorideFreqLimit: -1,
    PerioFreqLimit: -1,
    LimitedExamFreqLimit: -1,
    PAFreqLimit: -1,
  });
  await lay('discountplansub', { DiscountSubNum: 21, DiscountPlanNum: 20, PatNum: 14 });
}

/** The plans that planned procedures are on, as upkeep keeps them (`procedures.md` 20.1). */
async function layPlans({ lay }: TestPractice): Promise<void> {
  await lay(
    'treatplan',
    { TreatPlanNum: 301, PatNum: 10, Heading: 'Active Treatment Plan', TPStatus: TPStatus.Active },
    { TreatPlanNum: 302, PatNum: 12, Heading: 'Active Treatment Plan', TPStatus: TPStatus.Active },
  );
  await lay(
    'treatplanattach',
    { TreatPlanNum: 301, ProcNum: 100 },
    { TreatPlanNum: 301, ProcNum: 108 },
    { TreatPlanNum: 301, ProcNum: 109 },
    { TreatPlanNum: 302, ProcNum: 104 },
  );
}

async function layGroupNotes({ lay }: TestPractice): Promise<void> {
  await lay(
    'procgroupitem',
    { ProcNum: 105, GroupNum: 120 },
    { ProcNum: 106, GroupNum: 120 },
    { ProcNum: 105, GroupNum: 121 },
  );
  const written = `${day(-5)} 10:00:00`;
  await lay(
    'procnote',
    { PatNum: 10, ProcNum: 120, EntryDateTime: written, Note: 'A' },
    { PatNum: 10, ProcNum: 121, EntryDateTime: written, Note: 'A' },
  );
}
