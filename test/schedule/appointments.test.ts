import { beforeEach, describe, expect, it } from 'vitest';
import { PermType } from '../../src/domain/enums.ts';
import { day, TODAY } from '../people/office.ts';
import { engines } from '../support/engines.ts';
import { itAnswers } from '../support/listed-requests.ts';
import { startTestPractice, testPractice } from '../support/test-practice.ts';
import { changingRows, creatingRows, readingRows, shortMonth } from './acceptance-rows.ts';
import { layBook } from './book.ts';

describe.each(engines)('appointments, on %s', (engine) => {
  const practice = testPractice({ engine, now: `${TODAY} 09:00:00` });
  beforeEach(async () => {
    await practice.clear();
    await layBook(practice);
  });
  const audits = async () => (await practice.rows('securitylog')).map(({ PermType: type }) => type);
  const actions = async () => (await practice.rows('histappointment')).map(({ HistApptAction: action }) => action);
  const procedure = async (procNum: number) =>
    (await practice.rows('procedurelog', ({ ProcNum }) => ProcNum === procNum))[0]!;

  for (const [number, ...request] of [...readingRows, ...creatingRows, ...changingRows]) {
    itAnswers(() => practice, request, `row ${number}: `);
  }

  it('keeps who made an appointment', async () => {
    await practice.lay('userod', { UserNum: 5, UserName: 'Ada' });
    const sent = { PatNum: 12, Op: 2, AptDateTime: `${day(8)} 09:00:00`, SecUserNumEntry: 5 };
    const { AptNum } = (await practice.post('/appointments', sent)).body;
    expect(await practice.rows('appointment', (row) => row.AptNum === AptNum)).toMatchObject([{ SecUserNumEntry: 5 }]);
  });

  it('row 44: fills what was not sent, and tells it to history, workstations and auditors', async () => {
    const sent = { PatNum: 12, Op: 2, AptDateTime: `${day(8)} 09:00:00` };
    const { status, body, headers } = await practice.post('/appointments', sent);
    expect(status).toBe(201);
    expect(headers.get('location')).toMatch(new RegExp(`/appointments/${body.AptNum}$`));
    expect(Object.keys(body)[0]).toBe('AptNum');
    expect(body).toMatchObject({
      ...sent,
      AptStatus: 'Scheduled',
      Pattern: '/XX/',
      PatternSecondary: '////',
      ProvNum: 1,
      ProvHyg: 0,
      ClinicNum: 2,
      Confirmed: 19,
      Priority: 'Normal',
      ProcDescript: '',
      AppointmentTypeNum: 0,
      SecDateTEntry: `${TODAY} 09:00:00`,
    });
    expect(await practice.rows('histappointment')).toMatchObject([
      { AptNum: body.AptNum, HistApptAction: 0, ApptSource: 6, Pattern: '/XX/' },
    ]);
    expect(await audits()).toEqual([PermType.AppointmentCreate]);
    const signals = await practice.rows('signalod');
    expect(signals.map(({ FKeyType, FKey }) => [FKeyType, FKey])).toEqual([
      ['Provider', 1],
      ['Operatory', 2],
      ['PatNum', 12],
    ]);
    expect(signals[0]).toMatchObject({ DateViewing: day(8), IType: 68 });
  });

  it('the colour 0,0,0 is none: sent back as told it changes nothing, and it takes one away', async () => {
    const sent = { PatNum: 10, Op: 1, AptDateTime: `${day(8)} 09:00:00` };
    const { AptNum, colorOverride } = (await practice.post('/appointments', sent)).body;
    const before = await practice.rows('appointment');
    const put = (color: string) => practice.put(`/appointments/${AptNum}`, { colorOverride: color });
    expect((await put(colorOverride)).status).toBe(200);
    expect([await practice.rows('appointment'), await practice.rows('histappointment')]).toEqual([
      before,
      [expect.objectContaining({ HistApptAction: 0 })],
    ]);
    await put('1,2,3');
    expect((await put('0, 0, 0')).body).toMatchObject({ colorOverride: '0,0,0' });
    expect((await practice.rows('appointment', (row) => row.AptNum === AptNum))[0]).toMatchObject({ ColorOverride: 0 });
    const black = { ...sent, AppointmentTypeNum: 1, colorOverride: '0,0,0' };
    expect((await practice.post('/appointments', black)).body).toMatchObject({ colorOverride: '0,0,0' });
  });

  it('row 50: brings the procedures of its type', async () => {
    const sent = { PatNum: 10, Op: 1, AptDateTime: `${day(8)} 09:00:00`, AppointmentTypeNum: 1 };
    const { body } = await practice.post('/appointments', sent);
    expect(body).toMatchObject({ Pattern: '//XX//', colorOverride: '93,54,220' });
    const on = await practice.rows('procedurelog', ({ AptNum }) => AptNum === body.AptNum);
    expect(on).toMatchObject([
      { ProcNum: 304, CodeNum: 2, ProcDate: day(8) },
      { CodeNum: 1, ProcStatus: 1, ProcDate: day(8), ProvNum: 2, ClinicNum: 1 },
    ]);
    expect((await procedure(301)).AptNum).toBe(0);
    expect(body.ProcDescript).toBe(`Pro (${shortMonth(day(-5))}), Exam`);
    const [stored] = await practice.rows('appointment', ({ AptNum }) => AptNum === body.AptNum);
    expect(stored!.ProcsColored).toBe(
      `<span color="-65536">Pro (${shortMonth(day(-5))})</span><span color="-16777216">Exam</span>`,
    );
    expect(await actions()).toEqual([0]);
    expect(await practice.rows('recall')).toMatchObject([{ DateScheduled: day(8) }]);
  });

  it('row 53: keeps the day a new patient first comes', async () => {
    for (const PatNum of [19, 10]) {
      await practice.post('/appointments', { PatNum, Op: 1, AptDateTime: `${day(8)} 09:00:00`, IsNewPatient: 'true' });
    }
    const first = async (patNum: number) =>
      (await practice.rows('patient', ({ PatNum }) => PatNum === patNum))[0]!.DateFirstVisit;
    expect([await first(19), await first(10)]).toEqual([day(8), '0001-01-01']);
  });

  it('row 58: moves a procedure from one plan to another', async () => {
    const { body } = await practice.post('/appointments/Planned', { PatNum: 10, procNums: [301] });
    expect((await procedure(301)).PlannedAptNum).toBe(body.AptNum);
    expect((await audits()).filter((type) => type === PermType.AppointmentEdit)).toHaveLength(2);
  });

  it('row 59: takes the office’s length where nothing says how long', async () => {
    await practice.change('preference', { PrefName: 'ApptsRequireProc' }, { ValueString: '0' });
    await practice.put('/appointments/201', { Note: 'the facts are read anew after this' });
    const plan = async () => (await practice.post('/appointments/Planned', { PatNum: 12 })).body.Pattern;
    expect(await plan()).toBe('//////');
  });

  it('rows 61, 62: gives a plan its time, and its procedures once', async () => {
    const sent = { AptNum: 202, AptDateTime: `${day(8)} 10:00:00`, ProvNum: 1, Op: 1 };
    const { status, body } = await practice.post('/appointments/SchedulePlanned', sent);
    expect([status, body]).toMatchObject([
      201,
      { AptStatus: 'Scheduled', NextAptNum: 202, Pattern: '/XX/', ProcDescript: 'Exam' },
    ]);
    expect(await procedure(301)).toMatchObject({ AptNum: body.AptNum, PlannedAptNum: 202, ProcDate: day(8) });
    expect((await practice.get('/appointments/202')).body.AptStatus).toBe('Planned');
    const again = await practice.post('/appointments/SchedulePlanned', sent);
    expect([again.status, again.body.ProcDescript]).toEqual([201, '']);
    expect((await procedure(301)).AptNum).toBe(body.AptNum);
  });

  it('lets go of procedures that it cannot link otherwise, when it becomes a plan or stops being one', async () => {
    const links = async (procNum: number) => {
      const { AptNum, PlannedAptNum } = await procedure(procNum);
      return [AptNum, PlannedAptNum];
    };
    const sent = { AptNum: 202, AptDateTime: `${day(8)} 10:00:00`, ProvNum: 1, Op: 1 };
    const { AptNum } = (await practice.post('/appointments/SchedulePlanned', sent)).body;
    expect(await links(301)).toEqual([AptNum, 202]);
    expect((await practice.put('/appointments/202', { AptStatus: 'Broken' })).body.ProcDescript).toBe('');
    expect(await links(301)).toEqual([AptNum, 0]);
    expect((await practice.put('/appointments/202', { AptStatus: 'Planned' })).status).toBe(200);
    await practice.put('/procedurelogs/301', { PlannedAptNum: 202 });
    expect((await practice.put(`/appointments/${AptNum}`, { AptStatus: 'Planned' })).body.ProcDescript).toBe('');
    expect(await links(301)).toEqual([0, 202]);
  });

  it('gives a plan its day as the times of arrival, which the visit takes over', async () => {
    const today = `${TODAY} 00:00:00`;
    const times = { DateTimeArrived: today, DateTimeSeated: today, DateTimeDismissed: today };
    const { body } = await practice.post('/appointments/Planned', { PatNum: 10, procNums: [301] });
    expect(body).toMatchObject({ AptDateTime: today, ...times });
    const sent = { AptNum: body.AptNum, AptDateTime: `${day(8)} 10:00:00`, ProvNum: 1, Op: 1 };
    expect((await practice.post('/appointments/SchedulePlanned', sent)).body).toMatchObject(times);
  });

  it('takes the times of a visit as times of its day, or whole', async () => {
    const put = (sent: object) => practice.put('/appointments/201', sent);
    const { AptDateTime } = (await practice.get('/appointments/201')).body;
    const times = { DateTimeArrived: '08:55:00', DateTimeSeated: '09:05:10', DateTimeDismissed: `${day(1)} 00:10:00` };
    const own = AptDateTime.slice(0, 10);
    expect((await put(times)).body).toMatchObject({
      DateTimeArrived: `${own} 08:55:00`,
      DateTimeSeated: `${own} 09:05:10`,
      DateTimeDismissed: `${day(1)} 00:10:00`,
    });
    const moved = await put({ AptDateTime: `${day(9)} 10:00:00`, DateTimeArrived: '09:58:00' });
    expect(moved.body.DateTimeArrived).toBe(`${day(9)} 09:58:00`);
    expect(await put({ DateTimeSeated: '9:5' })).toMatchObject({
      status: 400,
      body: 'DateTimeSeated format must be HH:mm:ss.',
    });
    expect((await put({ DateTimeSeated: '2025-02-30 09:00:00' })).status).toBe(400);
    expect((await practice.get('/appointments/201')).body.DateTimeSeated).toBe(`${own} 09:05:10`);
    // An arrival that was sent wins over the one of the status, whose trigger is 22.
    const both = await put({ Confirmed: 22, DateTimeArrived: '09:57:00' });
    expect(both.body).toMatchObject({ Confirmed: 22, DateTimeArrived: `${day(9)} 09:57:00` });
  });

  it('takes the times of a visit that is entered later', async () => {
    const sent = { PatNum: 10, Op: 1, AptDateTime: `${day(9)} 10:00:00`, DateTimeArrived: '09:55:00' };
    expect((await practice.post('/appointments', sent)).body).toMatchObject({
      ...{ DateTimeArrived: `${day(9)} 09:55:00`, DateTimeSeated: '0001-01-01 00:00:00' },
    });
  });

  it('keeps the day of today for a visit without a day', async () => {
    await practice.lay('appointment', { AptNum: 250, PatNum: 10, AptStatus: 3, Pattern: '/XX/', ProvNum: 1 });
    const { body } = await practice.put('/appointments/250', { DateTimeArrived: '08:00:00' });
    expect(body.DateTimeArrived).toBe(`${TODAY} 08:00:00`);
  });

  it('row 64: overwrites a note, then adds a line to it', async () => {
    await practice.put('/appointments/201', { Note: 'a' });
    await practice.put('/appointments/201/Note', { Note: 'b' });
    expect((await practice.get('/appointments/201')).body.Note).toBe('a\r\nb');
    expect((await practice.get('/histappointments?AptNum=201')).body).toMatchObject([
      { HistApptAction: 'Changed', Note: 'a' },
      { HistApptAction: 'Changed', Note: 'a\r\nb' },
    ]);
  });

  it('rows 65, 66: takes its procedures along to another day', async () => {
    await practice.put('/appointments/201', { AptDateTime: `${day(10)} 09:00:00` });
    expect(await audits()).toEqual([PermType.AppointmentMove]);
    await practice.put('/procedurelogs/303', { AptNum: 201 });
    await practice.put('/appointments/201', { AptDateTime: `${day(11)} 09:00:00` });
    expect((await procedure(303)).ProcDate).toBe(day(11));
  });

  it('row 70: audits an edit of a completed appointment as such', async () => {
    expect((await practice.put('/appointments/203', { Note: 'x' })).status).toBe(200);
    expect(await audits()).toEqual([PermType.AppointmentCompleteEdit]);
  });

  it('row 72: completes what is on it', async () => {
    await practice.lay('appointment', { AptNum: 220, PatNum: 10, AptStatus: 1, AptDateTime: `${day(-1)} 09:00:00` });
    expect((await practice.put('/appointments/220', { AptStatus: 'Complete' })).text).toBe(
      'AptStatus cannot be Complete without attached procedures.',
    );
    await practice.put('/procedurelogs/304', { AptNum: 220 });
    const { status, body } = await practice.put('/appointments/220', { AptStatus: 'Complete' });
    expect([status, body.AptStatus]).toEqual([200, 'Complete']);
    expect(await procedure(304)).toMatchObject({ ProcStatus: 2, ProcDate: day(-1), DateEntryC: TODAY });
    expect(await practice.rows('recall')).toMatchObject([{ DatePrevious: day(-1) }]);
    expect(await audits()).toContain(PermType.ProcComplCreate);
    expect((await practice.rows('securitylog')).at(-1)!.LogText).toContain(', Set Complete');
  });

  it('completes what a new type brings to a completed appointment, and leaves the rest', async () => {
    await practice.lay('appointment', { AptNum: 220, PatNum: 10, AptStatus: 2, AptDateTime: `${day(-1)} 09:00:00` });
    await practice.change('procedurelog', { ProcNum: 303 }, { AptNum: 220, ProcStatus: 4 });
    expect((await practice.put('/appointments/220', { AppointmentTypeNum: 1 })).status).toBe(200);
    const on = await practice.rows('procedurelog', ({ AptNum }) => AptNum === 220);
    expect(on.map(({ ProcNum, ProcStatus, ProcDate }) => [ProcNum, ProcStatus, ProcDate])).toEqual([
      [303, 4, (await procedure(303)).ProcDate],
      [304, 2, day(-1)],
      [expect.any(Number), 2, day(-1)],
    ]);
  });

  it('row 73: breaks by PUT without a fee or a commlog', async () => {
    expect((await practice.put('/appointments/201', { AptStatus: 'Broken' })).body).toMatchObject({
      AptStatus: 'Broken',
      Op: 1,
    });
    expect(await practice.rows('commlog')).toEqual([]);
    expect(await practice.rows('procedurelog')).toHaveLength(5);
  });

  it('row 74: audits a new confirmation status by its names', async () => {
    await practice.put('/appointments/201', { Confirmed: 22 });
    expect(await audits()).toEqual([PermType.AppointmentEdit, PermType.ApptConfirmStatusEdit]);
    expect((await practice.rows('securitylog'))[1]!.LogText).toContain('changed from Not Called to Arrived');
  });

  it('rows 75, 82: leaves no trace when nothing changes', async () => {
    practice.setNow(`${TODAY} 10:00:00`);
    const [before] = await practice.rows('appointment', ({ AptNum }) => AptNum === 201);
    const { body: told } = await practice.get('/appointments/201');
    expect([before!.PatternSecondary, told.PatternSecondary]).toEqual(['', '////']);
    const requests: readonly [string, object][] = [
      ['/appointments/201', {}],
      ['/appointments/201', { Op: 1, Pattern: '/XX/' }],
      ['/appointments/201', told],
      ['/appointments/201/Confirm', { confirmVal: 'None' }],
    ];
    for (const [path, body] of requests) expect((await practice.put(path, body)).status).toBe(200);
    expect(await practice.rows('appointment', ({ AptNum }) => AptNum === 201)).toEqual([before]);
    expect([await actions(), await audits(), await practice.rows('signalod')]).toEqual([[], [], []]);
    practice.setNow(`${TODAY} 09:00:00`);
  });

  it('row 77: sends a broken appointment to the unscheduled list', async () => {
    const { status, body } = await practice.put('/appointments/201/Break', { sendToUnscheduledList: 'true' });
    expect([status, body.AptStatus, body.Op]).toEqual([200, 'UnschedList', 0]);
    expect(await actions()).toEqual([1, 1]);
    expect(await practice.rows('commlog')).toMatchObject([
      { CommType: 235, Mode_: 0, SentOrReceived: 0, Note: `Appt BROKEN for Mon ${day(7)} 09:00:00` },
    ]);
  });

  it('row 78: charts a missed visit with its fee', async () => {
    const sent = { sendToUnscheduledList: 'false', breakType: 'Missed' };
    const { body } = await practice.put('/appointments/201/Break', sent);
    expect([body.AptStatus, body.Op]).toEqual(['Broken', 1]);
    expect(await actions()).toEqual([2]);
    const [missed] = await practice.rows('procedurelog', ({ CodeNum }) => CodeNum === 5);
    expect(missed).toMatchObject({ ProcStatus: 2, ProcDate: TODAY, ProcFee: 75, ProvNum: 1, AptNum: 0 });
    expect(await practice.rows('procnote')).toMatchObject([{ ProcNum: missed!.ProcNum }]);
  });

  it('row 160: asks each method for its own permission group', async () => {
    const only = await startTestPractice({ engine, now: `${TODAY} 09:00:00`, permissions: ['Comm'] });
    try {
      await layBook(only);
      const booked = { PatNum: 12, Op: 2, AptDateTime: `${day(8)} 09:00:00` };
      expect((await only.post('/appointments', booked)).status).toBe(401);
      expect((await only.put('/appointments/201/Note', { Note: 'x' })).status).toBe(200);
    } finally {
      await only.stop();
    }
  });
});
