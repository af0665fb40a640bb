import { expect } from 'vitest';
import type { Row } from '../../src/db/schema/tables.ts';
import {
  BenefitType,
  ClaimProcStatus,
  CoverageLevel,
  DefCat,
  PatStatus,
  ProcStatus,
  QuantityQualifier,
  SheetFieldType,
  TimePeriod,
  TPStatus,
  TreatArea,
} from '../../src/domain/enums.ts';
import type { Answer, TestPractice } from '../support/test-practice.ts';

export const NOW = '2025-03-10 09:00:00';
export const NOTE = 'ONLY AN ESTIMATE.';

/** CodeNums of the fixture's codes. */
export const CODES = { D2393: 2393, D0140: 140, D2740: 2740, D1110: 1110, D6240: 6240, D4342: 4342 };
/** DefNums of the priorities, in the office's order. */
export const PRIORITY = { one: 151, two: 152, low: 149, wait: 148 };
/** The sheet with room for everything the gated parameters ask for. */
export const FULL_SHEET = 77;

/** Fixture F of `treatment-plans.md` 7: what every acceptance row starts from. */
export async function layFixture(practice: TestPractice): Promise<void> {
  await practice.clear();
  practice.setNow(NOW);
  await layOffice(practice);
  await layPatients(practice);
  const plan = { Note: NOTE, PatNum: 15, Signature: '', SecDateTEdit: '2025-02-01 08:00:00' };
  await practice.lay(
    'treatplan',
    { ...plan, TreatPlanNum: 100, Heading: 'Active Treatment Plan', TPStatus: TPStatus.Active },
    { ...plan, TreatPlanNum: 101, Heading: 'Crown option', TPStatus: TPStatus.Inactive },
  );
  await practice.lay(
    'treatplanattach',
    { TreatPlanAttachNum: 201, TreatPlanNum: 100, ProcNum: 1101, Priority: 0 },
    { TreatPlanAttachNum: 202, TreatPlanNum: 100, ProcNum: 1102, Priority: PRIORITY.one },
    { TreatPlanAttachNum: 203, TreatPlanNum: 101, ProcNum: 1103, Priority: PRIORITY.low },
  );
}

async function layOffice(practice: TestPractice): Promise<void> {
  const preferences = {
    TreatPlanSortByTooth: '1',
    InsChecksFrequency: '1',
    TreatmentPlanNote: NOTE,
    SheetsDefaultTreatmentPlan: '0',
    TreatPlanSaveSignedToPdf: '0',
    AtoZfolderUsed: '1',
    EasyNoClinics: '1',
    UseInternationalToothNumbers: '0',
  };
  await practice.lay(
    'preference',
    ...Object.entries(preferences).map(([PrefName, ValueString]) => ({ PrefName, ValueString })),
  );
  await practice.lay(
    'definition',
    { DefNum: 151, Category: DefCat.TxPriorities, ItemName: '1', ItemOrder: 0 },
    { DefNum: 152, Category: DefCat.TxPriorities, ItemName: '2', ItemOrder: 1 },
    { DefNum: 149, Category: DefCat.TxPriorities, ItemName: 'Low', ItemOrder: 2 },
    { DefNum: 148, Category: DefCat.TxPriorities, ItemName: 'Wait', ItemOrder: 3 },
    { DefNum: 401, Category: DefCat.Diagnosis, ItemName: 'Caries', ItemValue: 'C' },
    { DefNum: 501, Category: DefCat.Prognosis, ItemName: 'Good' },
    { DefNum: 601, Category: DefCat.ImageCats, ItemName: 'Chart', ItemOrder: 0 },
    { DefNum: 602, Category: DefCat.ImageCats, ItemName: 'Plans', ItemValue: 'R', ItemOrder: 1 },
  );
  await practice.lay('userod', { UserNum: 5, UserName: 'Presenter' });
  await practice.lay('provider', { ProvNum: 11, Abbr: 'DOC1', FeeSched: 53 });
  await practice.lay('feesched', { FeeSchedNum: 53, Description: 'Usual' });
  await practice.lay('sheetdef', { SheetDefNum: FULL_SHEET, SheetType: 17 });
  await practice.lay(
    'sheetfielddef',
    { SheetDefNum: FULL_SHEET, FieldType: SheetFieldType.SigBox },
    { SheetDefNum: FULL_SHEET, FieldType: SheetFieldType.SigBoxPractice },
    { SheetDefNum: FULL_SHEET, FieldType: SheetFieldType.OutputText, FieldName: 'SignatureText' },
    { SheetDefNum: FULL_SHEET, FieldType: SheetFieldType.OutputText, FieldName: 'SignaturePracticeText' },
  );
  await practice.lay(
    'procedurecode',
    {
      CodeNum: CODES.D2393,
      ProcCode: 'D2393',
      Descript: 'White filling, back, 3 sides',
      AbbrDesc: 'C3 (P)',
      TreatArea: TreatArea.Surf,
    },
    { CodeNum: CODES.D0140, ProcCode: 'D0140', Descript: 'Limited Exam', TreatArea: TreatArea.Mouth },
    { CodeNum: CODES.D2740, ProcCode: 'D2740', Descript: 'Ceramic crown', TreatArea: TreatArea.Tooth },
    { CodeNum: CODES.D1110, ProcCode: 'D1110', Descript: 'Adult cleaning', TreatArea: TreatArea.Mouth },
    { CodeNum: CODES.D6240, ProcCode: 'D6240', Descript: 'Bridge', TreatArea: TreatArea.ToothRange },
    { CodeNum: CODES.D4342, ProcCode: 'D4342', Descript: 'Scaling by sextant', TreatArea: TreatArea.Sextant },
  );
}

