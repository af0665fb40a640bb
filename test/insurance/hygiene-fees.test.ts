import { beforeEach, describe, expect, it } from 'vitest';
import { estimate } from '../estimates/extension.ts';
import { engines } from '../support/engines.ts';
import { testPractice } from '../support/test-practice.ts';
import { estimatesOf } from './amounts.ts';
import { layOffice, TODAY } from './office.ts';

/** MED-2: D1110 is charged 100, and 120 by the dentist 1; the PPO allows 70, and 90 there. */
describe.each(engines)('fees of hygiene at a visit, on %s', (engine) => {
  const practice = testPractice({ engine, now: `${TODAY} 09:00:00` });
  beforeEach(async () => {
    await practice.clear();
    await layOffice(practice);
    await practice.lay('preference', { PrefName: 'EnterpriseHygProcUsePriProvFee', ValueString: '1' });
    await practice.change('procedurecode', { CodeNum: 2 }, { IsHygiene: 1 });
    await practice.change('feesched', { FeeSchedNum: 53 }, { IsGlobal: 0 });
    await practice.lay('fee', { FeeSched: 53, CodeNum: 2, ProvNum: 1, Amount: 120 });
    await practice.lay('fee', { FeeSched: 54, CodeNum: 2, ProvNum: 1, Amount: 90 });
    const visit = { PatNum: 22, AptStatus: 1, ProvHyg: 3, AptDateTime: '2026-06-20 09:00:00', Pattern: '/XX/' };
    await practice.lay('appointment', { ...visit, AptNum: 70, ProvNum: 1 }, { ...visit, AptNum: 71, ProvNum: 3 });
  });
  const chart = async (more: object) => {
    const hygiene = { PatNum: 22, ProcDate: TODAY, ProcStatus: 'TP', CodeNum: 2, ProvNum: 3 };
    const { status, body } = await practice.post('/procedurelogs', { ...hygiene, ...more });
    expect(status).toBe(201);
    return body as { ProcNum: number; ProcFee: string; ProvNum: number };
  };
  const estimated = async (procNum: number) => (await estimatesOf(practice, procNum))[0];
  const turnOff = () =>
    practice.change('preference', { PrefName: 'EnterpriseHygProcUsePriProvFee' }, { ValueString: '0' });

  it('are the dentist’s, whoever does it', async () => {
    const atVisit = await chart({ AptNum: 70 });
    expect(atVisit).toMatchObject({ ProcFee: '120.00', ProvNum: 3 });
    expect(await estimated(atVisit.ProcNum)).toEqual([90, 30]);
    expect(await practice.rows('claimproc', ({ ProcNum }) => ProcNum === atVisit.ProcNum)).toMatchObject([
      { ProvNum: 3 },
    ]);
    const { lines } = await estimate(practice, 902);
    expect(lines.find(({ ProcNum }) => ProcNum === atVisit.ProcNum)).toMatchObject({ PriInsAmt: 90, FeeAllowed: 90 });
  });

  it.each<[string, object, (() => Promise<void>)?]>([
    ['at no visit', {}],
    ['at a visit of a dentist without fees of their own', { AptNum: 71 }],
    ['of other work', { AptNum: 70 }, () => practice.change('procedurecode', { CodeNum: 2 }, { IsHygiene: 0 })],
    ['in an office that does not ask for it', { AptNum: 70 }, turnOff],
  ])('are the provider’s own %s', async (_, more, change) => {
    await change?.();
    const own = await chart(more);
    expect(own.ProcFee).toBe('100.00');
    expect(await estimated(own.ProcNum)).toEqual([70, 30]);
  });

  it('follow the visit and its dentist', async () => {
    const { ProcNum } = await chart({ ProcFee: '200' });
    const follows = async (path: string, body: object, amounts: [number, number]) => {
      expect((await practice.put(path, body)).status).toBe(200);
      expect([path, await estimated(ProcNum)]).toEqual([path, amounts]);
    };
    expect(await estimated(ProcNum)).toEqual([70, 130]);
    await follows(`/procedurelogs/${ProcNum}`, { AptNum: 70, ProvNum: 3 }, [90, 110]);
    await follows('/appointments/70', { ProvNum: 3 }, [70, 130]);
    await follows('/appointments/70', { ProvNum: 1 }, [90, 110]);
    await follows(`/procedurelogs/${ProcNum}`, { AptNum: 0 }, [70, 130]);
  });
});
