import { beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../../../test/support/engines.ts';
import { asSent } from '../../../test/support/page-samples.ts';
import { testPractice } from '../../../test/support/test-practice.ts';

const LAYOUTS = `[
{
"SheetDefNum": 1,
"Description": "Excuse Letter",
"SheetType": "PatientLetter"
},
{
"SheetDefNum": 2,
"Description": "Screening",
"SheetType": "Screening"
},
{
"SheetDefNum": 3,
"Description": "Registration Form",
"SheetType": "PatientForm"
}
]`;

describe.each(engines)('layouts on %s', (engine) => {
  const practice = testPractice({ engine });
  beforeAll(async () => {
    await practice.lay(
      'sheetdef',
      { SheetDefNum: 3, Description: 'Registration Form', SheetType: 9 },
      { SheetDefNum: 1, Description: 'Excuse Letter', SheetType: 7 },
      { SheetDefNum: 2, Description: 'Screening', SheetType: 18 },
    );
  });

  it('answer as the page shows', async () => {
    expect((await practice.get('/sheetdefs')).text).toBe(asSent(LAYOUTS));
  });
});
