import { beforeEach, describe, expect, it } from 'vitest';
import { PatStatus } from '../../src/domain/enums.ts';
import { engines } from '../support/engines.ts';
import { testPractice } from '../support/test-practice.ts';
import { layFixture } from './fixture.ts';

/** Nothing of a deleted patient may be modified (Patients page); removing a plan is still allowed (decision 22). */
describe.each(engines)('plans of a deleted patient, on %s', (engine) => {
  const practice = testPractice({ engine });
  let saved: number;
  beforeEach(async () => {
    await layFixture(practice);
    saved = (await practice.post('/treatplans/Saved', { TreatPlanNum: 100 })).body.TreatPlanNum;
    await practice.change('patient', { PatNum: 15 }, { PatStatus: PatStatus.Deleted });
  });

  it('are not saved, edited, attached to or changed row by row', async () => {
    const [row] = (await practice.get(`/proctps?TreatPlanNum=${saved}`)).body;
    const refused: [string, string, unknown?][] = [
      ['POST', '/treatplans/Saved', { TreatPlanNum: 100 }],
      ['PUT', '/treatplans/101', { Heading: 'x' }],
      ['PUT', `/treatplans/${saved}`, { isSigned: 'true' }],
      ['POST', '/treatplanattaches', { TreatPlanNum: 101, ProcNum: 1101 }],
      ['PUT', '/treatplanattaches/203', { Priority: 0 }],
      ['PUT', `/proctps/${row.ProcTPNum}`, { Dx: 'K' }],
      ['DELETE', `/proctps/${row.ProcTPNum}`],
    ];
    for (const [verb, path, body] of refused) {
      expect(await practice.send(verb, path, body)).toMatchObject({ status: 400, body: 'Patient has been deleted.' });
    }
  });

  it('can be deleted', async () => {
    expect((await practice.delete(`/treatplans/${saved}`)).status).toBe(200);
  });
});
