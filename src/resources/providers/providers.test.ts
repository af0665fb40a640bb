import { beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../../../test/support/engines.ts';
import { asSent } from '../../../test/support/page-samples.ts';
import { testPractice } from '../../../test/support/test-practice.ts';

const PROVIDER_4 = `{
"ProvNum": 4,
"Abbr": "HYG2",
"LName": "Bently",
"FName": "Bruce",
"MI": "",
"Suffix": "",
"FeeSched": 53,
"Specialty": 265,
"SSN": "",
"StateLicense": "",
"IsSecondary": "true",
"provColor": "164,164,255",
"IsHidden": "false",
"UsingTIN": "false",
"SigOnFile": "false",
"NationalProvID": "",
"DateTStamp": "2016-03-03 13:10:47",
"IsNotPerson": "false",
"ProvStatus": "Active",
"IsHiddenReport": "false",
"Birthdate": "0001-01-01",
"SchedNote": "",
"PreferredName": "",
"serverDateTime": "2021-01-16 12:55:39"
}`;

/** The page shows it as the only provider of clinic 4. */
const PROVIDER_OF_CLINIC_4 = `[{
"ProvNum": 6,
"Abbr": "HYG2",
"LName": "Thomason",
"FName": "Shirley",
"MI": "",
"Suffix": "",
"FeeSched": 53,
"Specialty": 264,
"SSN": "",
"StateLicense": "D7601",
"IsSecondary": "true",
"provColor": "255,183,183",
"IsHidden": "false",
"UsingTIN": "false",
"SigOnFile": "false",
"NationalProvID": "1857495435",
"DateTStamp": "2021-07-25 10:20:21",
"IsNotPerson": "false",
"ProvStatus": "Active",
"IsHiddenReport": "false",
"Birthdate": "1969-10-01",
"SchedNote": "",
"PreferredName": "",
"serverDateTime": ""
}]`;

/** A colour as the database keeps it: a signed 32-bit number, opaque. */
const argb = (red: number, green: number, blue: number) => (255 << 24) | (red << 16) | (green << 8) | blue;

describe.each(engines)('providers on %s', (engine) => {
  const practice = testPractice({ engine, now: '2021-01-16 12:55:39' });
  beforeAll(async () => {
    await practice.lay('clinic', { ClinicNum: 3 }, { ClinicNum: 4 });
    await practice.lay(
      'provider',
      {
        ProvNum: 6,
        Abbr: 'HYG2',
        LName: 'Thomason',
        FName: 'Shirley',
        FeeSched: 53,
        Specialty: 264,
        StateLicense: 'D7601',
        IsSecondary: 1,
        ProvColor: argb(255, 183, 183),
        SigOnFile: 0,
        NationalProvID: '1857495435',
        Birthdate: '1969-10-01',
        DateTStamp: '2021-07-25 10:20:21',
        ItemOrder: 2,
      },
      {
        ProvNum: 4,
        Abbr: 'HYG2',
        LName: 'Bently',
        FName: 'Bruce',
        FeeSched: 53,
        Specialty: 265,
        IsSecondary: 1,
        ProvColor: argb(164, 164, 255),
        SigOnFile: 0,
        DateTStamp: '2016-03-03 13:10:47',
        ItemOrder: 1,
      },
      { ProvNum: 7, IsHidden: 1, ProvStatus: 1, ItemOrder: 0, DateTStamp: '2021-07-25 10:20:22' },
      { ProvNum: 8, ItemOrder: 9, DateTStamp: '2021-07-26 00:00:00' },
    );
    await practice.lay(
      'providercliniclink',
      { ProvNum: 6, ClinicNum: 4 },
      { ProvNum: 4, ClinicNum: 3 },
      { ProvNum: 7, ClinicNum: 4 },
      { ProvNum: 8, ClinicNum: 3 },
    );
  });

  it.each([
    ['/providers/4', PROVIDER_4],
    ['/providers?ClinicNum=4', PROVIDER_OF_CLINIC_4],
  ])('%s answers as the page shows', async (path, sample) => {
    expect((await practice.get(path)).text).toBe(asSent(sample));
  });

  it.each([
    ['', [4, 6, 7, 8]],
    ['?DateTStamp=2021-07-25%2010:20:22', [7, 8]],
    ['?DateTStamp=2030-01-01+00:00:00', []],
    ['?ClinicNum=3', [4, 8]],
    ['?ClinicNum=0', []],
    ['?Limit=2&Offset=1', [6, 7]],
  ])('%s finds %j', async (query, provNums) => {
    const { body } = await practice.get(`/providers${query}`);
    expect(body.map((provider: { ProvNum: number }) => provider.ProvNum)).toEqual(provNums);
  });

  it('belong to every clinic when they are restricted to none', async () => {
    await practice.lay('provider', { ProvNum: 9, ItemOrder: 9 });
    const { body } = await practice.get('/providers?ClinicNum=0');
    expect(body).toMatchObject([{ ProvNum: 9, serverDateTime: '' }]);
  });

  it.each([
    ['/providers/99', 404, 'Provider not found.'],
    ['/providers?ClinicNum=99', 404, 'Clinic not found.'],
    ['/providers?ClinicNum=x', 400, 'ClinicNum is invalid.'],
    [
      '/providers?ClinicNum=3&DateTStamp=2020-01-01%2000:00:00',
      400,
      'ClinicNum and DateTStamp cannot both be specified.',
    ],
    ['/providers?DateTStamp=2021-08-01', 400, 'DateTStamp format must be yyyy-MM-dd HH:mm:ss'],
  ])('%s is answered %i %s', async (path, status, sentence) => {
    expect(await practice.get(path)).toMatchObject({ status, body: sentence });
  });
});
