import { expect, it } from 'vitest';
import type { Row } from '../../src/db/schema/tables.ts';
import { AptStatus, DefCat, ProcStatus } from '../../src/domain/enums.ts';
import { codeNums, day, LAID, NOW, procedure, TODAY } from './fixture.ts';
import { all, find, onFixture, refuse, setPreference, succeed } from './on-fixture.ts';

const { TP, TPi, C, EO, EC, R, Cn } = ProcStatus;

onFixture('rules of PUT procedurelogs beyond the acceptance table', (practice) => {
  const change = (procNum: number, body: object) => succeed(practice, 'PUT', `/${procNum}`, body);
  const refused = (procNum: number, body: unknown, status: number, sentence: string) =>
    refuse(practice, ['PUT', `/${procNum}`, body], status, sentence);
  const lay = (procNum: number, code: keyof typeof codeNums, values: Partial<Row<'procedurelog'>>) =>
    practice.lay('procedurelog', procedure(procNum, code, values));
  const stored = (procNum: number) => find(practice, 'procedurelog', { ProcNum: procNum });

  it('looks the target up before the fields are checked', async () => {
    await refused(999, { ProcDate: 'x' }, 404, 'Procedure not found.');
    await refused(110, { ProcDate: 'x' }, 400, 'Procedure has been deleted.');
    await refused(120, { ProcDate: 'x' }, 400, 'Group notes must be updated with PUT GroupNote.');
    await practice.change('procedurelog', { ProcNum: 101 }, { IsLocked: 1 });
    await refused(101, { ClaimNote: 'x' }, 400, 'Procedure is locked.');
  });

  it.each([
    [{ ProcStatus: 'TPi' }, 400, /^ProcStatus may only be set to /],
    [{ AptNum: 'x', ProcDate: 'y' }, 400, /^AptNum is invalid\.$/],
    [{ CodeNum: 'x', DateTP: 'y' }, 400, /^CodeNum is invalid\.$/],
    [{ CodeNum: 1, procCode: 'D2331' }, 400, /^CodeNum and procCode cannot both be specified\.$/],
    [{ ProvNum: 0 }, 400, /^ProvNum is invalid\.$/],
    [{ Priority: 126 }, 404, /^Priority not found\.$/],
    [{ Prognosis: 148 }, 404, /^Prognosis not found\.$/],
    [{ procCode: 'nothing' }, 404, /^procCode not found\.$/],
    [{ procCode: '~GRP~' }, 400, /group note/],
    [{ ProcDate: '' }, 400, /^ProcDate format must be yyyy-MM-dd\.$/],
    [{ ProcFee: '' }, 400, /^ProcFee is invalid\.$/],
    [{ PlannedAptNum: 201 }, 400, /^PlannedAptNum must be a planned appointment\.$/],
    [{ PlannedAptNum: 204 }, 400, /^Appointment does not belong to the patient\.$/],
    [{ AptNum: 204 }, 400, /^Appointment does not belong to the patient\.$/],
    [{ ToothNum: '33' }, 400, /^ToothNum is invalid\.$/],
    [{ ToothRange: '2' }, 400, /^ToothRange cannot be updated for the procedure code's treatment area\.$/],
    [{ ProcStatus: 'C', ProcDate: day(1) }, 400, /^ProcDate cannot be in the future when ProcStatus is C\.$/],
    [{ Prosthesis: 'I' }, 400, /^Prosthesis cannot be set because the procedure code is not a prosthesis\.$/],
    [{ PlaceService: 'Office' }, 400, /^PlaceService cannot be set unless the Public Health feature is enabled\.$/],
  ])('%j → %i %s', async (body, status, sentence) => {
    const answer = await practice.put('/procedurelogs/100', body);
    expect([answer.status, answer.text]).toEqual([status, expect.stringMatching(sentence)]);
  });

  it('ignores PatNum, priority and dxName, which are no PUT fields', async () => {
    const { status, body, headers } = await practice.put('/procedurelogs/100', {
      PatNum: 11,
      priority: 'High',
      dxName: 'Caries',
    });
    expect([status, headers.get('x-ignored-fields')]).toEqual([200, 'PatNum, priority, dxName']);
    expect(body).toMatchObject({ PatNum: 10, Priority: 0, Dx: 0, DateTStamp: LAID });
  });

  it('answers the refreshed time stamp, and no clock', async () => {
    expect(await change(100, { Dx: 127 })).toMatchObject({ dxName: 'Caries', DateTStamp: NOW, serverDateTime: '' });
  });

  it('writes nothing for values the row has already, NULL texts included', async () => {
    // The stamp too, since MariaDB moves it by itself.
    const empty = { ToothRange: null, ClaimNote: null, DateTStamp: LAID };
    await practice.change('procedurelog', { ProcNum: 100 }, empty);
    const same = { ToothNum: '4', Surf: 'om', ClaimNote: '', ProcFee: '200.00', ProcStatus: 'TP', procCode: 'D2393' };
    expect(await change(100, same)).toMatchObject({ DateTStamp: LAID });
    expect(await practice.rows('securitylog')).toEqual([]);
  });

  it('clears notes and unsets references', async () => {
    await change(100, { ClaimNote: 'a', BillingNote: 'b', Priority: 149, Dx: 126, Prognosis: 170 });
    const cleared = { ClaimNote: '', BillingNote: '', Priority: 0, Dx: 0, Prognosis: 0 };
    expect(await change(100, cleared)).toMatchObject(cleared);
  });

  it('checks tooth and surfaces as they will stand together', async () => {
    await refused(100, { ToothNum: '8' }, 400, 'Surf is invalid.');
    await refused(100, { Surf: 'MI' }, 400, 'Surf is invalid.');
    expect(await change(100, { ToothNum: 'b' })).toMatchObject({ ToothNum: 'B', Surf: 'MO' });
  });

  it('brings what belongs to a new code', async () => {
    await practice.lay('procedurecode', { CodeNum: 500, ProcCode: 'X500', TreatArea: 2, BaseUnits: 3 });
    await practice.lay('fee', { CodeNum: 500, FeeSched: 53, Amount: 77 });
    const prosthetic = { Prosthesis: 'R', DateOriginalProsth: '2010-01-01', IsDateProsthEst: 1 };
    await lay(130, 'D2740', { ToothNum: '3', ProcFee: 1200, ...prosthetic });
    expect(await change(130, { procCode: 'X500' })).toMatchObject({
      CodeNum: 500,
      ProcFee: '77.00',
      BaseUnits: 3,
      Prosthesis: '',
      DateOriginalProsth: '0001-01-01',
      IsDateProsthEst: 'false',
    });
  });

  it('keeps a fee that is sent with a new code', async () => {
    expect(await change(100, { CodeNum: codeNums.D2331, ProcFee: 5 })).toMatchObject({ ProcFee: '5.00' });
  });

  it('gates the prosthesis by the code after the call', async () => {
    await practice.lay('procedurecode', { CodeNum: 500, ProcCode: 'X500', TreatArea: 2 });
    await lay(130, 'D2740', { ToothNum: '3' });
    await refused(
      130,
      { procCode: 'X500', Prosthesis: 'I' },
      400,
      'Prosthesis cannot be set because the procedure code is not a prosthesis.',
    );
    expect(await change(130, { Prosthesis: 'i' })).toMatchObject({ Prosthesis: 'I' });
  });

  it('wants the flag of the tooth range to agree as well as the area', async () => {
    await practice.lay('procedurecode', { CodeNum: 500, ProcCode: 'X500', TreatArea: 6 });
    await lay(130, 'D9972', { Surf: 'U', ToothRange: '3' });
    await refused(130, { procCode: 'X500' }, 400, 'procCode must have the same treatment area as the current code.');
  });

  it('rebuilds the estimates of a new code, and keeps what insurance paid', async () => {
    await lay(130, 'D2393', { PatNum: 12, ToothNum: '4', Surf: 'MO' });
    await practice.lay(
      'claimproc',
      { ClaimProcNum: 901, ProcNum: 130, PatNum: 12, InsSubNum: 501, PlanNum: 401, Status: 6, InsEstTotalOverride: 9 },
      { ClaimProcNum: 902, ProcNum: 130, PatNum: 12, InsSubNum: 501, Status: 4, ClaimPaymentNum: 5 },
    );
    await change(130, { procCode: 'D2331' });
    const rows = await all(practice, 'claimproc', { ProcNum: 130 });
    expect(rows.map(({ Status, InsEstTotalOverride }) => [Status, InsEstTotalOverride])).toEqual([
      [4, 0],
      [6, -1],
    ]);
    expect(rows.some(({ ClaimProcNum }) => ClaimProcNum === 901)).toBe(false);
  });

  it('moves the dates of claim lines, except those of a finished treatment over several visits', async () => {
    await lay(130, 'D0120', { PatNum: 12 });
    const line = { ProcNum: 130, PatNum: 12, InsSubNum: 501, PlanNum: 401 };
    await practice.lay(
      'claimproc',
      { ...line, ClaimProcNum: 901, Status: 2, ClaimNum: 702, ProcDate: day(-9) },
      { ...line, ClaimProcNum: 902, Status: 6, ProcDate: day(-9) },
    );
    const dates = async () => (await all(practice, 'claimproc', { ProcNum: 130 })).map(({ ProcDate }) => ProcDate);
    await change(130, { ProcDate: day(-1) });
    expect(await dates()).toEqual([day(-1), day(-1)]);
    await practice.lay('procmultivisit', {
      ProcMultiVisitNum: 1,
      GroupProcMultiVisitNum: 1,
      ProcNum: 130,
      ProcStatus: C,
    });
    await change(130, { ProcDate: day(-2) });
    expect(await dates()).toEqual([day(-1), day(-2)]);
  });

  it('copies the clinic to every claim line, and drops estimates of plans the patient left', async () => {
    const line = { ProcNum: 100, PatNum: 10, ClinicNum: 1 };
    await practice.lay(
      'claimproc',
      { ...line, ClaimProcNum: 901, InsSubNum: 501, Status: 6 },
      { ...line, ClaimProcNum: 902, InsSubNum: 501, Status: 4, ClaimNum: 701 },
    );
    await change(100, { ClinicNum: 2 });
    const rows = await all(practice, 'claimproc', { ProcNum: 100 });
    expect(rows.map(({ ClaimProcNum, ClinicNum }) => [ClaimProcNum, ClinicNum])).toEqual([[902, 2]]);
  });

  it('completes: entry date, completion date, diagnosis of the code', async () => {
    await practice.change('procedurecode', { CodeNum: codeNums.D1206 }, { DiagnosticCodes: 'Z29' });
    expect(await change(109, { ProcStatus: 'C' })).toMatchObject({ DateEntryC: TODAY, DateTP: day(-5) });
    expect(await stored(109)).toMatchObject({ DateComplete: TODAY, DiagnosticCode: 'Z29' });
  });

  it.each([
    ['today: it is taken back', TODAY, '0001-01-01'],
    ['earlier: it stays', day(-2), day(-2)],
  ])('leaves complete with a completion date of %s', async (_title, completed, after) => {
    await lay(130, 'D0120', { ProcStatus: C, DateComplete: completed });
    await change(130, { ProcStatus: 'TP' });
    expect(await stored(130)).toMatchObject({ DateComplete: after, DateEntryC: day(-5) });
  });

  it('does not complete a second time with another completion date', async () => {
    await lay(130, 'D0120', { ProcStatus: TP, DateComplete: day(-20) });
    await change(130, { ProcStatus: 'C' });
    expect(await stored(130)).toMatchObject({ DateComplete: day(-20) });
  });

  it('takes the date of its appointment when completed on one, unless a date is sent', async () => {
    await practice.change('appointment', { AptNum: 201 }, { AptDateTime: `${day(-2)} 10:00:00` });
    expect(await change(108, { ProcStatus: 'C' })).toMatchObject({ ProcDate: day(-2) });
    await lay(130, 'D0120', { AptNum: 201 });
    expect(await change(130, { ProcStatus: 'C', ProcDate: day(-1) })).toMatchObject({ ProcDate: day(-1) });
  });

  it('refuses to complete a code of a hidden category', async () => {
    await practice.lay('definition', { DefNum: 900, Category: DefCat.ProcCodeCats, IsHidden: 1 });
    await practice.change('procedurecode', { CodeNum: codeNums.D2393 }, { ProcCat: 900 });
    const sentence = 'ProcStatus cannot be C because procCode D2393 belongs to a hidden category.';
    await refused(100, { ProcStatus: 'C' }, 400, sentence);
    expect(await change(100, { ProcStatus: 'EO' })).toMatchObject({ ProcStatus: 'EO' });
  });

  it('refuses to complete on an appointment that has not come', async () => {
    await refused(
      108,
      { ProcStatus: 'C' },
      400,
      `Procedure is on an appointment dated ${day(7)}, which is in the future.`,
    );
  });

  it.each(['TP', 'EO'])('leaves a completed appointment when it becomes %s again: only TP does', async (status) => {
    await lay(130, 'D0120', { ProcStatus: C, ProcDate: day(-5), AptNum: 203 });
    expect(await change(130, { ProcStatus: status, AptNum: 203 })).toMatchObject({ AptNum: status === 'TP' ? 0 : 203 });
  });

  it('leaves complete by losing every adjustment', async () => {
    await practice.lay('adjustment', { ProcNum: 101, AdjAmt: 12 }, { ProcNum: 101, AdjAmt: -3 }, { ProcNum: 105 });
    await change(101, { ProcStatus: 'R' });
    expect((await practice.rows('adjustment')).map(({ ProcNum }) => ProcNum)).toEqual([105]);
    const audits = await practice.rows('securitylog', ({ LogText }) => LogText!.startsWith('Deleted'));
    expect(audits).toHaveLength(2);
  });

  it.each([
    [TP, 'EO', false],
    [TP, 'EC', false],
    [TP, 'R', false],
    [TP, 'Cn', false],
    [TPi, 'C', false],
    [TPi, 'EO', false],
    [TPi, 'TP', true],
    [EO, 'TP', true],
    [EC, 'TP', true],
    [R, 'TP', true],
    [Cn, 'TP', true],
  ])('status %i to %s: on the Active plan afterwards: %s', async (from, to, isAttached) => {
    await practice.lay('treatplan', { TreatPlanNum: 310, PatNum: 10, Heading: 'Later', TPStatus: 2 });
    await lay(130, 'D0120', { ProcStatus: from });
    if (from === TP || from === TPi) {
      await practice.lay('treatplanattach', { TreatPlanNum: from === TP ? 301 : 310, ProcNum: 130 });
    }
    expect(await change(130, { ProcStatus: to })).toMatchObject({ ProcStatus: to });
    const attaches = await all(practice, 'treatplanattach', { ProcNum: 130 });
    expect(attaches.some(({ TreatPlanNum }) => TreatPlanNum === 301)).toBe(isAttached);
    if (!isAttached) expect(attaches).toEqual([]);
  });

  it('copies a new priority to the Active plan', async () => {
    await change(100, { Priority: 149 });
    expect(await all(practice, 'treatplanattach', { ProcNum: 100 })).toMatchObject([{ Priority: 149 }]);
    expect(await stored(100)).toMatchObject({ Priority: 149 });
  });

  it('writes nothing for the priority of an inactive procedure, which has none', async () => {
    await practice.lay('treatplan', { TreatPlanNum: 310, PatNum: 10, Heading: 'Later', TPStatus: 2 });
    await lay(130, 'D0120', { ProcStatus: TPi });
    await practice.lay('treatplanattach', { TreatPlanNum: 310, ProcNum: 130 });
    const before = await practice.everything();
    await change(130, { Priority: 149 });
    expect(await practice.everything()).toEqual(before);
    expect(await change(130, { Priority: 149, AptNum: 201 })).toMatchObject({ Priority: 149, ProcStatus: 'TP' });
  });

  it('makes a tooth missing for an extraction done elsewhere', async () => {
    await lay(130, 'D7140', { ToothNum: '32' });
    await change(130, { ProcStatus: 'EO' });
    expect(await practice.rows('toothinitial')).toMatchObject([{ ToothNum: '32', InitialType: 0 }]);
  });

  it('applies what comes along before it locks: a TP row completed with a new surface and discount', async () => {
    const body = { ProcStatus: 'C', Surf: 'MOD', Discount: 20 };
    expect(await change(100, body)).toMatchObject({ ProcStatus: 'C', Surf: 'MOD', Discount: 20 });
    expect(await all(practice, 'adjustment', { ProcNum: 100 })).toMatchObject([{ AdjAmt: -20, AdjType: 14 }]);
  });

  it('keeps a sent key against what an appointment would bring', async () => {
    const sent = { AptNum: 201, ProvNum: 2, ClinicNum: 1, ProcDate: TODAY };
    expect(await change(100, sent)).toMatchObject(sent);
  });

  it.each([
    ['the hygienist for hygiene', { IsHygiene: 1 }, { ProvHyg: 1 }, 1],
    ['the provider for other work', { IsHygiene: 0 }, { ProvHyg: 1 }, 3],
    ['the provider when there is no hygienist', { IsHygiene: 1 }, { ProvHyg: 0 }, 3],
    ['the code’s own provider', { IsHygiene: 1, ProvNumDefault: 2 }, { ProvHyg: 1 }, 2],
  ])('an appointment brings %s', async (_title, code, appointment, provider) => {
    await practice.change('procedurecode', { CodeNum: codeNums.D2393 }, code);
    await practice.change('appointment', { AptNum: 201 }, appointment);
    expect(await change(100, { AptNum: 201 })).toMatchObject({ ProvNum: provider });
  });

  it('takes only the clinic of an appointment once complete, and nothing when leaving one', async () => {
    expect(await change(101, { AptNum: 201 })).toMatchObject({ ProvNum: 2, ClinicNum: 2, ProcDate: day(-5) });
    expect(await change(101, { AptNum: 0 })).toMatchObject({ AptNum: 0, ClinicNum: 2, ProcDate: day(-5) });
  });

  it('takes no date from an appointment without one', async () => {
    await practice.change('appointment', { AptNum: 201 }, { AptDateTime: '0001-01-01 00:00:00' });
    expect(await change(100, { AptNum: 201 })).toMatchObject({ ProcDate: TODAY });
  });

  it('takes the date of a planned appointment only while on no other', async () => {
    await practice.change('appointment', { AptNum: 202 }, { AptDateTime: `${day(9)} 08:00:00` });
    expect(await change(100, { PlannedAptNum: 202 })).toMatchObject({ ProcDate: day(9), PlannedAptNum: 202 });
    expect(await change(108, { PlannedAptNum: 202 })).toMatchObject({ ProcDate: TODAY });
  });

  it('asks nothing about an appointment it is on already', async () => {
    await practice.change('appointment', { AptNum: 201 }, { AptStatus: AptStatus.Complete, PatNum: 11 });
    expect(await change(108, { AptNum: 201, ClaimNote: 'x' })).toMatchObject({ AptNum: 201, ClaimNote: 'x' });
    await practice.change('procedurelog', { ProcNum: 108 }, { PlannedAptNum: 777 });
    expect(await change(108, { PlannedAptNum: 777 })).toMatchObject({ PlannedAptNum: 777 });
  });

  it('does not attach planned work to a completed appointment, but completes it there', async () => {
    await refused(
      100,
      { AptNum: 203 },
      400,
      'Procedures that are not complete cannot be attached to a completed appointment.',
    );
    const done = { AptNum: 203, ProcStatus: 'C' };
    expect(await change(100, done)).toMatchObject({ AptNum: 203, ProcDate: day(-5), ProcStatus: 'C' });
  });

  it('gives the discount of a discount plan when work is completed, and the own discount after it', async () => {
    await lay(130, 'D0120', { PatNum: 14, ProcFee: 50, Discount: 5 });
    await change(130, { ProcStatus: 'C' });
    const adjustments = await all(practice, 'adjustment', { ProcNum: 130 });
    expect(adjustments.map(({ AdjType, AdjAmt, AdjDate }) => [AdjType, AdjAmt, AdjDate])).toEqual([
      [15, -20, TODAY],
      [14, -5, TODAY],
    ]);
    expect(await stored(130)).toMatchObject({ DiscountPlanAmt: 20 });
  });

  it.each([
    ['not twice', { AdjType: 14, AdjAmt: -15 }, 1],
    ['beside an adjustment of another type', { AdjType: 15, AdjAmt: -15 }, 2],
    ['beside one of another amount', { AdjType: 14, AdjAmt: -10 }, 2],
  ])('gives an own discount %s (19.2)', async (_title, adjustment, count) => {
    await practice.lay('adjustment', { ProcNum: 109, ...adjustment });
    await change(109, { ProcStatus: 'C' });
    expect(await all(practice, 'adjustment', { ProcNum: 109 })).toHaveLength(count);
  });

  it('refuses future completion only where the office does', async () => {
    await setPreference(practice, 'FutureTransDatesAllowed', '1');
    expect(await change(100, { ProcStatus: 'C', ProcDate: day(1) })).toMatchObject({ ProcDate: day(1) });
  });
});
