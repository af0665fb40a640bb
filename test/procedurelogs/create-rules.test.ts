import { expect, it } from 'vitest';
import { AptStatus, DefCat, PatStatus, ProcStatus, ToothInitialType } from '../../src/domain/enums.ts';
import { codeNums, day, NOW, procedure, TODAY } from './fixture.ts';
import { all, base, find, onFixture, refuse, setPreference, succeed } from './on-fixture.ts';

onFixture('rules of POST procedurelogs beyond the acceptance table', (practice) => {
  const add = (more: object) => succeed(practice, 'POST', '', { ...base, procCode: 'D0120', ...more });
  const refused = (more: object, status: number, sentence: string) =>
    refuse(practice, ['POST', '', { ...base, procCode: 'D0120', ...more }], status, sentence);

  it.each([
    [{ PatNum: null }, 400, 'PatNum is required.'],
    [{ ProcStatus: '' }, 400, 'ProcStatus is required.'],
    [{ procCode: null }, 400, 'CodeNum or procCode is required.'],
    [{ procCode: '' }, 400, 'CodeNum or procCode is required.'],
    [{ Dx: 126, dxName: 'Caries' }, 400, 'Dx and dxName cannot both be specified.'],
    [{ Priority: 148, priority: 'Low' }, 400, 'Priority and priority cannot both be specified.'],
    [{ CodeNum: codeNums.D1206 }, 400, 'CodeNum and procCode cannot both be specified.'],
    [{ procCode: null, CodeNum: 0 }, 404, 'CodeNum not found.'],
    [{ procCode: null, CodeNum: 987 }, 404, 'CodeNum not found.'],
    [{ procCode: '~GRP~' }, 400, 'Group notes must be created with POST GroupNote.'],
    [{ ProcDate: '2025-02-29' }, 400, 'ProcDate format must be yyyy-MM-dd.'],
    [{ ProcDate: '1879-12-31' }, 400, 'ProcDate is invalid.'],
    [{ ProcTime: '24:00:00' }, 400, 'ProcTime format must be HH:mm:ss.'],
    [{ DateTP: '' }, 400, 'DateTP format must be yyyy-MM-dd.'],
    [{ ProvNum: 0 }, 400, 'ProvNum is invalid.'],
    [{ ProvNum: 99 }, 404, 'Provider not found.'],
    [{ Dx: 148 }, 404, 'Dx not found.'],
    [{ dxName: 'Nothing' }, 404, 'Dx not found.'],
    [{ Prognosis: 126 }, 404, 'Prognosis not found.'],
    [{ ClinicNum: 77 }, 404, 'Clinic not found.'],
    [{ PlannedAptNum: 999 }, 404, 'Appointment not found.'],
    [{ PlannedAptNum: 201 }, 400, 'PlannedAptNum must be a planned appointment.'],
    [{ PlannedAptNum: 204 }, 400, 'Appointment does not belong to the patient.'],
    [{ AptNum: 204 }, 400, 'Appointment does not belong to the patient.'],
    [{ AptNum: 202 }, 400, 'AptNum cannot be a planned appointment.'],
    [{ AptNum: 203 }, 400, 'Procedures that are not complete cannot be attached to a completed appointment.'],
    [{ AptNum: 201, ProcStatus: 'C' }, 400, `Procedure is on an appointment dated ${day(7)}, which is in the future.`],
    [{ ProcStatus: 'C', ProcDate: day(1) }, 400, 'ProcDate cannot be in the future when ProcStatus is C.'],
    [{ Discount: '-0.01' }, 400, 'Discount is invalid.'],
    [{ Prosthesis: 'X' }, 400, 'Prosthesis is invalid.'],
    [
      { DateOriginalProsth: '2015-01-01' },
      400,
      'DateOriginalProsth cannot be set because the procedure code is not a prosthesis.',
    ],
    [{ PlaceService: 'Office' }, 400, 'PlaceService cannot be set unless the Public Health feature is enabled.'],
    [{ SiteNum: 9 }, 404, 'Site not found.'],
    [{ ProcTimeEnd: '10:00:00' }, 400, 'ProcTimeEnd cannot be set unless the Medical Insurance feature is enabled.'],
    [{ IsDateProsthEst: 'yes' }, 400, 'IsDateProsthEst is invalid.'],
  ])('%j → %i %s', (more, status, sentence) => refused(more, status, sentence));

  it('refuses a status by number and says which ones there are', async () => {
    const sentence =
      'ProcStatus may only be set to Treatment Planned (TP), Complete (C), Existing Other Provider (EO), ' +
      'Existing Current Provider (EC), Referred Out (R), or Condition (Cn).';
    for (const ProcStatus of [1, '2', 'TPi', 'D']) await refused({ ProcStatus }, 400, sentence);
  });

  it.each([AptStatus.PtNote, AptStatus.PtNoteCompleted])(
    'refuses a note of the book as its visit: %i',
    async (status) => {
      await practice.change('appointment', { AptNum: 201 }, { AptStatus: status });
      const sentence = 'Patient notes cannot have procedures attached.';
      await refused({ AptNum: 201 }, 400, sentence);
      await refused({ AptNum: 201, ProcStatus: 'C' }, 400, sentence);
      expect(await practice.put('/procedurelogs/100', { AptNum: 201 })).toMatchObject({ status: 400, text: sentence });
    },
  );

  it('refuses a deleted patient', async () => {
    await practice.change('patient', { PatNum: 10 }, { PatStatus: PatStatus.Deleted });
    await refused({}, 400, 'Patient has been deleted.');
  });

  it('refuses a code whose category is hidden', async () => {
    await practice.lay('definition', { DefNum: 900, Category: DefCat.ProcCodeCats, IsHidden: 1 });
    await practice.change('procedurecode', { CodeNum: codeNums.D0120 }, { ProcCat: 900 });
    await refused({}, 400, 'procCode D0120 belongs to a hidden category.');
  });

  it.each(['TP', 'C', 'EO', 'EC', 'R', 'Cn'])('takes %s in any letter case, and prices it', async (status) => {
    const { ProcStatus: answered, ProcFee, Priority } = await add({ ProcStatus: status.toLowerCase() });
    expect([answered, ProcFee, Priority]).toEqual([status, '50.00', 148]);
  });

  it('takes a date before 1880 for work done elsewhere', async () => {
    expect(await add({ ProcStatus: 'EO', ProcDate: '0001-01-01' })).toMatchObject({ ProcDate: '0001-01-01' });
  });

  it('names the same code by number and text', async () => {
    expect(await add({ CodeNum: codeNums.D0120 })).toMatchObject({ CodeNum: codeNums.D0120 });
  });

  it('finds a code with trailing blanks as it is stored, and one without by its trimmed text', async () => {
    await practice.lay('procedurecode', { CodeNum: 500, ProcCode: 'X1 ', TreatArea: 3 });
    expect(await add({ procCode: 'X1 ' })).toMatchObject({ CodeNum: 500 });
    expect(await add({ procCode: ' D0120 ' })).toMatchObject({ CodeNum: codeNums.D0120 });
  });

  it('trims strings, but not the notes', async () => {
    const sent = { priority: ' high ', ClaimNote: ' a ', BillingNote: ' b ' };
    expect(await add(sent)).toMatchObject({ priority: 'High', ClaimNote: ' a ', BillingNote: ' b ' });
  });

  it('rounds money half away from zero and treats null as absent', async () => {
    const body = await add({ ProcFee: '10.005', Discount: null, Prognosis: null });
    expect(body).toMatchObject({ ProcFee: '10.01', Discount: 0, Prognosis: 0 });
  });

  it('counts characters of the notes', async () => {
    expect(await add({ ClaimNote: 'é'.repeat(80) })).toMatchObject({ ClaimNote: 'é'.repeat(80) });
    for (const [name, length] of [
      ['ClaimNote', 81],
      ['BillingNote', 256],
    ] as const) {
      const { status } = await practice.post('/procedurelogs', {
        ...base,
        procCode: 'D0120',
        [name]: 'x'.repeat(length),
      });
      expect([name, status]).toEqual([name, 400]);
    }
  });

  it('ignores what is no parameter, and says so', async () => {
    const sent = { ...base, procCode: 'D0120', provAbbr: 'X', DateEntryC: '2000-01-01', IsLocked: 'true', ProcNum: 5 };
    const { status, headers, body } = await practice.post('/procedurelogs', sent);
    expect([status, headers.get('x-ignored-fields')]).toEqual([201, 'provAbbr, DateEntryC, IsLocked, ProcNum']);
    expect(body).toMatchObject({ provAbbr: 'DOC2', DateEntryC: TODAY, IsLocked: 'false' });
  });

  it('fills the columns nobody sends from the code and the office', async () => {
    const values = { BaseUnits: 2, MedicalCode: 'M1', RevenueCodeDefault: 'R9', DiagnosticCodes: 'K02, K03' };
    await practice.change('procedurecode', { CodeNum: codeNums.D0120 }, values);
    await setPreference(practice, 'DxIcdVersion', '10');
    const { ProcNum } = await add({});
    expect(await find(practice, 'procedurelog', { ProcNum })).toMatchObject({
      UnitQty: 1,
      BaseUnits: 2,
      MedicalCode: 'M1',
      RevCode: 'R9',
      DiagnosticCode: 'K02',
      DiagnosticCode2: 'K03',
      IcdVersion: 10,
      DateComplete: '0001-01-01',
      SecDateEntry: NOW,
      DateTStamp: NOW,
      SecUserNumEntry: 0,
    });
    for (const status of ['EO', 'EC', 'R']) {
      const { ProcNum: elsewhere } = await add({ ProcStatus: status });
      expect(await find(practice, 'procedurelog', { ProcNum: elsewhere })).toMatchObject({ MedicalCode: '' });
    }
  });

  it('uses the office’s diagnosis where the code has none', async () => {
    await setPreference(practice, 'ICD9DefaultForNewProcs', 'Z01');
    const { ProcNum } = await add({});
    expect(await find(practice, 'procedurelog', { ProcNum })).toMatchObject({ DiagnosticCode: 'Z01' });
  });

  it('marks a new completed procedure complete today', async () => {
    const { ProcNum } = await add({ ProcStatus: 'C', ProcDate: day(-30) });
    expect(await find(practice, 'procedurelog', { ProcNum })).toMatchObject({ DateComplete: TODAY, DateEntryC: TODAY });
  });

  it.each([
    ['the code’s own provider first', { code: 3, apt: 201, patient: 2 }, 3],
    ['then the appointment’s, never its hygienist', { code: 0, apt: 201, patient: 2 }, 2],
    ['then the patient’s', { code: 0, apt: 0, patient: 2 }, 2],
    ['then the practice’s', { code: 0, apt: 0, patient: 0 }, 1],
  ])('chooses the provider: %s', async (_title, { code, apt, patient }, provider) => {
    await practice.change('procedurecode', { CodeNum: codeNums.D0120 }, { ProvNumDefault: code, IsHygiene: 1 });
    await practice.change('patient', { PatNum: 10 }, { PriProv: patient });
    await practice.change('appointment', { AptNum: 201 }, { ProvNum: 2, ProvHyg: 3 });
    expect(await add({ AptNum: apt })).toMatchObject({ ProvNum: provider, ClinicNum: 1 });
  });

  it('takes the first visible provider where the practice names none', async () => {
    await setPreference(practice, 'PracticeDefaultProv', '0');
    await practice.change('provider', { ProvNum: 1 }, { IsHidden: 1 });
    expect(await add({ PatNum: 11 })).toMatchObject({ ProvNum: 2 });
  });

  it('leaves priority and diagnosis at 0 in an office without such definitions', async () => {
    for (const DefNum of [148, 149, 126, 127]) await practice.change('definition', { DefNum }, { IsHidden: 1 });
    expect(await add({})).toMatchObject({ Priority: 0, priority: '', Dx: 0, dxName: '' });
    expect(await add({ Priority: 150 })).toMatchObject({ Priority: 150, priority: 'Old' });
  });

  it('takes the gated fields once the features are on', async () => {
    await setPreference(practice, 'EasyHidePublicHealth', '0');
    await setPreference(practice, 'ShowFeatureMedicalInsurance', '1');
    await practice.lay('site', { SiteNum: 9 });
    const sent = { PlaceService: 'mobileunit', SiteNum: 9, ProcTime: '14:00:00', ProcTimeEnd: '13:00:00' };
    expect(await add(sent)).toMatchObject({ ...sent, PlaceService: 'MobileUnit' });
  });

  it('takes the place of service of the clinic, else of the office', async () => {
    await setPreference(practice, 'DefaultProcedurePlaceService', '7');
    expect(await add({ ClinicNum: 2 })).toMatchObject({ PlaceService: 'Office' });
    expect(await add({ ClinicNum: 0 })).toMatchObject({ PlaceService: 'MobileUnit' });
  });

  it('lets the office complete ahead of time', async () => {
    await setPreference(practice, 'FutureTransDatesAllowed', '1');
    expect(await add({ ProcStatus: 'C', ProcDate: day(1) })).toMatchObject({ ProcStatus: 'C' });
  });

  it('makes a tooth missing for what was extracted anywhere, once', async () => {
    for (const status of ['C', 'EC', 'EO', 'TP', 'R']) {
      await add({ procCode: 'D7140', ToothNum: '1', ProcStatus: status });
    }
    const missing = { PatNum: 10, ToothNum: '1', InitialType: ToothInitialType.Missing };
    expect(await practice.rows('toothinitial')).toMatchObject([missing]);
  });

  it('joins the Active plan, which it makes when there is none', async () => {
    await setPreference(practice, 'TreatmentPlanNote', 'Office note');
    const { ProcNum } = await add({ PatNum: 13 });
    const plan = await find(practice, 'treatplan', { PatNum: 13 });
    expect(plan).toMatchObject({ Heading: 'Active Treatment Plan', Note: 'Office note', DateTP: '0001-01-01' });
    expect(await all(practice, 'treatplanattach', { ProcNum })).toMatchObject([{ TreatPlanNum: plan?.TreatPlanNum }]);
    for (const status of ['EO', 'R', 'Cn']) await add({ PatNum: 13, ProcStatus: status });
    expect(await all(practice, 'treatplanattach', { TreatPlanNum: plan!.TreatPlanNum })).toHaveLength(1);
  });

  it('writes no note, whatever the code’s default note says', async () => {
    await practice.change('procedurecode', { CodeNum: codeNums.D0120 }, { DefaultNote: 'Text', DefaultTPNote: 'Text' });
    await add({});
    expect(await all(practice, 'procnote', { Note: 'Text' })).toEqual([]);
  });

  it('names the tooth fields that the code has no use for, and refuses them for a strict caller', async () => {
    const body = { ...base, procCode: 'D0120', ToothNum: '3', Surf: '', ToothRange: '2' };
    const taken = await practice.post('/procedurelogs', body);
    expect([taken.status, taken.headers.get('x-ignored-fields')]).toEqual([201, 'ToothNum, ToothRange']);
    expect(taken.body).toMatchObject({ ToothNum: '', ToothRange: '' });
    const strict = await practice.send('POST', '/procedurelogs', body, { prefer: 'handling=strict' });
    expect([strict.status, strict.text]).toEqual([400, 'ToothNum is not used here.']);
  });

  it('tells a missing tooth field before a wrong one, in the order of the areas', async () => {
    await refused({ procCode: 'D5213' }, 400, "A ToothRange is required for the procedure code's treatment area.");
    await refused({ procCode: 'D2393', ToothNum: '4', Surf: 'MXB' }, 400, 'Surf is invalid.');
    await refused({ procCode: 'D5213', ToothRange: '2,,3' }, 400, ' is not a valid tooth number.');
    await refused({ procCode: 'D5213', ToothRange: '2,51' }, 400, '51 is not a valid tooth number.');
    await refused({ procCode: 'D5213', ToothRange: '3-2' }, 400, 'ToothRange is invalid.');
  });

  it('keeps the estimates of every plan, one row each', async () => {
    await practice.lay('inssub', { InsSubNum: 504, PlanNum: 402, Subscriber: 12 });
    await practice.lay('patplan', { PatPlanNum: 604, PatNum: 12, InsSubNum: 504, Ordinal: 2 });
    const { ProcNum } = await add({ PatNum: 12, ProcDate: day(3) });
    const estimate = { Status: 6, ProcDate: day(3), DateCP: day(3), ProvNum: 1, AllowedOverride: -1 };
    expect(await all(practice, 'claimproc', { ProcNum })).toMatchObject([
      { ...estimate, InsSubNum: 501, PlanNum: 401 },
      { ...estimate, InsSubNum: 504, PlanNum: 402 },
    ]);
  });

  it('estimates nothing for work completed on an earlier day, unless the office wants it', async () => {
    const earlier = { PatNum: 12, ProcStatus: 'C', ProcDate: day(-1) };
    const { ProcNum } = await add(earlier);
    expect(await all(practice, 'claimproc', { ProcNum })).toEqual([]);
    await setPreference(practice, 'ClaimProcsAllowedToBackdate', '1');
    const { ProcNum: second } = await add(earlier);
    expect(await all(practice, 'claimproc', { ProcNum: second })).toHaveLength(1);
  });

  it('follows the plan of a capitated patient', async () => {
    await practice.change('insplan', { PlanNum: 401 }, { PlanType: 'c' });
    const planned = await add({ PatNum: 12 });
    const done = await add({ PatNum: 12, ProcStatus: 'C' });
    expect(await all(practice, 'claimproc', { ProcNum: planned.ProcNum })).toMatchObject([{ Status: 8 }]);
    expect(await all(practice, 'claimproc', { ProcNum: done.ProcNum })).toMatchObject([{ Status: 7 }]);
  });

  it('names every TPi procedure of the patient where it belongs', async () => {
    await practice.lay('procedurelog', procedure(130, 'D0120', { ProcStatus: ProcStatus.TPi, Priority: 148 }));
    await add({});
    const plan = await find(practice, 'treatplan', { PatNum: 10, Heading: 'Unassigned' });
    expect(await all(practice, 'treatplanattach', { ProcNum: 130 })).toMatchObject([
      { TreatPlanNum: plan?.TreatPlanNum, Priority: 0 },
    ]);
    expect(await find(practice, 'procedurelog', { ProcNum: 130 })).toMatchObject({ Priority: 0 });
  });
});
