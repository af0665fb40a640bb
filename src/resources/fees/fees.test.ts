import { beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../../../test/support/engines.ts';
import { asSent } from '../../../test/support/page-samples.ts';
import { testPractice } from '../../../test/support/test-practice.ts';

const FEE_112 = `{
"FeeNum": 112,
"Amount": 180.0,
"FeeSched": 55,
"CodeNum": 60,
"ClinicNum": 0,
"ProvNum": 0,
"SecUserNumEntry": 0,
"SecDateEntry": "2017-02-27",
"SecDateTEdit": "2017-02-28 18:23:04"
}`;

const FEES_OF_CODE_688 = `[{
"FeeNum": 1817,
"Amount": 97.0,
"FeeSched": 269,
"CodeNum": 688,
"ClinicNum": 1,
"ProvNum": 1,
"SecUserNumEntry": 0,
"SecDateEntry": "2023-09-12",
"SecDateTEdit": "2023-09-12 08:55:25"
}]`;

describe.each(engines)('fees on %s', (engine) => {
  const practice = testPractice({ engine });
  beforeAll(async () => {
    await practice.lay('feesched', { FeeSchedNum: 55 }, { FeeSchedNum: 269 }, { FeeSchedNum: 300 });
    await practice.lay('procedurecode', { CodeNum: 60 }, { CodeNum: 677 }, { CodeNum: 688 });
    await practice.lay('clinic', { ClinicNum: 1 }, { ClinicNum: 3 });
    await practice.lay('provider', { ProvNum: 1 });
    const sample = { SecDateEntry: '2023-09-12', FeeSched: 269, ProvNum: 1 };
    await practice.lay(
      'fee',
      { FeeNum: 1818, Amount: 99, CodeNum: 677, ClinicNum: 3, SecDateTEdit: '2023-09-12 08:55:26', ...sample },
      { FeeNum: 1817, Amount: 97, CodeNum: 688, ClinicNum: 1, SecDateTEdit: '2023-09-12 08:55:25', ...sample },
      {
        FeeNum: 112,
        Amount: 180,
        FeeSched: 55,
        CodeNum: 60,
        SecDateEntry: '2017-02-27',
        SecDateTEdit: '2017-02-28 18:23:04',
      },
    );
  });

  it.each([
    ['/fees/112', FEE_112],
    ['/fees?CodeNum=688', FEES_OF_CODE_688],
  ])('%s answers as the page shows', async (path, sample) => {
    expect((await practice.get(path)).text).toBe(asSent(sample));
  });

  it.each([
    ['', [112, 1817, 1818]],
    ['?FeeSched=269', [1817, 1818]],
    ['?FeeSched=300', []],
    ['?FeeSched=0', [112, 1817, 1818]],
    ['?CodeNum=0&ProvNum=1', [1817, 1818]],
    ['?ClinicNum=0', [112]],
    ['?ProvNum=0', [112]],
    ['?ClinicNum=3&ProvNum=1', [1818]],
    ['?Limit=1&Offset=1', [1817]],
  ])('%s finds %j', async (query, feeNums) => {
    const { body } = await practice.get(`/fees${query}`);
    expect(body.map((fee: { FeeNum: number }) => fee.FeeNum)).toEqual(feeNums);
  });

  it.each([
    ['/fees/7', 404, 'Fee not found.'],
    ['/fees?FeeSched=7', 404, 'FeeSched not found.'],
    ['/fees?CodeNum=7', 404, 'CodeNum not found.'],
    ['/fees?ClinicNum=7', 404, 'Clinic not found.'],
    ['/fees?ProvNum=7', 404, 'Provider not found.'],
    ['/fees?FeeSched=x', 400, 'FeeSched is invalid.'],
    ['/fees?CodeNum=1.0', 400, 'CodeNum is invalid.'],
    ['/fees?ClinicNum=', 400, 'ClinicNum is invalid.'],
    ['/fees?ProvNum=x', 400, 'ProvNum is invalid.'],
  ])('%s is answered %i %s', async (path, status, sentence) => {
    expect(await practice.get(path)).toMatchObject({ status, body: sentence });
  });
});