async function layPatients(practice: TestPractice): Promise<void> {
  const patient = { PriProv: 11, Birthdate: '1980-05-05' };
  await practice.lay(
    'patient',
    { ...patient, PatNum: 15, LName: 'Invented', FName: 'Fifteen' },
    { ...patient, PatNum: 31, LName: 'Invented', FName: 'Thirtyone' },
    { ...patient, PatNum: 712, LName: 'Invented', FName: 'Sevenhundred' },
    { ...patient, PatNum: 99, LName: 'Invented', FName: 'Gone', PatStatus: PatStatus.Deleted },
  );
  await practice.lay(
    'procedurelog',
    planned({
      ProcNum: 1101,
      CodeNum: CODES.D2393,
      ToothNum: '13',
      Surf: 'MOD',
      ProcFee: 204,
      Dx: 401,
      Prognosis: 501,
    }),
    planned({ ProcNum: 1102, CodeNum: CODES.D0140, ProcFee: 57, Priority: PRIORITY.one }),
    planned({ ProcNum: 1103, CodeNum: CODES.D2740, ToothNum: '3', ProcFee: 900, ProcStatus: ProcStatus.TPi }),
    planned({ ProcNum: 1104, CodeNum: CODES.D1110, ProcStatus: ProcStatus.C }),
  );
}

/** A treatment planned procedure of patient 15; one unit unless told otherwise. */
export function planned(values: Partial<Row<'procedurelog'>>): Partial<Row<'procedurelog'>> {
  return {
    PatNum: 15,
    ProcStatus: ProcStatus.TP,
    UnitQty: 1,
    ProvNum: 11,
    ProcDate: '2025-02-01',
    DateTP: '2025-02-01',
    DateEntryC: '2025-02-01',
    SecDateEntry: '2025-02-01 08:00:00',
    ...values,
  };
}

/**
 * Puts patient 15 on a PPO that pays 80 for procedure 1101: 80 % of its fee of 150, after a deductible of 50. The
 * procedure has an estimate already where `estimate` tells what the office entered in it.
 */
