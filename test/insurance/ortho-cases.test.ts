import { beforeEach, describe, expect, it } from 'vitest';
import { ProcStatus } from '../../src/domain/enums.ts';
import { estimate } from '../estimates/extension.ts';
import { engines } from '../support/engines.ts';
import { type TestPractice, testPractice } from '../support/test-practice.ts';
import { layOffice, TODAY } from './office.ts';

const NOW = `${TODAY} 09:00:00`;

describe.each(engines)('ortho cases, on %s', (engine) => {
  const practice = testPractice({ engine, now: NOW });
  beforeEach(async () => {
    await practice.clear();
    await layOffice(practice);
    await practice.lay('preference', { PrefName: 'OrthoVisitCodes', ValueString: 'D8670, D8690' });
    await practice.lay('preference', { PrefName: 'OrthoDebondCodes', ValueString: 'D8680' });
    await practice.lay(
      'procedurecode',
      { CodeNum: 80, ProcCode: 'D8080' },
      { CodeNum: 81, ProcCode: 'D8670', BaseUnits: 1 },
      { CodeNum: 82, ProcCode: 'D8680' },
    );
    // Of 5000 the first plan of patient 26 pays 1500 and the second 500.
    const shares = { Fee: 5000, FeeInsPrimary: 1500, FeeInsSecondary: 500, FeePat: 3000 };
    await practice.lay('orthocase', { OrthoCaseNum: 6, PatNum: 26, IsActive: 1, BandingDate: '2026-01-10', ...shares });
    await practice.lay('orthoschedule', {
      ...{ OrthoScheduleNum: 9, BandingAmount: 2000, VisitAmount: 1300, DebondAmount: 1000, IsActive: 1 },
    });
    await practice.lay('orthoplanlink', { OrthoCaseNum: 6, LinkType: 0, FKey: 9, IsActive: 1 });
    const banding = { ProcNum: 1100, PatNum: 26, CodeNum: 80, ProcStatus: 1, ProcFee: 100, ProvNum: 1, UnitQty: 1 };
    await practice.lay('procedurelog', { ...banding, ProcDate: TODAY, Discount: 30 });
    await practice.lay('treatplanattach', { TreatPlanNum: 901, ProcNum: 1100 });
    await practice.lay('orthoproclink', { OrthoCaseNum: 6, ProcNum: 1100, ProcLinkType: 0 });
  });

  const chart = async (CodeNum: number, more: object = {}) => {
    const { status, body, text } = await practice.post('/procedurelogs', {
      ...{ PatNum: 26, ProcDate: TODAY, ProcStatus: 'C', CodeNum, ...more },
    });
    expect([status, status === 201 ? '' : text]).toEqual([201, '']);
    return body as { ProcNum: number; ProcFee: string; UnitQty: number; BaseUnits: number };
  };
  const complete = async (procNum: number, more: object = {}) => {
    const { status, body, text } = await practice.put(`/procedurelogs/${procNum}`, { ProcStatus: 'C', ...more });
    expect([status, status === 200 ? '' : text]).toEqual([200, '']);
    return body;
  };
  const linksOf = async (procNum: number) =>
    (await practice.rows('orthoproclink', (row) => row.ProcNum === procNum)).map((row) => [
      row.OrthoCaseNum,
      row.ProcLinkType,
    ]);
  const rowsOf = (procNum: number) => practice.rows('claimproc', (row) => row.ProcNum === procNum);
  const theCase = async () => (await practice.rows('orthocase'))[0]!;

  it('pays a linked procedure as the case agreed, whatever the plans say (ORT-1)', async () => {
    const { lines } = await estimate(practice, 901, '?explain=true');
    const line = lines.find(({ ProcNum }) => ProcNum === 1100)!;
    const none = {
      AllowedOverride: 0,
      CopayOverride: 0,
      PercentOverride: 0,
      DedEstOverride: 0,
      WriteOffEstOverride: 0,
    };
    expect(line).toMatchObject({ PriInsAmt: 30, SecInsAmt: 10, Discount: 30, PatAmt: 30 });
    expect(line.estimates).toMatchObject([
      { Ordinal: 1, InsEstTotalOverride: 30, PaidOtherInsOverride: 0, ...none },
      { Ordinal: 2, InsEstTotalOverride: 10, PaidOtherInsOverride: 0, ...none },
    ]);
    expect(line.estimates[0]!.steps.at(-1)).toMatchObject({
      kind: 'orthoCase',
      rule: 'ORT-1',
      sentence: 'The plan pays $1500.00 of the orthodontic case of $5000.00, so $30.00 of this.',
    });
  });

  it('charges a banding by the schedule, on its day, without discounts', async () => {
    expect(await complete(1100, { ProcDate: '2026-06-12' })).toMatchObject({ ProcFee: '2000.00', UnitQty: 1 });
    expect(await theCase()).toMatchObject({ BandingDate: '2026-06-12', IsActive: 1 });
    expect(await practice.rows('adjustment')).toEqual([]);
    expect(await linksOf(1100)).toEqual([[6, 0]]);
  });

  it('makes visits and the debond that are done part of the case, and closes it', async () => {
    const first = await chart(81, { ProcFee: '99' });
    expect(first).toMatchObject({ ProcFee: '1300.00', UnitQty: 1, BaseUnits: 0 });
    expect(await linksOf(first.ProcNum)).toEqual([[6, 2]]);
    expect(await rowsOf(first.ProcNum)).toMatchObject([
      { InsEstTotalOverride: 390, InsPayEst: 390, DedEstOverride: 0 },
      { InsEstTotalOverride: 130, InsPayEst: 130, WriteOffEstOverride: 0 },
    ]);
    // 5000 less banding, debond and the first visit leaves 700, and then nothing.
    const planned = await chart(81, { ProcStatus: 'TP' });
    expect([planned.ProcFee, await linksOf(planned.ProcNum)]).toEqual(['0.00', []]);
    expect(await complete(planned.ProcNum)).toMatchObject({ ProcFee: '700.00', BaseUnits: 0 });
    expect(await chart(81)).toMatchObject({ ProcFee: '0.00' });
    const debond = await chart(82, { ProcDate: '2026-06-14' });
    expect(debond).toMatchObject({ ProcFee: '1000.00' });
    expect(await theCase()).toMatchObject({ DebondDate: '2026-06-14', IsActive: 0 });
    expect((await practice.put(`/procedurelogs/${debond.ProcNum}`, { ProcDate: '2026-06-13' })).status).toBe(200);
    expect((await theCase()).DebondDate).toBe('2026-06-13');
    const late = await chart(81);
    expect([late.ProcFee, await linksOf(late.ProcNum)]).toEqual(['0.00', []]);
  });

  it.each<[string, (lay: TestPractice) => Promise<void>]>([
    ['a case that is not active', (lay) => lay.change('orthocase', { OrthoCaseNum: 6 }, { IsActive: 0 })],
    ['a case of somebody else', (lay) => lay.change('orthocase', { OrthoCaseNum: 6 }, { PatNum: 20 })],
    [
      'an office without codes',
      (lay) => lay.change('preference', { PrefName: 'OrthoVisitCodes' }, { ValueString: '' }),
    ],
  ])('links nothing to %s', async (_, change) => {
    await change(practice);
    const visit = await chart(81, { ProcFee: '99' });
    expect([visit.ProcFee, await linksOf(visit.ProcNum)]).toEqual(['99.00', []]);
  });

  it('leaves the fee alone where the case has no schedule', async () => {
    await practice.change('orthoplanlink', { OrthoCaseNum: 6 }, { LinkType: 2 });
    const visit = await chart(81, { ProcFee: '99' });
    expect([visit.ProcFee, await linksOf(visit.ProcNum)]).toEqual(['99.00', [[6, 2]]]);
  });

  it('completes them with their appointment', async () => {
    const { body } = await practice.post('/procedurelogs', {
      ...{ PatNum: 26, ProcDate: TODAY, ProcStatus: 'TP', CodeNum: 81 },
    });
    await practice.lay('appointment', {
      ...{ AptNum: 70, PatNum: 26, AptStatus: 1, ProvNum: 1, AptDateTime: `${TODAY} 08:00:00`, Pattern: '/XX/' },
    });
    await practice.change('procedurelog', { ProcNum: body.ProcNum }, { AptNum: 70 });
    expect((await practice.put('/appointments/70', { AptStatus: 'Complete' })).status).toBe(200);
    expect(await linksOf(body.ProcNum)).toEqual([[6, 2]]);
    expect(await practice.rows('procedurelog', ({ ProcNum }) => ProcNum === body.ProcNum)).toMatchObject([
      { ProcStatus: ProcStatus.C, ProcFee: 1300 },
    ]);
  });
});
