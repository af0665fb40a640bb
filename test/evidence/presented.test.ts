import { beforeEach, describe, expect, it } from 'vitest';
import { engines } from '../support/engines.ts';
import { testPractice } from '../support/test-practice.ts';

const EXT = '/api/ext/v1';
/** The active plan of the demo patient Kwame Mensah; its first line is a crown. */
const ACTIVE_PLAN = 11401;
const PATIENT = 1140;

interface ShownLine {
  readonly ProcNum: number;
  readonly procCode: string;
  readonly estimates: { readonly steps: { readonly kind: string; readonly percent?: number }[] }[];
}

describe.each(engines)('a plan that is presented on %s', (engine) => {
  const practice = testPractice({ engine, empty: false, now: '2026-06-15 09:00:00' });
  let saved: number;
  let token: string;
  beforeEach(async () => {
    practice.setNow('2026-06-15 09:00:00');
    saved = (await practice.post('/treatplans/Saved', { TreatPlanNum: ACTIVE_PLAN })).body.TreatPlanNum;
    token = (await practice.ext('POST', `${EXT}/treatplans/${saved}/handover`, {})).body.token;
  });
  const present = async () =>
    (await practice.ext('GET', `${EXT}/present`, undefined, { authorization: `Handover ${token}` })).body;
  const percents = async () =>
    (await present()).money.lines.map(({ procCode, estimates }: ShownLine) => [
      procCode,
      estimates[0]?.steps.find(({ kind }) => kind === 'percentage')?.percent,
    ]);

  it('tells the steps that lead to its amounts, as long as they do', async () => {
    const all = [
      ['D2740', 50],
      ['D2392', 80],
      ['D5213', 50],
      ['D9972', undefined],
    ];
    expect(await percents()).toEqual(all);
    const { body: lines } = await practice.get(`/proctps?TreatPlanNum=${saved}`);
    await practice.put(`/proctps/${lines[0].ProcTPNum}`, { PatAmt: '480.00' });
    expect(await percents()).toEqual([['D2740', undefined], ...all.slice(1)]);
    await practice.put(`/proctps/${lines[0].ProcTPNum}`, { PatAmt: '475.00' });
    expect(await percents()).toEqual(all);
    // Work that is done is estimated no more.
    await practice.put(`/procedurelogs/${lines[1].ProcNumOrig}`, { ProcStatus: 'C' });
    expect((await percents())[1]).toEqual(['D2392', undefined]);
    await practice.put(`/procedurelogs/${lines[1].ProcNumOrig}`, { ProcStatus: 'TP' });
    // Nobody but the page asks for an explanation.
    const { body } = await practice.ext('GET', `${EXT}/treatplans/${saved}?include=money`);
    expect(body.money.lines.map(({ estimates }: ShownLine) => estimates)).toEqual([[], [], [], []]);
  });

  it.each([
    ['2008-06-15', 'patient'],
    ['2008-06-16', 'guardian'],
    ['0001-01-01', 'patient'],
  ])('of a patient born %s is to be signed by the %s', async (Birthdate, relation) => {
    await practice.put(`/patients/${PATIENT}`, { Birthdate });
    expect((await present()).relation).toBe(relation);
  });
});