export async function layPpo(practice: TestPractice, estimate?: Partial<Row<'claimproc'>>): Promise<void> {
  await practice.lay('feesched', { FeeSchedNum: 54, Description: 'PPO' });
  await practice.lay('fee', { FeeSched: 54, CodeNum: CODES.D2393, Amount: 150 });
  await practice.lay('insplan', { PlanNum: 800, PlanType: 'p', FeeSched: 54 });
  await practice.lay('inssub', { InsSubNum: 801, PlanNum: 800, Subscriber: 15 });
  await practice.lay('patplan', { PatPlanNum: 802, PatNum: 15, InsSubNum: 801, Ordinal: 1 });
  await practice.lay(
    'benefit',
    { ...blankBenefit, BenefitType: BenefitType.CoInsurance, CodeNum: CODES.D2393, Percent: 80 },
    {
      ...blankBenefit,
      BenefitType: BenefitType.Deductible,
      MonetaryAmt: 50,
      TimePeriod: TimePeriod.CalendarYear,
      CoverageLevel: CoverageLevel.Individual,
    },
  );
  if (estimate) await layEstimate(practice, { PlanNum: 800, InsSubNum: 801, ...estimate });
}

/** An estimate of procedure 1101 without overrides but those given. */
export async function layEstimate(practice: TestPractice, estimate: Partial<Row<'claimproc'>>): Promise<void> {
  await practice.lay('claimproc', {
    ProcNum: 1101,
    PatNum: 15,
    Status: ClaimProcStatus.Estimate,
    AllowedOverride: -1,
    DedEst: -1,
    DedEstOverride: -1,
    InsEstTotalOverride: -1,
    PaidOtherInsOverride: -1,
    WriteOffEst: -1,
    WriteOffEstOverride: -1,
    ...estimate,
  });
}

/** Lets the PPO pay for procedure 1101 once in two years, and gives it a claim paid last year. */
export async function layFrequencyReached(practice: TestPractice): Promise<void> {
  await practice.lay('benefit', {
    ...blankBenefit,
    BenefitType: BenefitType.Limitations,
    CodeNum: CODES.D2393,
    QuantityQualifier: QuantityQualifier.Years,
    Quantity: 2,
    TreatArea: TreatArea.Tooth,
  });
  const done = { ProcNum: 1109, PatNum: 15, ProcDate: '2024-04-01' };
  await practice.lay('procedurelog', {
    ...planned({ ...done, CodeNum: CODES.D2393, ToothNum: '13', Surf: 'MO' }),
    ProcStatus: ProcStatus.C,
  });
  await practice.lay('claimproc', {
    ...done,
    ...{ PlanNum: 800, InsSubNum: 801, ClaimNum: 900, Status: ClaimProcStatus.Received, InsPayAmt: 96 },
  });
}

/** A benefit of the PPO without anything in it. */
export const blankBenefit = { PlanNum: 800, Percent: -1, MonetaryAmt: -1 } satisfies Partial<Row<'benefit'>>;

/** Saves a plan over HTTP and answers the new one's number. */
export async function save(practice: TestPractice, treatPlanNum = 100): Promise<number> {
  const { status, body } = await practice.post('/treatplans/Saved', { TreatPlanNum: treatPlanNum });
  expect(status).toBe(201);
  return body.TreatPlanNum;
}

/** Saves plan 100 and signs the copy for the patient. */
export async function saveAndSign(practice: TestPractice): Promise<number> {
  const saved = await save(practice);
  expect((await practice.put(`/treatplans/${saved}`, { isSigned: 'true' })).status).toBe(200);
  return saved;
}

export async function setPreference(practice: TestPractice, name: string, value: string): Promise<void> {
  await practice.change('preference', { PrefName: name }, { ValueString: value });
}

/** Expects the sentence with its status, and not a single row changed; `before` saves reading what is known. */
export async function expectRefusal(
  practice: TestPractice,
  request: () => Promise<Answer>,
  status: number,
  sentence: string,
  before?: Awaited<ReturnType<TestPractice['everything']>>,
): Promise<void> {
  const untouched = before ?? (await practice.everything());
  const answer = await request();
  expect([answer.status, answer.body]).toEqual([status, sentence]);
  expect(await practice.everything()).toEqual(untouched);
}
