import { beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../../../test/support/engines.ts';
import { asSent } from '../../../test/support/page-samples.ts';
import { testPractice } from '../../../test/support/test-practice.ts';

/** The page's sample, without the words of its description, which we may not repeat. */
const D0120 = `{
"CodeNum": 35,
"ProcCode": "D0120",
"Descript": "Recall exam",
"AbbrDesc": "PerEx",
"ProcTime": "/X/",
"ProcCat": 73,
"procCat": "Exams & Xrays",
"TreatArea": "Mouth",
"NoBillIns": "false",
"IsProsth": "false",
"DefaultNote": "",
"IsHygiene": "false",
"AlternateCode1": "",
"MedicalCode": "",
"IsTaxed": "false",
"PaintType": "None",
"LaymanTerm": "",
"IsCanadianLab": "false",
"BaseUnits": 0,
"SubstitutionCode": "",
"SubstOnlyIf": "Always",
"DateTStamp": "2023-12-12 09:15:11",
"DrugNDC": "",
"RevenueCodeDefault": "",
"ProvNumDefault": 0,
"CanadaTimeUnits": 0.0,
"IsRadiology": "false",
"DefaultClaimNote": "",
"DefaultTPNote": "",
"PaintText": "",
"AreaAlsoToothRange": "false",
"DiagnosticCodes": ""
}`;

describe.each(engines)('procedure codes on %s', (engine) => {
  const practice = testPractice({ engine });
  beforeAll(async () => {
    await practice.lay('definition', { DefNum: 73, Category: 11, ItemName: 'Exams & Xrays' });
    const shared = { ProcTime: '/X/', ProcCat: 73, TreatArea: 3 };
    await practice.lay(
      'procedurecode',
      { CodeNum: 36, ProcCode: 'D0140', CanadaTimeUnits: 1, DateTStamp: '2018-07-18 08:59:14', ...shared },
      {
        CodeNum: 35,
        ProcCode: 'D0120',
        Descript: 'Recall exam',
        AbbrDesc: 'PerEx',
        DateTStamp: '2023-12-12 09:15:11',
        ...shared,
      },
      { CodeNum: 40, ProcCode: 'D2740', ProcCat: 99, PaintType: 7, SubstOnlyIf: 1, DateTStamp: '2020-01-01 00:00:00' },
    );
  });

  it('answer as the page shows', async () => {
    expect((await practice.get('/procedurecodes/35')).text).toBe(asSent(D0120));
    expect((await practice.get('/procedurecodes?Limit=1')).text).toBe(asSent(`[${D0120}]`));
  });

  it('have an empty category name when the category is gone', async () => {
    const { body } = await practice.get('/procedurecodes/40');
    expect(body).toMatchObject({ ProcCat: 99, procCat: '', PaintType: 'CrownDark', SubstOnlyIf: 'Molar' });
  });

  it.each([
    ['', [35, 36, 40]],
    ['?DateTStamp=2020-01-01%2000%3A00%3A00', [35, 40]],
    ['?Offset=1&Limit=1', [36]],
  ])('%s finds %j', async (query, codeNums) => {
    const { body } = await practice.get(`/procedurecodes${query}`);
    expect(body.map((code: { CodeNum: number }) => code.CodeNum)).toEqual(codeNums);
  });

  it.each([
    ['/procedurecodes/7', 404, 'ProcedureCode not found.'],
    ['/procedurecodes?DateTStamp=yesterday', 400, 'DateTStamp format must be yyyy-MM-dd HH:mm:ss'],
    ['/procedurecodes/D0120', 400, 'procedurecodes GET D0120 is not a valid method.'],
  ])('%s is answered %i %s', async (path, status, sentence) => {
    expect(await practice.get(path)).toMatchObject({ status, body: sentence });
  });
});
