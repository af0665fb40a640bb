import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { retryDelivery } from '../../src/db/subscriptions/deliveries.ts';
import { changeSubscription, findSubscription, noteIdle } from '../../src/db/subscriptions/subscriptions.ts';
import { unitOfWork } from '../../src/db/unit-of-work.ts';
import { engines } from '../support/engines.ts';
import { startTestPractice, type TestPractice } from '../support/test-practice.ts';
import { startReceiver, until } from './receiver.ts';

type Receiver = Awaited<ReturnType<typeof startReceiver>>;

describe.each(engines)('subscriptions, on %s', (engine) => {
  let office: TestPractice;
  let receiver: Receiver;
  beforeEach(async () => {
    office = await startTestPractice({ engine, eventsPrivate: 'on' });
    receiver = await startReceiver();
    await office.lay('provider', { ProvNum: 1, Abbr: 'DOC1' });
    await office.lay('definition', { DefNum: 1, Category: 11, ItemName: 'Exams' });
    await office.lay('procedurecode', { CodeNum: 3, ProcCode: 'D0120', ProcCat: 1, Descript: 'exam' });
    await office.lay('patient', { PatNum: 11, LName: 'Ivory', PriProv: 1 });
  });
  afterEach(async () => {
    await office.stop();
    await receiver.stop();
  });

  const subscribe = async (WatchTable: string, more = {}) => {
    const { status, body } = await office.post('/subscriptions', {
      EndPointUrl: receiver.url,
      Workstation: 'MOLLYR',
      WatchTable,
      PollingSeconds: 1,
      ...more,
    });
    expect([status, body]).toEqual([201, expect.objectContaining({ WatchTable })]);
    return body.SubscriptionNum as number;
  };
  const post = async () =>
    (await office.post('/procedurelogs', { PatNum: 11, ProcDate: '2025-03-10', ProcStatus: 'TP', procCode: 'D0120' }))
      .body;
  const deliveries = async (query = '') => (await office.ext('GET', `/api/ext/v1/deliveries${query}`)).body;

  it('are stored, listed, changed and deleted', async () => {
    const num = await subscribe('Appointment', { DateTimeStop: '2026-01-01', Note: 'first' });
    const row = {
      SubscriptionNum: num,
      EndPointUrl: receiver.url,
      Workstation: 'MOLLYR',
      CustomerKey: '************omer',
      WatchTable: 'Appointment',
      PollingSeconds: 1,
      UiEventType: '',
      DateTimeStart: '2025-03-10 09:00:00',
      DateTimeStop: '2026-01-01 00:00:00',
      Note: 'first',
    };
    expect((await office.get('/subscriptions')).body).toEqual([row]);
    const changed = await office.put(`/subscriptions/${num}`, { PollingSeconds: 30, Note: 'slower' });
    expect([changed.status, changed.body]).toEqual([200, { ...row, PollingSeconds: 30, Note: 'slower' }]);
    expect(await office.delete(`/subscriptions/${num}`)).toMatchObject({ status: 200, text: '' });
    expect((await office.get('/subscriptions')).body).toEqual([]);
    expect((await office.delete(`/subscriptions/${num}`)).text).toBe('SubscriptionNum not found.');
    expect((await office.put(`/subscriptions/${num}`, { Note: 'x' })).text).toBe('Subscription not found.');
  });

  it('row 156: need a time between two looks, and are not made twice while they run', async () => {
    const complete = { EndPointUrl: receiver.url, WatchTable: 'Appointment', PollingSeconds: 1 };
    const { PollingSeconds: _, ...without } = complete;
    const made = async (body: object) => {
      const { status, text, body: row } = await office.post('/subscriptions', body);
      return [status, status === 201 ? row.DateTimeStop : text];
    };
    expect(await made(without)).toEqual([400, 'PollingSeconds is required.']);
    expect(await made(complete)).toEqual([201, '0001-01-01 00:00:00']);
    expect(await made(complete)).toEqual([400, 'Subscription already exists.']);
    expect(await made({ ...complete, PollingSeconds: 9, Note: 'x' })).toEqual([400, 'Subscription already exists.']);
    const others = [{ Workstation: 'B' }, { WatchTable: 'Patient' }, { EndPointUrl: `${receiver.url}?two` }];
    for (const other of others) expect((await made({ ...complete, ...other }))[0]).toBe(201);
    const ended = { ...complete, Workstation: 'C', DateTimeStop: '2025-03-10 08:00:00' };
    for (const status of [201, 201]) expect((await made(ended))[0]).toBe(status);
  });

  it('are made of everything that an answer shows, empty fields too', async () => {
    const seen = { EndPointUrl: receiver.url, Workstation: '', UiEventType: 'PatientSelected', Note: '' };
    const made = await office.post('/subscriptions', { ...seen, WatchTable: '', PollingSeconds: 0 });
    expect(made).toMatchObject({ status: 201, body: { ...seen, WatchTable: '', PollingSeconds: 0 } });
    const table = { ...seen, UiEventType: '', WatchTable: 'Patient', PollingSeconds: 5 };
    expect(await office.post('/subscriptions', table)).toMatchObject({ status: 201, body: table });
    const polled = await office.post('/subscriptions', { ...seen, Workstation: 'B', PollingSeconds: 5 });
    expect([polled.status, polled.body.PollingSeconds]).toEqual([201, 0]);
    const told = polled.headers.get('x-ignored-fields');
    expect(told).toBe('PollingSeconds');
    const path = `/subscriptions/${polled.body.SubscriptionNum}`;
    expect(await office.put(path, { PollingSeconds: 5 })).toMatchObject({
      status: 400,
      text: 'PollingSeconds can only be set with WatchTable.',
    });
  });

  it('row 157: tell a changed appointment once, and move their start', async () => {
    await office.lay('appointment', {
      AptNum: 201,
      PatNum: 11,
      AptStatus: 1,
      AptDateTime: '2025-03-17 09:00:00',
      Pattern: '/XX/',
    });
    await subscribe('Appointment');
    office.setNow('2025-03-10 09:00:05');
    expect((await office.put('/appointments/201', { Note: 'moved' })).status).toBe(200);
    await until(() => receiver.state.taken.length > 0, 'an event');
    const [{ headers, rows }] = receiver.state.taken as [Receiver['state']['taken'][0]];
    expect(headers['event-type']).toBe('WatchTable: Appointment');
    expect(rows).toMatchObject([{ AptNum: 201, Note: 'moved' }]);
    expect(Object.keys(rows[0]!)).not.toContain('serverDateTime');
    const start = async () => (await office.get('/subscriptions')).body[0].DateTimeStart;
    await until(async () => (await start()) === '2025-03-10 09:00:05', 'a start that moved');
    expect(receiver.state.all).toHaveLength(1);
  });

  it('call with the headers of the page, signed, and with the row as GET gives it', async () => {
    await subscribe('ProcedureLog');
    const { ProcNum } = await post();
    await until(() => receiver.state.taken.length > 0, 'an event');
    const [{ headers, text, rows }] = receiver.state.taken as [Receiver['state']['taken'][0]];
    const { serverDateTime, ...row } = (await office.get(`/procedurelogs/${ProcNum}`)).body;
    expect(rows).toEqual([row]);
    expect(headers).toMatchObject({
      authorization: 'TestCustomer',
      workstation: 'MOLLYR',
      'event-type': 'WatchTable: ProcedureLog',
      'x-bitewing-delivery': expect.stringMatching(/^[\da-f-]{36}$/),
    });
    const signed = `${headers['x-bitewing-timestamp']}.${text}`;
    const signature = createHmac('sha256', 'TestCustomer').update(signed).digest('hex');
    expect(headers['x-bitewing-signature']).toBe(`sha256=${signature}`);
    await until(async () => (await deliveries())[0]?.status === 'delivered', 'a line in the log');
    expect(await deliveries('?status=pending')).toEqual([]);
    expect((await deliveries('?status=delivered'))[0]).toMatchObject({
      id: headers['x-bitewing-delivery'],
      tries: 1,
      httpStatus: 200,
      nextAt: null,
      error: null,
    });
  });

  it('tell a deletion with the last row', async () => {
    await subscribe('TreatPlanAttachDeleted');
    await subscribe('ProcedureLogDeleted');
    const { ProcNum } = await post();
    const { TreatPlanNum } = (await office.rows('treatplanattach'))[0]!;
    const [attach] = (await office.get(`/treatplanattaches?TreatPlanNum=${TreatPlanNum}`)).body;
    await office.delete(`/procedurelogs/${ProcNum}`);
    await until(() => receiver.state.taken.length > 1, 'two deletions');
    const told = receiver.state.taken.map(({ headers, rows }) => [headers['event-type'], rows]);
    expect(told).toContainEqual(['WatchTable: TreatPlanAttachDeleted', [attach]]);
    expect(told).toContainEqual([
      'WatchTable: ProcedureLogDeleted',
      [expect.objectContaining({ ProcNum, ProcStatus: 'D' })],
    ]);
  });

  it('repeat what failed, the same delivery with the same body, and then tell what came meanwhile', async () => {
    receiver.state.mood = 500;
    await subscribe('Patient');
    await office.put('/patients/11', { FName: 'One' });
    await until(() => receiver.state.all.length > 0, 'a first try');
    await until(async () => (await deliveries())[0]?.tries === 1, 'the note of it');
    expect((await deliveries())[0]).toMatchObject({
      status: 'pending',
      httpStatus: 500,
      nextAt: '2025-03-10 09:00:05',
      error: 'The receiver answered 500.',
    });
    await office.put('/patients/11', { FName: 'Two' });
    receiver.state.mood = 200;
    office.setNow('2025-03-10 09:00:30');
    await until(() => receiver.state.taken.length > 1, 'the repeat and the rest');
    const [first, second] = receiver.state.taken;
    expect(first!.text).toBe(receiver.state.all[0]!.text);
    expect(first!.headers['x-bitewing-delivery']).toBe(receiver.state.all[0]!.headers['x-bitewing-delivery']);
    expect(second!.rows).toMatchObject([{ PatNum: 11, FName: 'Two' }]);
  });

  it('do not follow a redirect, and give up after three days', async () => {
    receiver.state.mood = 302;
    const num = await subscribe('Patient');
    await office.put('/patients/11', { FName: 'One' });
    await until(async () => (await deliveries())[0]?.tries === 1, 'a first try');
    office.setNow('2025-03-13 09:00:01');
    await until(async () => (await deliveries(`?SubscriptionNum=${num}`))[0]?.status === 'failed', 'the end');
    expect((await deliveries())[0]).toMatchObject({ tries: 2, nextAt: null, httpStatus: 302 });
    receiver.state.mood = 200;
    await office.put('/patients/11', { FName: 'Two' });
    await until(() => receiver.state.taken.length > 0, 'the next change');
    expect(receiver.state.taken[0]!.rows).toMatchObject([{ FName: 'Two' }]);
  });

  it('tell rows stamped since an earlier start, in batches of at most 1,000', async () => {
    const rows = Array.from({ length: 1203 }, (_, index) => ({ PatNum: 100 + index, LName: `L${index}`, PriProv: 1 }));
    await office.lay('patient', ...rows);
    await subscribe('Patient', { DateTimeStart: '2025-03-01' });
    const keys = () => receiver.state.taken.flatMap((event) => event.rows.map(({ PatNum }) => PatNum));
    await until(() => new Set(keys()).size >= 1204, 'all rows');
    expect(keys()).toEqual([11, ...rows.map(({ PatNum }) => PatNum)]);
    for (const { rows: some } of receiver.state.taken) expect(some.length).toBeLessThanOrEqual(1000);
    await office.put('/patients/11', { FName: 'Later' });
    await until(() => keys().length > 1204, 'the change after them');
    expect(keys().slice(1204)).toEqual([11]);
  });

  it('tell such rows anew when a call that was given up is made again', async () => {
    receiver.state.mood = 500;
    await subscribe('Patient', { DateTimeStart: '2025-03-01' });
    await until(async () => (await deliveries())[0]?.tries === 1, 'a first try');
    office.setNow('2025-03-13 09:00:01');
    await until(async () => (await deliveries())[0]?.status === 'failed', 'the end');
    receiver.state.mood = 200;
    const [{ id }] = await deliveries();
    expect(await unitOfWork(office.server.practice, (tx) => retryDelivery(tx, id))).toBe(true);
    await until(() => receiver.state.taken.length > 0, 'the rows');
    expect(receiver.state.taken[0]!.rows).toMatchObject([{ PatNum: 11 }]);
    expect(await unitOfWork(office.server.practice, (tx) => retryDelivery(tx, 'nothing'))).toBe(false);
  });

  it('begin where a PUT said, also when a look that began before ends after it', async () => {
    const num = await subscribe('Patient', { DateTimeStart: '2025-03-11 09:00:00' });
    const { practice } = office.server;
    // The server's own looks rest meanwhile.
    const pause = (IsPaused: number) => unitOfWork(practice, (tx) => changeSubscription(tx, num, { IsPaused }));
    await pause(1);
    const before = (await practice.read((handle) => findSubscription(handle, num)))!;
    await office.put(`/subscriptions/${num}`, { DateTimeStart: '2025-03-01', PollingSeconds: 80_000 });
    await unitOfWork(practice, (tx) => noteIdle(tx, [{ ...before, after: before }]));
    const after = await practice.read((handle) => findSubscription(handle, num));
    expect(after).toMatchObject({ DateTimeStart: '2025-03-01 00:00:00', StartsAt: '2025-03-01 00:00:00' });
    await pause(0);
    await until(() => receiver.state.taken.length > 0, 'the rows since then');
    expect(receiver.state.taken[0]!.rows).toMatchObject([{ PatNum: 11 }]);
  });

  it.each([
    [{}, 'EndPointUrl is required.'],
    [{ EndPointUrl: 'ftp://example.com' }, /WatchTable/],
    [{ EndPointUrl: 'ftp://example.com', WatchTable: 'Patient', PollingSeconds: 5 }, /web address/],
    [{ EndPointUrl: 'https://me:secret@example.com', WatchTable: 'Patient', PollingSeconds: 5 }, /user name/],
    [{ EndPointUrl: 'https://example.com', WatchTable: 'Patient' }, 'PollingSeconds is required.'],
    [{ EndPointUrl: 'https://example.com', WatchTable: 'Clinic', PollingSeconds: 5 }, 'WatchTable is invalid.'],
    [{ EndPointUrl: 'https://example.com', WatchTable: 'Patient', PollingSeconds: 0 }, 'PollingSeconds is required.'],
    [{ EndPointUrl: 'https://example.com', UiEventType: 'PatientSelected', WatchTable: 'Patient' }, /WatchTable/],
  ])('refuse %j', async (body, sentence) => {
    const answer = await office.post('/subscriptions', body);
    expect([answer.status, answer.text]).toEqual([
      400,
      typeof sentence === 'string' ? sentence : expect.stringMatching(sentence),
    ]);
    expect((await office.get('/subscriptions')).body).toEqual([]);
  });
});
