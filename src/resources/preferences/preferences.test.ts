import { beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../../../test/support/engines.ts';
import { asSent } from '../../../test/support/page-samples.ts';
import { testPractice } from '../../../test/support/test-practice.ts';

const PREFERENCES = `[
{ "PrefNum": 14, "PrefName": "PracticeDefaultBillType", "ValueString": "40" },
{ "PrefNum": 15, "PrefName": "RecallDaysPast", "ValueString": "365" },
{ "PrefNum": 16, "PrefName": "RecallDaysFuture", "ValueString": "7" }
]`;

describe.each(engines)('preferences on %s', (engine) => {
  const practice = testPractice({ engine });
  beforeAll(async () => {
    await practice.lay(
      'preference',
      { PrefNum: 16, PrefName: 'RecallDaysFuture', ValueString: '7' },
      { PrefNum: 14, PrefName: 'PracticeDefaultBillType', ValueString: '40' },
      { PrefNum: 15, PrefName: 'RecallDaysPast', ValueString: '365' },
    );
  });

  it('answer as the page shows', async () => {
    expect((await practice.get('/preferences')).text).toBe(asSent(PREFERENCES));
  });

  it.each([
    ['?PrefName=RecallDaysPast', [15]],
    ['?PrefName=recalldayspast', [15]],
    ['?PrefName=RecallDays', []],
    ['?PrefName=', [14, 15, 16]],
    ['?Offset=2', [16]],
  ])('%s finds %j', async (query, prefNums) => {
    const { body } = await practice.get(`/preferences${query}`);
    expect(body.map((preference: { PrefNum: number }) => preference.PrefNum)).toEqual(prefNums);
  });
});
