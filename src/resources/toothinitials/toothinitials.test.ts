import { beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../../../test/support/engines.ts';
import { asSent } from '../../../test/support/page-samples.ts';
import { testPractice } from '../../../test/support/test-practice.ts';

const TEETH_OF_13 = `[
{
"ToothInitialNum": 322,
"PatNum": 13,
"ToothNum": "32",
"InitialType": "Missing",
"Movement": "0",
"DrawingSegment": "",
"ColorDraw": "0,0,0",
"SecDateTEntry": "2024-05-30 12:18:00",
"SecDateTEdit": "2024-05-30 12:18:00",
"DrawText": ""
},
{
"ToothInitialNum": 324,
"PatNum": 13,
"ToothNum": "17",
"InitialType": "Hidden",
"Movement": "0",
"DrawingSegment": "",
"ColorDraw": "0,0,0",
"SecDateTEntry": "2024-05-30 12:18:08",
"SecDateTEdit": "2024-05-30 12:18:08",
"DrawText": ""
},
{
"ToothInitialNum": 344,
"PatNum": 13,
"ToothNum": "22",
"InitialType": "Rotate",
"Movement": "-20",
"DrawingSegment": "",
"ColorDraw": "0,0,0",
"SecDateTEntry": "2024-05-30 12:42:57",
"SecDateTEdit": "2024-05-30 12:42:57",
"DrawText": ""
}
]`;

describe.each(engines)('teeth on %s', (engine) => {
  const practice = testPractice({ engine });
  beforeAll(async () => {
    await practice.lay('patient', { PatNum: 13 }, { PatNum: 14 }, { PatNum: 15 });
    const at = (when: string) => ({ SecDateTEntry: when, SecDateTEdit: when });
    await practice.lay(
      'toothinitial',
      { ToothInitialNum: 344, PatNum: 13, ToothNum: '22', InitialType: 6, Movement: -20, ...at('2024-05-30 12:42:57') },
      { ToothInitialNum: 324, PatNum: 13, ToothNum: '17', InitialType: 1, ...at('2024-05-30 12:18:08') },
      { ToothInitialNum: 322, PatNum: 13, ToothNum: '32', ...at('2024-05-30 12:18:00') },
      { ToothInitialNum: 330, PatNum: 14, InitialType: 9, DrawingSegment: '1,2;3,4', ColorDraw: -16_711_681 },
    );
  });

  it('answer as the page shows', async () => {
    expect((await practice.get('/toothinitials?PatNum=13')).text).toBe(asSent(TEETH_OF_13));
  });

  it('show the colour of a drawing without its transparency', async () => {
    const { body } = await practice.get('/toothinitials?PatNum=14');
    expect(body).toMatchObject([{ DrawingSegment: '1,2;3,4', ColorDraw: '0,255,255', InitialType: 'Drawing' }]);
  });

  it.each([
    ['', [322, 324, 330, 344]],
    ['?PatNum=0', [322, 324, 330, 344]],
    ['?PatNum=15', []],
    ['?Offset=2', [330, 344]],
  ])('%s finds %j', async (query, nums) => {
    const { body } = await practice.get(`/toothinitials${query}`);
    expect(body.map((tooth: { ToothInitialNum: number }) => tooth.ToothInitialNum)).toEqual(nums);
  });

  it.each([
    ['?PatNum=x', 400, 'PatNum is invalid.'],
    ['?PatNum=99', 404, 'Patient not found.'],
  ])('%s is answered %i %s', async (query, status, sentence) => {
    expect(await practice.get(`/toothinitials${query}`)).toMatchObject({ status, body: sentence });
  });
});
