import { beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../../../test/support/engines.ts';
import { asSent } from '../../../test/support/page-samples.ts';
import { testPractice } from '../../../test/support/test-practice.ts';

/** The page prints Zip as a number here, which could not hold `97301-1234`; everywhere else it is text. */
const SMITHS = `[
{
"PatNum": 16,
"LName": "Smith",
"FName": "Jane",
"MiddleI": "",
"Preferred": "",
"PatStatus": "Patient",
"Birthdate": "1976-05-24",
"SSN": "632458956",
"Address": "125 Satin Heights",
"Address2": "",
"City": "San Jose",
"State": "CA",
"Zip": "90011",
"HmPhone": "(536)624-5871",
"WkPhone": "(536)987-4822",
"WirelessPhone": "",
"Email": "smithfam@yahoo.com",
"priProvAbbr": "DOC1",
"secProvAbbr": "",
"BillingType": "Standard Account",
"ChartNumber": "",
"ClinicNum": 0,
"clinicAbbr": "",
"siteDesc": "",
"TxtMsgOk": "Unknown"
},
{
"PatNum": 15,
"LName": "Smith",
"FName": "John",
"MiddleI": "",
"Preferred": "",
"PatStatus": "Patient",
"Birthdate": "1979-06-23",
"SSN": "352664588",
"Address": "125 Satin Heights",
"Address2": "",
"City": "San Jose",
"State": "CA",
"Zip": "90011",
"HmPhone": "(536)624-5871",
"WkPhone": "(536)265-8587",
"WirelessPhone": "(536)987-5621",
"Email": "johns@hotmail.com",
"priProvAbbr": "DOC1",
"secProvAbbr": "",
"BillingType": "Standard Account",
"ChartNumber": "",
"ClinicNum": 0,
"clinicAbbr": "",
"siteDesc": "",
"TxtMsgOk": "Yes"
}
]`;

describe.each(engines)('looking for patients on %s', (engine) => {
  const practice = testPractice({ engine });
  beforeAll(async () => {
    await practice.lay('definition', { DefNum: 40, Category: 4, ItemName: 'Standard Account' });
    await practice.lay('provider', { ProvNum: 1, Abbr: 'DOC1' });
    await practice.lay('clinic', { ClinicNum: 1, Abbr: 'Southside' }, { ClinicNum: 2, Abbr: 'North' });
    await practice.lay('appointment', { AptNum: 1, PatNum: 8, ClinicNum: 9 });
    await practice.lay(
      'statement',
      { StatementNum: 451, PatNum: 3, IsInvoice: 1 },
      { StatementNum: 452, PatNum: 4, IsInvoice: 0 },
      { StatementNum: 51, PatNum: 16, IsInvoice: 1 },
      { StatementNum: 512, PatNum: 15, IsInvoice: 1 },
    );
    await practice.lay('site', { SiteNum: 5, Description: 'Hill school' });
    await practice.lay('patplan', { PatNum: 15, InsSubNum: 70, Ordinal: 1 });
    await practice.lay(
      'inssub',
      { InsSubNum: 70, SubscriberID: 'XJ-4711' },
      { InsSubNum: 71, SubscriberID: 'XJ-4711' },
    );
    const family = {
      LName: 'Smith',
      Address: '125 Satin Heights',
      City: 'San Jose',
      State: 'CA',
      Zip: '90011',
      HmPhone: '(536)624-5871',
      Guarantor: 15,
      PriProv: 1,
      BillingType: 40,
    };
    await practice.lay(
      'patient',
      {
        ...family,
        PatNum: 15,
        FName: 'John',
        Birthdate: '1979-06-23',
        SSN: '352664588',
        WkPhone: '(536)265-8587',
        WirelessPhone: '(536)987-5621',
        Email: 'johns@hotmail.com',
        TxtMsgOk: 1,
      },
      {
        ...family,
        PatNum: 16,
        FName: 'Jane',
        Birthdate: '1976-05-24',
        SSN: '632458956',
        WkPhone: '(536)987-4822',
        Email: 'smithfam@yahoo.com',
      },
      { PatNum: 3, LName: 'Blacksmith', FName: 'Ann', Guarantor: 3, ChartNumber: 'C-100%', Country: 'Canada' },
      { PatNum: 4, LName: 'Quiet', FName: 'Ina', PatStatus: 2, ClinicNum: 1, SSN: '111-22-3333' },
      { PatNum: 5, LName: 'Quiet', FName: 'Arch', PatStatus: 3, ClinicNum: 1 },
      { PatNum: 6, LName: 'Quiet', FName: 'Late', PatStatus: 5, ClinicNum: 2, SiteNum: 5 },
      { PatNum: 7, LName: 'Quiet', FName: 'Gone', PatStatus: 4 },
      { PatNum: 8, LName: 'Quiet', FName: 'New', PatStatus: 6, ClinicNum: 2, HmPhone: '503.555.0123 ext. 12' },
    );
  });

  it('answers as the page shows, by name', async () => {
    expect((await practice.get('/patients?LName=smi')).text).toBe(asSent(SMITHS));
  });

  it.each([
    ['', [3, 4, 8, 16, 15]],
    ['?hideInactive=true', [3, 8, 16, 15]],
    ['?showArchived=true', [3, 5, 4, 6, 8, 16, 15]],
    ['?showArchived=true&hideInactive=true&LName=Quiet', [5, 6, 8]],
    ['?LName=SMI&FName=j&Birthdate=1976-05-24&hideInactive=true', [16]],
    ['?FName=ohn', []],
    ['?PatNum=15', [15]],
    ['?PatNum=5', []],
    ['?PatNum=5&showArchived=true', [5]],
    ['?PatNum=99', []],
    ['?Phone=536-265', [15]],
    ['?Phone=%2B1%20(536)%20265', [15]],
    ['?Phone=1536265', [15]],
    ['?Phone=0015362658587', [15]],
    ['?Phone=5035550123x12', [8]],
    ['?Phone=503-555-0123', [8]],
    ['?Phone=011-1-536-265-8587', [15]],
    ['?Phone=tel:%2B15362658587', [15]],
    ['?Phone=%EF%BC%95%EF%BC%93%EF%BC%96265', [15]],
    ['?Phone=%289874822%29', [16]],
    ['?Phone=home', [3, 4, 8, 16, 15]],
    ['?Phone=', [3, 4, 8, 16, 15]],
    ['?Address=satin', [16, 15]],
    ['?City=san+jose', [16, 15]],
    ['?State=ca', [16, 15]],
    ['?SSN=632-45', [16]],
    ['?SSN=11122', [4]],
    ['?SSN=2233', []],
    ['?ChartNumber=c-100%25', [3]],
    ['?ChartNumber=0%25', []],
    ['?ChartNumber=C%25', []],
    ['?City=jose', []],
    ['?Address=125.heights', [16, 15]],
    ['?Address=heights,125', []],
    ['?LName=Smith&FName=J', [16, 15]],
    ['?FName=john', [15]],
    ['?guarOnly=true', [3, 15]],
    ['?guarOnly=false', [3, 4, 8, 16, 15]],
    ['?Birthdate=1979-06-23', [15]],
    ['?Birthdate=1879-06-23', [3, 4, 8, 16, 15]],
    ['?Birthdate=2101-01-01', [3, 4, 8, 16, 15]],
    ['?SiteNum=5', []],
    ['?SiteNum=5&showArchived=true', [6]],
    ['?SiteNum=0', [3, 4, 8, 16, 15]],
    ['?SubscriberId=xj-47', [15]],
    ['?SubscriberId=nobody', []],
    ['?Email=@HOTMAIL', [15]],
    ['?Country=canada', [3]],
    ['?clinicNums=1', [3, 4, 16, 15]],
    ['?clinicNums=1,%202', [3, 4, 8, 16, 15]],
    ['?clinicNums=9', [3, 8, 16, 15]],
    ['?clinicNums=99', [3, 16, 15]],
    ['?clinicNums=0', [3, 16, 15]],
    ['?clinicAbbr=nor', [8]],
    ['?clinicAbbr=orth', []],
    ['?LName=q', [4, 8]],
    ['?LName=Quiet&FName=New', [8]],
    ['?invoiceNumber=45', [3]],
    ['?invoiceNumber=5', [16, 15]],
    ['?invoiceNumber=512', [15]],
    ['?State=c&LName=SMITH&Offset=1&Limit=1', [15]],
    ['?invoiceNumber=', [3, 4, 8, 16, 15]],
    ['?hideInactive=&guarOnly=&showArchived=&Birthdate=&SiteNum=', [3, 4, 8, 16, 15]],
    ['?Limit=2&Offset=2', [8, 16]],
  ])('/patients%s finds %j', async (query, patNums) => {
    const { body } = await practice.get(`/patients${query}`);
    expect(body.map((patient: { PatNum: number }) => patient.PatNum)).toEqual(patNums);
  });

  it('shows what matches exactly before what comes first by name', async () => {
    await practice.lay(
      'patient',
      { PatNum: 20, LName: 'Smi', FName: 'Zed' },
      { PatNum: 21, LName: 'Abbot', City: 'Sanford' },
      { PatNum: 22, LName: 'Zorn', City: 'san' },
    );
    const found = async (query: string) =>
      (await practice.get(`/patients?${query}`)).body.map(({ PatNum }: { PatNum: number }) => PatNum);
    expect(await found('City=San')).toEqual([22, 21, 16, 15]);
    expect(await found('City=San&Limit=2&Offset=1')).toEqual([21, 16]);
    expect(await found('City=San&LName=z')).toEqual([22]);
    expect(await found('LName=SMI')).toEqual([20, 16, 15]);
    expect(await found('Phone=5366245871')).toEqual([16, 15]);
  });

  it('finds preferred names where the office takes them for first names', async () => {
    await practice.lay('patient', { PatNum: 30, LName: 'Hill', FName: 'Robert', Preferred: 'Bob' });
    expect((await practice.get('/patients?FName=bo')).body).toEqual([]);
    await practice.lay('preference', { PrefName: 'PatientSelectUseFNameForPreferred', ValueString: '1' });
    expect((await practice.get('/patients?FName=bo')).body).toMatchObject([{ PatNum: 30 }]);
    expect((await practice.get('/patients?FName=rob&LName=hill')).body).toMatchObject([{ PatNum: 30 }]);
  });

  it.each([
    ['?hideInactive=1', 400, 'hideInactive is invalid.'],
    ['?guarOnly=yes', 400, 'guarOnly is invalid.'],
    ['?showArchived=1', 400, 'showArchived is invalid.'],
    ['?Birthdate=24.05.1976', 400, 'Birthdate format must be yyyy-MM-dd.'],
    ['?SiteNum=x', 400, 'SiteNum is invalid.'],
    ['?SiteNum=99', 404, 'Site not found.'],
    ['?clinicNums=1;2', 400, 'clinicNums is invalid.'],
    ['?clinicNums=1,', 400, 'clinicNums is invalid.'],
  ])('/patients%s is answered %i %s', async (query, status, sentence) => {
    expect(await practice.get(`/patients${query}`)).toMatchObject({ status, body: sentence });
  });

  describe('whatever the case of letters', () => {
    beforeAll(() =>
      practice.lay(
        'patient',
        { PatNum: 40, LName: 'Николић', FName: 'Éloïse' },
        { PatNum: 41, LName: 'Николић', FName: 'Zo', City: 'Île', Address: '9, rue Émile' },
      ),
    );

    it.each([
      ['?LName=НИКОЛ', [41, 40]],
      ['?LName=николић&FName=élo', [40]],
      ['?City=ÎLE', [41]],
      ['?Address=RUE ÉMILE', [41]],
      ['/Simple?LName=КОЛ', [40, 41]],
      ['/Simple?FName=LOÏS', [40]],
    ])('/patients%s finds %j', async (query, patNums) => {
      const { body } = await practice.get(`/patients${encodeURI(query)}`);
      expect(body.map(({ PatNum }: { PatNum: number }) => PatNum).sort()).toEqual(patNums.toSorted());
    });
  });
});
