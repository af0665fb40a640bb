import { expect, it } from 'vitest';
import { LogSource, PermType, ProcStatus } from '../../src/domain/enums.ts';
import { codeNums, day, NOW, procedure, TODAY } from './fixture.ts';
import { base, onFixture, succeed } from './on-fixture.ts';

const { TP, TPi, C, EO, EC, R, Cn } = ProcStatus;

onFixture('audit rows (procedures.md 1.9)', (practice) => {
  /** Permission, row and text of what was recorded, in order. */
  const recorded = async () =>
    (await practice.rows('securitylog')).map(({ PermType: stored, FKey, LogText }) => [
      Object.entries(PermType).find(([, number]) => number === stored)?.[0],
      Number(FKey),
      LogText,
    ]);
  const change = (procNum: number, body: object) => succeed(practice, 'PUT', `/${procNum}`, body);
  const Updated = 'Updated by Amazing Smiles through API. ';
  const Created = 'Created by Amazing Smiles through API. ';
  const Deleted = 'Deleted by Amazing Smiles through API. ';

  it('names the source, the moment and the patient', async () => {
    await succeed(practice, 'POST', '', { ...base, procCode: 'D0120' });
    expect(await practice.rows('securitylog')).toMatchObject([
      { LogSource: LogSource.API, UserNum: 0, PatNum: 10, LogDateTime: NOW },
    ]);
  });

  it.each([
    ['C', 'ProcComplCreate'],
    ['TP', 'ProcEdit'],
    ['R', 'ProcEdit'],
    ['Cn', 'ProcEdit'],
    ['EO', 'ProcExistingEdit'],
    ['EC', 'ProcExistingEdit'],
  ])('records a new procedure of status %s as %s', async (ProcStatus, permission) => {
    const { ProcNum } = await succeed(practice, 'POST', '', {
      ...base,
      ProcStatus,
      procCode: 'D7140',
      ToothNum: '3',
    });
    const text = `${Created}D7140 (${ProcStatus}), Teeth: 3, Fee: 180.00, Tooth removal`;
    expect(await recorded()).toEqual([[permission, ProcNum, text]]);
  });

  // Status before and after → what the edit is recorded as
  it.each([
    [TP, 'TP', ['ProcEdit']],
    [TPi, 'TP', ['ProcEdit']],
    [R, 'R', ['ProcEdit']],
    [Cn, 'Cn', ['ProcEdit']],
    [EO, 'EO', ['ProcExistingEdit']],
    [EC, 'EC', ['ProcExistingEdit']],
    [TP, 'EO', ['ProcExistingEdit']],
    [C, 'C', ['ProcCompleteEdit']],
    [TP, 'C', ['ProcComplCreate']],
    [EO, 'C', ['ProcComplCreate']],
    [C, 'TP', ['ProcCompleteEdit', 'ProcCompleteStatusEdit']],
  ])('records an edit from %i to %s as %j', async (before, after, permissions) => {
    await practice.lay('procedurelog', procedure(130, 'D0120', { ProcStatus: before }));
    await change(130, { ProcStatus: after, ClaimNote: 'x' });
    expect((await recorded()).map(([permission]) => permission)).toEqual(permissions);
  });

  it('tells the old and new value of what says which work was done', async () => {
    await practice.lay('procedurelog', procedure(130, 'D2393', { ToothNum: '4', Surf: 'MO', ProcFee: 200 }));
    await change(130, { procCode: 'D2331', ToothNum: '5', Surf: 'M', ProcDate: day(-1), ProvNum: 3 });
    const changes = `code D2393 → D2331, ProcDate ${TODAY} → ${day(-1)}, Surf MO → M, ToothNum 4 → 5, ProvNum 2 → 3`;
    const text = `${Updated}D2331 (TP), Teeth: 5, Fee: 150.00, Front filling, two sides, ${changes}`;
    expect(await recorded()).toEqual([['ProcEdit', 130, text]]);
  });

  it('tells both statuses when complete is left', async () => {
    await change(101, { ProcStatus: 'R' });
    const text = `${Updated}D2393 (C) changed from C to R`;
    expect(await recorded()).toContainEqual(['ProcCompleteStatusEdit', 101, text]);
  });

  it('records a discount on its own', async () => {
    await change(109, { Discount: 20 });
    const text = `${Updated}D1206, ${day(-3)}, Fee: 35.00, discount changed from 15.00 to 20.00`;
    expect(await recorded()).toContainEqual(['TreatPlanDiscountEdit', 109, text]);
  });

  it('records a move at both appointments, and none for joining or leaving one', async () => {
    await practice.lay('appointment', { AptNum: 205, PatNum: 10, AptStatus: 1, AptDateTime: `${day(9)} 08:00:00` });
    await change(108, { AptNum: 205 });
    const text = `${Updated}C3P moved from the appointment of ${day(7)} to that of ${day(9)}.`;
    const moves = (await recorded()).filter(([permission]) => permission === 'AppointmentEdit');
    expect(moves).toEqual([
      ['AppointmentEdit', 201, text],
      ['AppointmentEdit', 205, text],
    ]);
    await change(100, { AptNum: 205 });
    await change(108, { AptNum: 0 });
    expect((await recorded()).filter(([permission]) => permission === 'AppointmentEdit')).toHaveLength(2);
  });

  it.each([
    [TP, 'TP', 'ProcDelete'],
    [TPi, 'TPi', 'ProcDelete'],
    [C, 'C', 'ProcCompleteStatusEdit'],
  ])('records the removal of status %i (%s) as %s', async (status, name, permission) => {
    await practice.lay('procedurelog', procedure(130, 'D0120', { ProcStatus: status, ProcFee: 50 }));
    await succeed(practice, 'DELETE', '/130');
    expect(await recorded()).toEqual([[permission, 130, `${Deleted}D0120 (${name}), Fee: 50.00, Recall exam`]]);
  });

  it('records the adjustments that come and go by themselves', async () => {
    await change(109, { ProcStatus: 'C' });
    await change(109, { ProcStatus: 'TP' });
    const adjustments = (await recorded()).filter(([permission]) => String(permission).startsWith('Adjustment'));
    expect(adjustments.map(([permission, , text]) => [permission, text])).toEqual([
      ['AdjustmentCreate', `${Created}Adjustment of -15.00.`],
      ['AdjustmentEdit', `${Deleted}Adjustment of -15.00.`],
    ]);
  });

  it('records group notes and history', async () => {
    const { ProcNum } = await succeed(practice, 'POST', '/GroupNote', { PatNum: 10, ProcNums: [105], Note: 'x' });
    await succeed(practice, 'PUT', '/120/GroupNote', { PatNum: 10, Note: 'B' });
    await succeed(practice, 'DELETE', '/120/GroupNote');
    const history = await succeed(practice, 'POST', '/InsuranceHistory', {
      PatNum: 12,
      InsSubNum: 501,
      insHistPrefName: 'InsHistExamCodes',
      ProcDate: '2023-01-23',
    });
    expect(await recorded()).toEqual([
      ['ProcCompleteNote', ProcNum, expect.stringContaining(Created)],
      ['ProcCompleteNote', 120, expect.stringContaining(Updated)],
      ['ProcCompleteStatusEdit', 120, `${Deleted}:~GRP~ (EC), ${day(-5)}`],
      ['ProcExistingEdit', history.ProcNum, `${Created}D0120 (EO), Fee: 0.00, Recall exam`],
    ]);
  });

  it('records nothing of reads, refusals and edits that change nothing', async () => {
    await practice.get('/procedurelogs?PatNum=10');
    await practice.put('/procedurelogs/100', { ProcFee: '-1' });
    await practice.delete('/procedurelogs/102');
    await change(100, { ProcFee: 200, CodeNum: codeNums.D2393 });
    expect(await recorded()).toEqual([]);
  });
});
