import { beforeEach, describe, expect, it } from 'vitest';
import { PermType } from '../../src/domain/enums.ts';
import { day, TODAY } from '../people/office.ts';
import { engines } from '../support/engines.ts';
import { itAnswers, type NumberedRequest } from '../support/listed-requests.ts';
import { testPractice } from '../support/test-practice.ts';
import { layBook } from './book.ts';

const NONE = '0001-01-01';

const rows: readonly NumberedRequest[] = [
  ['101', 'GET', '/recalls?PatNum=10', undefined, 200, [{ RecallNum: 500, RecallInterval: '6m1d', recallStatus: '' }]],
  [
    '102',
    'POST',
    '/recalls',
    { PatNum: 10, RecallTypeNum: 1 },
    400,
    'Patient already has a recall of this RecallType.',
  ],
  ['102', 'POST', '/recalls', { PatNum: 10, RecallTypeNum: 4 }, 200, { RecallInterval: '1y', DatePrevious: NONE }],
  ['102', 'POST', '/recalls', { PatNum: 10, RecallTypeNum: 99 }, 404, 'RecallType not found.'],
  [
    '103',
    'POST',
    '/recalls',
    { PatNum: 12, RecallTypeNum: 1, RecallInterval: '0y6m0w1d' },
    200,
    { RecallInterval: '6m1d' },
  ],
  [
    '103',
    'POST',
    '/recalls',
    { PatNum: 12, RecallTypeNum: 1, RecallInterval: '6x' },
    400,
    'RecallInterval is invalid.',
  ],
  ['103', 'POST', '/recalls', { PatNum: 12, RecallTypeNum: 1, RecallInterval: '300d' }, 400],
  ['-', 'POST', '/recalls', { PatNum: 15, RecallTypeNum: 1 }, 400, 'Patient has been deleted.'],
  ['-', 'POST', '/recalls', { PatNum: 12, RecallTypeNum: 1, RecallStatus: 19 }, 404, 'RecallStatus not found.'],
  [
    '-',
    'POST',
    '/recalls',
    { PatNum: 12, RecallTypeNum: 1, DateDue: '2026-01-31', TimePatternOverride: '/X/', RecallStatus: 142 },
    200,
    { DateDue: '2026-01-31', TimePatternOverride: '/X/', recallStatus: 'Mailed Postcard', DateScheduled: NONE },
  ],
  ['-', 'PUT', '/recalls/500', { RecallInterval: '1y' }, 200, { RecallInterval: '1y', DateDue: '2026-03-05' }],
  ['-', 'PUT', '/recalls/500', { DateDue: '' }, 200, { DateDue: NONE }],
  ['-', 'PUT', '/recalls/99', {}, 404, 'Recall not found.'],
  ['108', 'PUT', '/recalls/Status', { PatNum: 12, recallType: 'Prophy' }, 404, 'Recall not found.'],
  ['108', 'PUT', '/recalls/Status', { PatNum: 12, recallType: 'Foo' }, 404, 'RecallType not found.'],
  ['108', 'PUT', '/recalls/Status', { PatNum: 10 }, 400, 'recallType is required.'],
  ['113', 'GET', '/recalltypes/5', undefined, 200, { Description: 'Pano', DefaultInterval: '' }],
  ['-', 'GET', '/recalls/List?RecallType=Foo', undefined, 404, 'RecallType not found.'],
  ['-', 'GET', '/recalls/List?ClinicNum=77', undefined, 404, 'Clinic not found.'],
];

