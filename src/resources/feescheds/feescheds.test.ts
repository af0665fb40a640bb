import { beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../../../test/support/engines.ts';
import { asSent } from '../../../test/support/page-samples.ts';
import { testPractice } from '../../../test/support/test-practice.ts';

const SCHEDULES = `[
{
"FeeSchedNum": 53,
"Description": "Standard",
"FeeSchedType": "Normal",
"ItemOrder": 0,
"IsHidden": "false",
"IsGlobal": "true",
"SecUserNumEntry": 0,
"SecDateEntry": "0001-01-01",
"SecDateTEdit": "2018-07-18 08:59:30"
},
{
"FeeSchedNum": 54,
"Description": "BCBS Co-pay",
"FeeSchedType": "CoPay",
"ItemOrder": 1,
"IsHidden": "false",
"IsGlobal": "true",
"SecUserNumEntry": 1,
"SecDateEntry": "2021-08-05",
"SecDateTEdit": "2021-08-05 12:54:44"
},
{
"FeeSchedNum": 55,
"Description": "USR Archive",
"FeeSchedType": "Normal",
"ItemOrder": 2,
"IsHidden": "true",
"IsGlobal": "true",
"SecUserNumEntry": 1,
"SecDateEntry": "2022-02-05",
"SecDateTEdit": "2022-02-05 13:25:55"
}
]`;

describe.each(engines)('fee schedules on %s', (engine) => {
  const practice = testPractice({ engine });
  beforeAll(async () => {
    await practice.lay(
      'feesched',
      {
        FeeSchedNum: 55,
        Description: 'USR Archive',
        ItemOrder: 2,
        IsHidden: 1,
        IsGlobal: 1,
        SecUserNumEntry: 1,
        SecDateEntry: '2022-02-05',
        SecDateTEdit: '2022-02-05 13:25:55',
      },
      {
        FeeSchedNum: 54,
        Description: 'BCBS Co-pay',
        FeeSchedType: 1,
        ItemOrder: 1,
        IsGlobal: 1,
        SecUserNumEntry: 1,
        SecDateEntry: '2021-08-05',
        SecDateTEdit: '2021-08-05 12:54:44',
      },
      { FeeSchedNum: 53, Description: 'Standard', IsGlobal: 1, SecDateTEdit: '2018-07-18 08:59:30' },
    );
  });

  it('answer as the page shows, in the office’s order', async () => {
    expect((await practice.get('/feescheds')).text).toBe(asSent(SCHEDULES));
  });

  it('have no GET of one', async () => {
    const answer = await practice.get('/feescheds/53');
    expect(answer).toMatchObject({ status: 400, body: 'feescheds GET  is not a valid method.' });
  });
});
