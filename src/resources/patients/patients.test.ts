import { beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../../../test/support/engines.ts';
import { asSent } from '../../../test/support/page-samples.ts';
import { testPractice } from '../../../test/support/test-practice.ts';

const PATIENT_48 = `{
"PatNum": 48,
"LName": "Smith",
"FName": "Jane",
"MiddleI": "",
"Preferred": "",
"PatStatus": "Patient",
"Gender": "Female",
"Position": "Single",
"Birthdate": "1976-05-24",
"SSN": "",
"Address": "125 Satin Heights",
"Address2": "",
"City": "San Jose",
"State": "CA",
"Zip": "97301",
"HmPhone": "(536)624-5871",
"WkPhone": "(536)987-4822",
"WirelessPhone": "(536)987-4822",
"Guarantor": 48,
"Email": "smithfam@yahoo.com",
"EstBalance": 0.0,
"PriProv": 1,
"priProvAbbr": "DOC",
"SecProv": 0,
"secProvAbbr": "",
"BillingType": "Standard Account",
"ImageFolder": "SmithJane48",
"FamFinUrgNote": "CC on file expiring soon",
"ChartNumber": "",
"MedicaidID": "",
"BalTotal": 111.9,
"EmployerNum": 0,
"DateFirstVisit": "2021-12-16",
"ClinicNum": 0,
"clinicAbbr": "",
"Ward": "",
"PreferConfirmMethod": "None",
"PreferContactMethod": "WirelessPh",
"PreferRecallMethod": "TextMessage",
"Language": "spa",
"AdmitDate": "0001-01-01",
"siteDesc": "",
"DateTStamp": "2021-12-08 15:34:34",
"SuperFamily": 0,
"TxtMsgOk": "Unknown",
"SecDateEntry":"2021-12-04"
}`;

/** The page's first patient of Simple, with the comma that the page lacks. */
const SIMPLE_PATIENT_1 = `[
{
"serverDateTime": "2021-08-05 09:05:42",
"PatNum": 1,
"LName": "Smith",
"FName": "John",
"MiddleI": "",
"Preferred": "",
"PatStatus": "Patient",
"Gender": "Male",
"Position": "Single",
"Birthdate": "1976-05-24",
"SSN": "",
"Address": "123 Elm St",
"Address2": "",
"City": "Salem",
"State": "OR",
"Zip": "97301",
"HmPhone": "",
"WkPhone": "(123)456-7890",
"WirelessPhone": "",
"Guarantor": 1,
"Email": "name@web.com",
"EstBalance": 40.11,
"PriProv": 1,
"priProvAbbr": "DOC",
"SecProv": 0,
"secProvAbbr": "",
"BillingType": "Standard Account",
"ImageFolder": "SmithJohn1",
"FamFinUrgNote": "",
"ChartNumber": "",
"MedicaidID": "022419552",
"BalTotal": 40.11,
"EmployerNum": 1,
"DateFirstVisit": "2021-08-19",
"ClinicNum": 1,
"clinicAbbr": "Southside",
"Ward": "",
"PreferConfirmMethod": "None",
"PreferContactMethod": "None",
"PreferRecallMethod": "None",
"Language": "",
"AdmitDate": "0001-01-01",
"siteDesc": "",
"DateTStamp": "2021-07-26 14:22:55",
"SuperFamily": 0,
"TxtMsgOk": "Yes",
"SecDateEntry":"2021-01-04"
}
]`;

describe.each(engines)('patients on %s', (engine) => {
  const practice = testPractice({ engine, now: '2021-08-05 09:05:42' });
  beforeAll(async () => {
    await practice.lay('definition', { DefNum: 40, Category: 4, ItemName: 'Standard Account' });
    await practice.lay('provider', { ProvNum: 1, Abbr: 'DOC' }, { ProvNum: 2, Abbr: 'HYG' });
    await practice.lay('clinic', { ClinicNum: 1, Abbr: 'Southside' });
    await practice.lay('site', { SiteNum: 5, Description: 'Ward school' });
    await practice.lay(
      'patient',
      {
        PatNum: 48,
        LName: 'Smith',
        FName: 'Jane',
        Gender: 1,
        Birthdate: '1976-05-24',
        Address: '125 Satin Heights',
        City: 'San Jose',
        State: 'CA',
        Zip: '97301',
        HmPhone: '(536)624-5871',
        WkPhone: '(536)987-4822',
        WirelessPhone: '(536)987-4822',
        Guarantor: 48,
        Email: 'smithfam@yahoo.com',
        PriProv: 1,
        BillingType: 40,
        ImageFolder: 'SmithJane48',
        FamFinUrgNote: 'CC on file expiring soon',
        BalTotal: 111.9,
        DateFirstVisit: '2021-12-16',
        PreferContactMethod: 4,
        PreferRecallMethod: 8,
        Language: 'spa',
        DateTStamp: '2021-12-08 15:34:34',
        SecDateEntry: '2021-12-04',
      },
      {
        PatNum: 1,
        LName: 'Smith',
        FName: 'John',
        Birthdate: '1976-05-24',
        Address: '123 Elm St',
        City: 'Salem',
        State: 'OR',
        Zip: '97301',
        WkPhone: '(123)456-7890',
        Guarantor: 1,
        Email: 'name@web.com',
        EstBalance: 40.11,
        PriProv: 1,
        BillingType: 40,
        ImageFolder: 'SmithJohn1',
        MedicaidID: '022419552',
        BalTotal: 40.11,
        EmployerNum: 1,
        DateFirstVisit: '2021-08-19',
        ClinicNum: 1,
        DateTStamp: '2021-07-26 14:22:55',
        TxtMsgOk: 1,
        SecDateEntry: '2021-01-04',
      },
      {
        PatNum: 50,
        LName: "O'Ham_mer",
        FName: 'Peter',
        Guarantor: 48,
        SuperFamily: 1,
        SecProv: 2,
        PriProv: 2,
        SiteNum: 5,
        BalTotal: 9,
        PatStatus: 3,
        Gender: 3,
        Position: 4,
        DateTStamp: '2021-07-27 00:00:00',
      },
      { PatNum: 60, LName: 'Smith', FName: 'Gone', PatStatus: 4, DateTStamp: '2022-01-01 00:00:00' },
    );
  });

  it.each([
    ['/patients/48', PATIENT_48],
    ['/patients/Simple?FName=ohn', SIMPLE_PATIENT_1],
  ])('%s answers as the page shows', async (path, sample) => {
    expect((await practice.get(path)).text).toBe(asSent(sample));
  });

  it('have the balance of the family with the guarantor only', async () => {
    const { body } = await practice.get('/patients/50');
    expect(body).toMatchObject({
      BalTotal: 0,
      secProvAbbr: 'HYG',
      siteDesc: 'Ward school',
      PatStatus: 'Archived',
      Position: 'Divorced',
    });
  });

  it('are found by their number after they were deleted, and in no list', async () => {
    expect((await practice.get('/patients/60')).body).toMatchObject({ PatStatus: 'Deleted' });
    expect((await practice.get('/patients/Simple?FName=Gone')).body).toEqual([]);
    expect((await practice.get('/patients?FName=Gone&showArchived=true')).body).toEqual([]);
  });

  it.each([
    ['', [1, 48, 50]],
    ['?LName=smi', [1, 48]],
    ['?LName=mit&FName=OHN', [1]],
    ['?LName=M_M', [50]],
    ['?LName=a%25', []],
    ["?LName=o'", [50]],
    ['?FName=eter', [50]],
    ['?Birthdate=1976-05-24', [1, 48]],
    ['?ClinicNum=1', [1]],
    ['?ClinicNum=0', [48, 50]],
    ['?ClinicNum=', [1, 48, 50]],
    ['?PatStatus=archived', [50]],
    ['?PatStatus=Deceased', []],
    ['?DateTStamp=2021-07-27%2000:00:00', [48, 50]],
    ['?PriProv=2', [50]],
    ['?PriProv=', [1, 48, 50]],
    ['?Gender=Other', [50]],
    ['?Position=Single', [1, 48]],
    ['?Guarantor=48', [48, 50]],
    ['?SuperFamily=1', [50]],
    ['?EmployerNum=1', [1]],
    ['?EmployerNum=0', [48, 50]],
    ['?SuperFamily=0', [1, 48]],
    ['?Guarantor=0', []],
    ['?Birthdate=0001-01-01', [1, 48, 50]],
    ['?Limit=1&Offset=1', [48]],
    ['?PatNum=48', [48]],
    ['?PatNum=48&Guarantor=1', []],
    ['?PatNum=', [1, 48, 50]],
    ['?PatNum=99', []],
  ])('Simple%s finds %j', async (query, patNums) => {
    const { body } = await practice.get(`/patients/Simple${query}`);
    expect(body.map((patient: { PatNum: number }) => patient.PatNum)).toEqual(patNums);
  });

  it.each([
    ['/patients/99', 404, 'Patient not found.'],
    ['/patients/Simple?ClinicNum=99', 404, 'Clinic not found.'],
    ['/patients/Simple?PriProv=99', 404, 'Provider not found.'],
    ['/patients/Simple?Guarantor=99', 404, 'Patient not found.'],
    ['/patients/Simple?SuperFamily=99', 404, 'Patient not found.'],
    ['/patients/Simple?Birthdate=1976', 400, 'Birthdate format must be yyyy-MM-dd.'],
    ['/patients/Simple?ClinicNum=x', 400, 'ClinicNum is invalid.'],
    ['/patients/Simple?PatStatus=0', 400, 'PatStatus is invalid.'],
    ['/patients/Simple?PatStatus=Deleted', 400, 'PatStatus is invalid.'],
    ['/patients/Simple?DateTStamp=2021-07-01', 400, 'DateTStamp format must be yyyy-MM-dd HH:mm:ss'],
    ['/patients/Simple?PriProv=x', 400, 'PriProv is invalid.'],
    ['/patients/Simple?Gender=F', 400, 'Gender is invalid.'],
    ['/patients/Simple?Position=9', 400, 'Position is invalid.'],
    ['/patients/Simple?Guarantor=x', 400, 'Guarantor is invalid.'],
    ['/patients/Simple?SuperFamily=x', 400, 'SuperFamily is invalid.'],
    ['/patients/Simple?EmployerNum=x', 400, 'EmployerNum is invalid.'],
    ['/patients/Simple?EmployerNum=99', 404, 'Employer not found.'],
  ])('%s is answered %i %s', async (path, status, sentence) => {
    expect(await practice.get(path)).toMatchObject({ status, body: sentence });
  });
});
