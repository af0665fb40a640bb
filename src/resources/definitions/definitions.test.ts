import { beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../../../test/support/engines.ts';
import { asSent } from '../../../test/support/page-samples.ts';
import { testPractice } from '../../../test/support/test-practice.ts';

const ADJUSTMENT_TYPES = `[
{
"DefNum": 293,
"ItemName": "Sales Tax",
"ItemValue": "+",
"Category": 1,
"category": "AdjTypes",
"isHidden": "false"
},
{
"DefNum": 8,
"ItemName": "Professional Discount",
"ItemValue": "-",
"Category": 1,
"category": "AdjTypes",
"isHidden": "false"
},
{
"DefNum": 9,
"ItemName": "Cash Discount",
"ItemValue": "-",
"Category": 1,
"category": "AdjTypes",
"isHidden": "false"
}
]`;

describe.each(engines)('definitions on %s', (engine) => {
  const practice = testPractice({ engine });
  beforeAll(async () => {
    await practice.lay(
      'definition',
      { DefNum: 20, Category: 20, ItemName: 'Next', ItemOrder: 1 },
      { DefNum: 9, Category: 1, ItemName: 'Cash Discount', ItemValue: '-', ItemOrder: 2 },
      { DefNum: 8, Category: 1, ItemName: 'Professional Discount', ItemValue: '-', ItemOrder: 1 },
      { DefNum: 293, Category: 1, ItemName: 'Sales Tax', ItemValue: '+', ItemOrder: 0 },
      { DefNum: 7, Category: 1, ItemName: 'Old', ItemValue: '-', ItemOrder: 1, IsHidden: 1 },
    );
  });

  it('answer as the page shows', async () => {
    expect((await practice.get('/definitions?Category=1')).text).toBe(asSent(ADJUSTMENT_TYPES));
  });

  it.each([
    ['', [293, 8, 9, 20]],
    ['?includeHidden=true', [293, 7, 8, 9, 20]],
    ['?Category=1&includeHidden=True', [293, 7, 8, 9]],
    ['?Category=1&includeHidden=false', [293, 8, 9]],
    ['?Category=30', []],
    ['?category=adjtypes', [293, 8, 9]],
    ['?Limit=2&Offset=1', [8, 9]],
  ])('%s finds %j', async (query, defNums) => {
    const { body } = await practice.get(`/definitions${query}`);
    expect(body.map((definition: { DefNum: number }) => definition.DefNum)).toEqual(defNums);
  });

  it.each([
    ['?Category=Adj', 'Category is invalid.'],
    ['?includeHidden=1', 'includeHidden is invalid.'],
  ])('%s is refused: %s', async (query, sentence) => {
    expect(await practice.get(`/definitions${query}`)).toMatchObject({ status: 400, body: sentence });
  });
});
