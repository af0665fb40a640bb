import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../../../test/support/engines.ts';
import { startTestPractice, type TestPractice } from '../../../test/support/test-practice.ts';
import { DefCat, PatRestrictType, ProblemStatus, ReferralType } from '../../domain/enums.ts';

/** The page's sample, in its order. */
const SAMPLE: [string, string][] = [
  ['Age', '42'],
  ['ABC0', ''],
  ['Billing Type', 'Standard Account'],
  ['Referred From', ''],
  ['Date First Visit', '4/30/2009'],
  ['Prov. (Pri, Sec)', 'DOC 1, HYG 1'],
  ['Pri Ins', 'Metlife'],
  ['Sec Ins', ''],
  ['Payor Types', ''],
  ['Problem - Diabetes', 'Type 2'],
  ['Problem - High Blood Pressure', ''],
  ['Med Urgent', ''],
  ['Medical Summary', ''],
  ['Service Notes', ''],
  ['Medication - Acetaminophen(Aspirin)', 'One in the morning, one at night'],
  ['Allergy - Latex', 'Induces itching'],
  ['Pat Restrictions', 'None'],
];

const lines = (pairs: readonly (readonly [string, string])[]) => pairs.map(([Field, Content]) => ({ Field, Content }));

describe.each(engines)('what a chart tells of a patient, on %s', (engine) => {
  let practice: TestPractice;
  const info = async (patNum: number, query = '') =>
    (await practice.get(`/chartmodules/${patNum}/PatientInfo${query}`)).body;

  beforeAll(async () => {
    practice = await startTestPractice({ engine, now: '2025-03-10 09:00:00' });
    await practice.lay('provider', { ProvNum: 1, Abbr: 'DOC 1' }, { ProvNum: 2, Abbr: 'HYG 1' });
    await practice.lay('definition', { DefNum: 40, Category: DefCat.BillingTypes, ItemName: 'Standard Account' });
    await practice.lay('patient', {
      PatNum: 15,
      Birthdate: '1983-03-01',
      BillingType: 40,
      DateFirstVisit: '2009-04-30',
      PriProv: 1,
      SecProv: 2,
    });
    await practice.lay('carrier', { CarrierNum: 1, CarrierName: 'Metlife' });
    await practice.lay('insplan', { PlanNum: 1, CarrierNum: 1 });
    await practice.lay('inssub', { InsSubNum: 1, PlanNum: 1, Subscriber: 15 });
    await practice.lay('patplan', { PatNum: 15, InsSubNum: 1, Ordinal: 1 });
    await practice.lay(
      'diseasedef',
      { DiseaseDefNum: 1, DiseaseName: 'Diabetes' },
      { DiseaseDefNum: 2, DiseaseName: 'High Blood Pressure' },
      { DiseaseDefNum: 3, DiseaseName: 'Flu' },
    );
    await practice.lay(
      'disease',
      { PatNum: 15, DiseaseDefNum: 1, PatNote: 'Type 2' },
      { PatNum: 15, DiseaseDefNum: 2, ProbStatus: ProblemStatus.Inactive },
      { PatNum: 15, DiseaseDefNum: 3, ProbStatus: ProblemStatus.Resolved },
    );
    await practice.lay(
      'medication',
      { MedicationNum: 1, MedName: 'Acetaminophen', GenericNum: 2 },
      { MedicationNum: 2, MedName: 'Aspirin', GenericNum: 2 },
    );
    await practice.lay(
      'medicationpat',
      { PatNum: 15, MedicationNum: 1, PatNote: 'One in the morning, one at night' },
      { PatNum: 15, MedicationNum: 2, DateStop: '2025-03-09' },
    );
    await practice.lay('allergydef', { AllergyDefNum: 1, Description: 'Latex' });
    await practice.lay(
      'allergy',
      { PatNum: 15, AllergyDefNum: 1, Reaction: 'Induces itching', StatusIsActive: 1 },
      { PatNum: 15, AllergyDefNum: 1, StatusIsActive: 0 },
    );
  });
  afterAll(() => practice.stop());

  it('is as the page shows, in its order', async () => {
    expect((await practice.get('/chartmodules/15/PatientInfo')).text).toBe(JSON.stringify(lines(SAMPLE)));
    expect(await info(15, '?DateFormatString=yyyy')).toContainEqual({ Field: 'Date First Visit', Content: '2009' });
    expect(await info(15, '?Limit=1&Offset=2')).toEqual(lines(SAMPLE.slice(2, 3)));
    expect(await practice.get('/chartmodules/99/PatientInfo')).toMatchObject({
      status: 404,
      body: 'Patient not found.',
    });
  });

  it('says None where there is nothing, and everything where there is', async () => {
    await practice.lay('patient', { PatNum: 16, CreditType: 'A', MedUrgNote: 'Faints', Premed: 1, PriProv: 2 });
    await practice.lay('patientnote', { PatNum: 16, Medical: 'Healthy', Service: 'Blanket' });
    await practice.lay('sop', { SopCode: '1', Description: 'Medicare' });
    await practice.lay(
      'payortype',
      { PatNum: 16, SopCode: '1', DateStart: '2024-01-01' },
      { PatNum: 16, SopCode: '2', DateStart: '2025-04-01' },
    );
    await practice.lay('referral', { ReferralNum: 1, FName: 'Rae', LName: 'Bok', Title: 'DDS' });
    await practice.lay(
      'refattach',
      { PatNum: 16, ReferralNum: 1, RefType: ReferralType.RefFrom },
      { PatNum: 16, ReferralNum: 1, RefType: ReferralType.RefTo },
    );
    await practice.lay('patrestriction', { PatNum: 16, PatRestrictType: PatRestrictType.ApptSchedule });
    await practice.lay('medicationpat', { PatNum: 16, MedDescript: 'Herbal tea', DateStop: '2025-03-10' });
    expect(await info(16)).toEqual(
      lines([
        ['Age', ''],
        ['ABC0', 'A'],
        ['Billing Type', ''],
        ['Referred From', 'Rae Bok, DDS'],
        ['Date First Visit', ''],
        ['Prov. (Pri, Sec)', 'HYG 1'],
        ['Pri Ins', ''],
        ['Sec Ins', ''],
        ['Payor Types', 'Medicare'],
        ['Premedicate', ''],
        ['Problems', 'None'],
        ['Med Urgent', 'Faints'],
        ['Medical Summary', 'Healthy'],
        ['Service Notes', 'Blanket'],
        ['Medication - Herbal tea', ''],
        ['Allergies', 'None'],
        ['Pat Restrictions', 'ApptSchedule'],
      ]),
    );
  });
});