describe.each(engines)('recalls, on %s', (engine) => {
  const practice = testPractice({ engine, now: `${TODAY} 09:00:00` });
  beforeEach(async () => {
    await practice.clear();
    await layBook(practice);
  });
  const recall = async (patNum = 10) => (await practice.rows('recall', ({ PatNum }) => PatNum === patNum))[0]!;
  const audits = async () => (await practice.rows('securitylog')).map(({ PermType: type }) => type);

  for (const [number, ...request] of rows) {
    itAnswers(() => practice, request, `row ${number}: `);
  }

  it('answer 200 to POST as the page prints, and tell where the recall is', async () => {
    const { status, body, headers } = await practice.post('/recalls', { PatNum: 12, RecallTypeNum: 1 });
    expect([status, headers.get('location')]).toEqual([200, `${practice.url}/recalls/${body.RecallNum}`]);
    expect(await audits()).toEqual([PermType.RecallEdit]);
  });

  it('row 104: rest while disabled and wake with their day', async () => {
    const { DateDue } = await recall();
    expect((await practice.put('/recalls/500', { IsDisabled: 'true' })).body.DateDue).toBe(NONE);
    expect((await practice.put('/recalls/500', { IsDisabled: 'false' })).body.DateDue).toBe(DateDue);
  });

  it('row 105: begin anew with the next visit, whatever day was chosen', async () => {
    await practice.put('/recalls/500', { DateDue: '2030-01-01', RecallStatus: 142 });
    await practice.post('/procedurelogs', { PatNum: 10, ProcDate: TODAY, ProcStatus: 'C', procCode: 'D1110' });
    expect(await recall()).toMatchObject({ DatePrevious: TODAY, DateDue: '2025-09-11', RecallStatus: 0 });
  });

  it('row 106: count from the last day of a month', async () => {
    await practice.post('/procedurelogs', { PatNum: 12, ProcDate: '2025-01-31', ProcStatus: 'C', procCode: 'D1110' });
    expect(await recall(12)).toMatchObject({ DatePrevious: '2025-01-31', DateDue: '2025-08-01' });
  });

  it('row 107: write a reminder down once a day', async () => {
    const sent = { PatNum: 10, recallType: 'Prophy', RecallStatus: 142 };
    for (let time = 0; time < 2; time++) expect((await practice.put('/recalls/Status', sent)).status).toBe(200);
    expect((await recall()).RecallStatus).toBe(142);
    expect(await practice.rows('commlog')).toMatchObject([
      { CommType: 240, Mode_: 0, SentOrReceived: 1, Note: 'Recall reminder.  Mailed Postcard' },
    ]);
    await practice.put('/recalls/Status', { ...sent, commlogMode: 'InPerson', commlogNote: 'Back in May' });
    expect((await practice.rows('commlog'))[1]).toMatchObject({ Mode_: 4, Note: 'Back in May' });
  });

  it('row 109: switch between prophy and perio, or begin with perio', async () => {
    const switched = async (PatNum: number) => (await practice.put('/recalls/SwitchType', { PatNum })).body;
    expect(await switched(10)).toMatchObject({ RecallTypeNum: 3, RecallInterval: '3m' });
    expect(await switched(10)).toMatchObject({ RecallTypeNum: 1, RecallInterval: '6m1d' });
    expect(await switched(12)).toMatchObject({ RecallTypeNum: 3, PatNum: 12 });
    await practice.lay('recall', { RecallNum: 501, PatNum: 10, RecallTypeNum: 3 });
    expect(await switched(10)).toBe('Patient has a prophy and a perio recall.');
    expect((await practice.rows('recall', ({ PatNum }) => PatNum === 10)).map((row) => row.RecallTypeNum)).toEqual([
      1, 3,
    ]);
  });

  it('row 110: name the day they are scheduled, until it is broken', async () => {
    const booked = { PatNum: 10, Op: 1, AptDateTime: `${day(8)} 09:00:00`, AppointmentTypeNum: 1 };
    const { body } = await practice.post('/appointments', booked);
    expect((await recall()).DateScheduled).toBe(day(8));
    await practice.put(`/appointments/${body.AptNum}/Break`, { sendToUnscheduledList: 'true' });
    expect((await recall()).DateScheduled).toBe(NONE);
  });

  it('follow a procedure that joins a visit, gets another code, leaves or is deleted', async () => {
    const [PROPHY, PERIO] = [2, 4];
    const change = (body: object) => practice.put('/procedurelogs/304', body);
    const steps: [string, () => Promise<{ status: number }>][] = [
      [day(7), () => change({ AptNum: 201 })],
      [day(7), () => change({ ProcFee: 12 })],
      [NONE, () => change({ CodeNum: PERIO })],
      [day(7), () => change({ CodeNum: PROPHY })],
      [NONE, () => change({ AptNum: 0 })],
      [day(7), () => change({ AptNum: 201 })],
      [NONE, () => practice.delete('/procedurelogs/304')],
    ];
    for (const [scheduled, step] of steps) {
      expect((await step()).status).toBe(200);
      expect((await recall()).DateScheduled).toBe(scheduled);
    }
  });

  it('rows 111, 112: list who is due and was not reminded lately', async () => {
    await practice.change('recall', { RecallNum: 500 }, { DateDue: day(-1), DateDueCalc: day(-1) });
    await practice.change('patient', { PatNum: 10 }, { Preferred: 'Jan' });
    const listed = async (query = '') => (await practice.get(`/recalls/List${query}`)).body;
    const line = {
      DueDate: '3/9/2025',
      PatNum: 10,
      Patient: "Smith, 'Jan' Jane",
      Age: '48',
      Type: 'Prophy',
      Interval: '6m1d',
      NumRemind: '',
      LastRemind: '',
      Contact: 'Hm:(503)555-0110',
      Status: '',
      ClinicNum: 1,
      Note: '',
    };
    expect(await listed()).toEqual([line]);
    expect(await listed('?ProvNum=1')).toEqual([]);
    expect(await listed('?ClinicNum=2')).toEqual([]);
    expect(await listed('?RecallType=perio')).toEqual([]);
    expect(await listed('?Offset=1')).toEqual([]);
    expect(await listed('?DateFormatString=yyyyMMdd')).toMatchObject([{ DueDate: '20250309', LastRemind: '' }]);
    await practice.put('/recalls/Status', { PatNum: 10, recallType: 'Prophy', RecallStatus: 142 });
    expect(await listed()).toEqual([]);
    const reminded = { ...line, NumRemind: '1', LastRemind: '3/10/2025', Status: 'Mailed Postcard' };
    expect(await listed('?IncludeReminded=true')).toEqual([reminded]);
  });

  it('leave out who owes more than the recall allows', async () => {
    await practice.change('recall', { RecallNum: 500 }, { DateDue: day(-1), DisableUntilBalance: 100 });
    const listed = async () => (await practice.get('/recalls/List')).body.length;
    await practice.change('patient', { PatNum: 10 }, { BalTotal: 150, InsEst: 60 });
    expect(await listed()).toBe(1);
    await practice.change('patient', { PatNum: 10 }, { InsEst: 0 });
    expect(await listed()).toBe(0);
  });
});
