import { beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../../../test/support/engines.ts';
import { testPractice } from '../../../test/support/test-practice.ts';
import { AptStatus } from '../../domain/enums.ts';

/** The page's sample: two planned appointments, both booked. */
const PLANNED = [
  {
    AptNum: '999',
    ProvNum: '1',
    ItemOrder: '1',
    minutes: '50',
    ProcDescript: '#1-MOD-C3(P)',
    Note: '',
    dateSched: '2022-06-20 00:00:00',
    AptStatus: 'Planned',
  },
  {
    AptNum: '1000',
    ProvNum: '3',
    ItemOrder: '2',
    minutes: '40',
    ProcDescript: '#19-ML-C2(P)',
    Note: 'Pain in LL quadrant',
    dateSched: '2022-06-21 00:00:00',
    AptStatus: 'Planned',
  },
];

describe.each(engines)('planned appointments of a chart on %s', (engine) => {
  const practice = testPractice({ engine });
  beforeAll(async () => {
    await practice.lay('patient', { PatNum: 31 }, { PatNum: 32 });
    const planned = (AptNum: number, ItemOrderPlanned: number, length: number, more: object) =>
      practice.lay('appointment', {
        AptNum,
        PatNum: 31,
        AptStatus: AptStatus.Planned,
        ItemOrderPlanned,
        Pattern: '/'.repeat(length),
        ...more,
      });
    await planned(1000, 2, 8, { ProvNum: 3, ProcDescript: '#19-ML-C2(P)', Note: 'Pain in LL quadrant' });
    await planned(999, 1, 10, { ProvNum: 1, ProcDescript: '#1-MOD-C3(P)' });
    const booked = { PatNum: 31, AptStatus: AptStatus.Scheduled };
    await practice.lay(
      'appointment',
      { ...booked, NextAptNum: 999, AptDateTime: '2022-06-20 00:00:00' },
      { ...booked, NextAptNum: 1000, AptDateTime: '2022-06-21 00:00:00' },
      { ...booked, AptDateTime: '2022-06-22 00:00:00' },
      { PatNum: 32, AptStatus: AptStatus.Planned, AptNum: 1500 },
    );
  });

  it('are as the page shows, in their order', async () => {
    const { text } = await practice.get('/chartmodules/31/PlannedAppts');
    expect(text).toBe(JSON.stringify(PLANNED));
    expect((await practice.get('/chartmodules/31/PlannedAppts?Offset=1')).body).toEqual(PLANNED.slice(1));
  });

  it('have no day while they are not booked', async () => {
    const { body } = await practice.get('/chartmodules/32/PlannedAppts');
    expect(body).toMatchObject([{ AptNum: '1500', dateSched: '', minutes: '0' }]);
  });

  it('of nobody are a 404', async () => {
    expect(await practice.get('/chartmodules/99/PlannedAppts')).toMatchObject({
      status: 404,
      body: 'Patient not found.',
    });
  });
});
