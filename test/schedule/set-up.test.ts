import { beforeEach, describe, expect, it } from 'vitest';
import { AptStatus, PatStatus, PermType, SchedType, YN } from '../../src/domain/enums.ts';
import { day, TODAY } from '../people/office.ts';
import { engines } from '../support/engines.ts';
import { itAnswers, type NumberedRequest } from '../support/listed-requests.ts';
import { testPractice } from '../support/test-practice.ts';
import { layBook } from './book.ts';

const verified = { AptNum: 201, FieldName: 'Ins Verified', FieldValue: 'Yes' };
const minor = { AptNum: 201, FieldName: 'Minor', FieldValue: 'Yes' };
const NEXT_DAY = 'The appointment must end on the day it starts.';
const TAKEN = 'The time overlaps another appointment, or a blockout in which nothing may be scheduled.';
const offer = { op: 2, aptNum: 206, dateTimeStart: `${day(1)} 09:00:00` };
const ids = (name: string, ...numbers: unknown[]) => numbers.map((number) => ({ [name]: number }));

/** Lists of days: each takes one day or a range, and a range that ends before it begins is no empty list. */
function* backwardRanges(): Iterable<NumberedRequest> {
  for (const path of [
    '/appointments',
    '/appointments/WebSched',
    '/histappointments',
    '/schedules',
    '/clockevents',
    '/asapcomms',
  ]) {
    yield [
      '-',
      'GET',
      `${path}?dateStart=${day(2)}&dateEnd=${day(1)}`,
      undefined,
      400,
      'dateEnd cannot be before dateStart.',
    ];
    yield [
      '-',
      'GET',
      `${path}?date=${day(2)}&dateEnd=${day(3)}`,
      undefined,
      400,
      'date and dateEnd cannot both be specified.',
    ];
  }
  const due = `DateStart=${day(2)}&DateEnd=${day(1)}`;
  yield ['-', 'GET', `/recalls/List?${due}`, undefined, 400, 'DateEnd cannot be before DateStart.'];
  const charged = `DateFrom=${day(2)}&DateTo=${day(1)}`;
  yield ['-', 'GET', `/reports/FinanceCharges?${charged}`, undefined, 400, 'DateTo cannot be before DateFrom.'];
}

const rows: readonly NumberedRequest[] = [
  ['92', 'GET', '/operatories', undefined, 200, ids('OperatoryNum', 1, 2, 3)],
  ['92', 'GET', '/operatories?ClinicNum=2', undefined, 200, ids('OperatoryNum', 2)],
  ['92', 'GET', '/operatories?ClinicNum=77', undefined, 404, 'Clinic not found.'],
  ['92', 'GET', '/operatories/3', undefined, 200, { IsHidden: 'true' }],
  ['92', 'GET', '/operatories/9', undefined, 404, 'Operatory not found.'],
  ['93', 'GET', `/schedules?date=${day(7)}`, undefined, 200, ids('ScheduleNum', '400', '402', '403', '401', '404')],
  ['94', 'GET', '/schedules', undefined, 200, []],
  [
    '94',
    'GET',
    `/schedules?date=${day(7)}&SchedType=Blockout&BlockoutDefNum=250`,
    undefined,
    200,
    [{ ScheduleNum: '403', blockoutType: 'Lunch', operatories: '1' }],
  ],
  ['94', 'GET', '/schedules?SchedType=1', undefined, 400],
  ...backwardRanges(),
  ['95', 'GET', '/schedules/999', undefined, 404, 'Schedule not found.'],
  ['96', 'GET', '/scheduleops?ScheduleNum=400', undefined, 200, [{ ScheduleNum: 400, OperatoryNum: 1 }]],
  ['96', 'GET', '/scheduleops?ScheduleNum=400&OperatoryNum=1', undefined, 400],
  ['97', 'GET', '/appointmenttypes', undefined, 200, [{ appointmentTypeColor: '93,54,220' }, { CodeStr: 'D2740' }]],
  ['100', 'GET', '/apptfields?AptNum=201&FieldName=Nope', undefined, 200, { FieldValue: '' }],
  ['100', 'PUT', '/apptfields', { ...verified, FieldName: 'Nope' }, 400, 'FieldName is invalid.'],
  ['-', 'PUT', '/apptfields', { ...verified, FieldName: 'ins verified' }, 400, 'FieldName is invalid.'],
  ['-', 'PUT', '/apptfields', { ...verified, FieldValue: undefined }, 400, 'FieldValue is required.'],
  ['-', 'PUT', '/apptfields', { ...verified, AptNum: 99 }, 404, 'Appointment not found.'],
  ['-', 'PUT', '/apptfields', minor, 200, minor],
  ['-', 'PUT', '/apptfields', { ...minor, FieldValue: '' }, 200, { FieldValue: '' }],
  ['-', 'PUT', '/apptfields', { ...minor, FieldValue: 'Perhaps' }, 400],
  ['-', 'POST', '/apptfielddefs', {}, 400, 'FieldName is required.'],
  ['-', 'POST', '/apptfielddefs', { FieldName: 'MINOR' }, 400, 'An ApptFieldDef with that name already exists.'],
  ['-', 'POST', '/apptfielddefs', { FieldName: 'Size', FieldType: 'PickList' }, 400, 'PickList is required.'],
  ['-', 'POST', '/apptfielddefs', { FieldName: 'Size', PickList: 'S' }, 201, { FieldType: 'Text', PickList: '' }],
  [
    '-',
    'POST',
    '/apptfielddefs',
    { FieldName: 'Size', FieldType: 'PickList', PickList: 'S\r\nL' },
    201,
    { FieldType: 'PickList', PickList: 'S\r\nL' },
  ],
  ['-', 'POST', '/asapcomms', { ...offer, op: 99 }, 404, 'Operatory not found.'],
  ['-', 'POST', '/asapcomms', { ...offer, aptNum: 201 }, 400, 'Appointment must have a Priority of ASAP.'],
  ['-', 'POST', '/asapcomms', { ...offer, aptNum: undefined }, 400, 'aptNum is required.'],
  ['-', 'POST', '/asapcomms', { ...offer, dateTimeStart: day(1) }, 400],
  ['-', 'POST', '/asapcomms', { ...offer, aptNum: 99 }, 404, 'Appointment not found.'],
  ['-', 'POST', '/asapcomms', { ...offer, op: 3 }, 400, 'Operatory is hidden.'],
  [
    '-',
    'POST',
    '/asapcomms',
    { ...offer, dateTimeStart: `${TODAY} 08:59:00` },
    400,
    'dateTimeStart must be in the future.',
  ],
  ['-', 'POST', '/asapcomms', { ...offer, dateTimeStart: `${day(1)} 23:20:00` }, 400, NEXT_DAY],
  ['-', 'POST', '/asapcomms', { ...offer, op: 1, dateTimeStart: `${day(7)} 09:10:00` }, 400, TAKEN],
  ['-', 'POST', '/asapcomms', { ...offer, op: 1, dateTimeStart: `${day(7)} 08:20:00` }, 400, TAKEN],
  // Another type of blockout lets appointments in, and what only touches does not overlap.
  ['-', 'POST', '/asapcomms', { ...offer, op: 1, dateTimeStart: `${day(7)} 13:00:00` }, 200, { ClinicNum: 1 }],
  ['-', 'POST', '/asapcomms', { ...offer, op: 1, dateTimeStart: `${day(7)} 10:30:00` }, 200, { ClinicNum: 1 }],
  // The appointment would leave its own time.
  ['-', 'POST', '/asapcomms', { ...offer, dateTimeStart: `${day(7)} 11:10:00` }, 200, { FKey: 206 }],
  ['-', 'POST', '/asapcomms', { ...offer, aptNum: 207 }, 200, { FKeyType: 'PlannedAppt', PatNum: 12 }],
];

describe.each(engines)('what stands around appointments, on %s', (engine) => {
  const practice = testPractice({ engine, now: `${TODAY} 09:00:00` });
  beforeEach(async () => {
    await practice.clear();
    await layBook(practice);
    await practice.lay(
      'apptfielddef',
      { FieldName: 'Ins Verified', ItemOrder: 4 },
      { FieldName: 'Minor', FieldType: 1, PickList: 'Yes\r\nNo', ItemOrder: 5 },
    );
  });

  for (const [number, ...request] of rows) {
    itAnswers(() => practice, request, `row ${number}: `);
  }

  it('row 99: keep one value of a field', async () => {
    await practice.lay('apptfield', { ...verified, FieldValue: 'old' }, { ...verified, FieldValue: 'older' });
    for (let time = 0; time < 2; time++) expect((await practice.put('/apptfields', verified)).status).toBe(200);
    expect(await practice.rows('apptfield')).toMatchObject([verified]);
    expect((await practice.get('/apptfields?AptNum=201&FieldName=Ins%20Verified')).body).toEqual(verified);
    expect((await practice.rows('securitylog')).map(({ PermType: type }) => type)).toEqual([PermType.AppointmentEdit]);
  });

  it('offer an earlier time with a block of the schedule, and a text that waits to be sent', async () => {
    await practice.change('clinic', { ClinicNum: 2 }, { Description: 'North Office' });
    await practice.lay('preference', {
      PrefName: 'WebSchedAsapTextTemplate',
      ValueString: '[NameF]: [Date], [Time], [OfficeName], [Other] [AsapURL]',
    });
    const { status, body, headers } = await practice.post('/asapcomms', {
      ...offer,
      dateTimeStart: `${day(1)} 14:05:00`,
    });
    expect(status).toBe(200);
    expect(headers.get('location')).toBe(`${practice.url}/asapcomms/${body.AsapCommNum}`);
    const [block, ...others] = await practice.rows(
      'schedule',
      ({ SchedType: type }) => type === SchedType.WebSchedASAP,
    );
    expect(others).toEqual([]);
    expect(body).toEqual({
      AsapCommNum: body.AsapCommNum,
      FKey: 206,
      FKeyType: 'ScheduledAppt',
      ScheduleNum: block!.ScheduleNum,
      PatNum: 16,
      ClinicNum: 2,
      DateTimeEntry: `${TODAY} 09:00:00`,
      DateTimeExpire: `${day(8)} 14:05:00`,
      DateTimeSmsScheduled: `${TODAY} 09:00:00`,
      SmsSendStatus: 'SendNotAttempted',
      DateTimeSmsSent: '0001-01-01 00:00:00',
      ResponseStatus: 'AwaitingTransmit',
      DateTimeOrig: `${day(7)} 11:00:00`,
      TemplateText: '[NameF]: 03/11/2025, 2:05 PM, North Office, [Other] [AsapURL]',
      Note: '',
    });
    expect(block).toMatchObject({ SchedDate: day(1), StartTime: '14:05:00', StopTime: '14:45:00' });
    const ops = await practice.rows('scheduleop', ({ ScheduleNum }) => ScheduleNum === block!.ScheduleNum);
    expect(ops).toMatchObject([{ OperatoryNum: 2 }]);
    expect((await practice.get(`/schedules/${block!.ScheduleNum}`)).body).toMatchObject({ SchedType: 'WebSchedASAP' });
    expect(await practice.rows('securitylog')).toMatchObject([{ PermType: PermType.BlockoutEdit, PatNum: 16 }]);
  });

  it('offer nothing by text to who wants no texts, nor to whoever was deleted or has been seen', async () => {
    await practice.change('patient', { PatNum: 16 }, { TxtMsgOk: YN.No });
    expect((await practice.post('/asapcomms', offer)).body).toMatchObject({
      SmsSendStatus: 'DoNotSend',
      ResponseStatus: 'UnableToSend',
      DateTimeSmsScheduled: '0001-01-01 00:00:00',
      Note: 'Not sent, since the patient wants no text messages.',
    });
    await practice.change('appointment', { AptNum: 206 }, { AptStatus: AptStatus.Complete });
    const seen = await practice.post('/asapcomms', offer);
    expect([seen.status, seen.text]).toEqual([
      400,
      'Appointment must have an AptStatus of Scheduled, UnschedList, Broken or Planned.',
    ]);
    await practice.change('patient', { PatNum: 16 }, { PatStatus: PatStatus.Deleted });
    expect((await practice.post('/asapcomms', offer)).text).toBe('Patient has been deleted.');
  });

  it('put a new field last', async () => {
    await practice.post('/apptfielddefs', { FieldName: 'Size' });
    const { body } = await practice.get('/apptfielddefs');
    expect(body.map(({ FieldName }: { FieldName: string }) => FieldName)).toEqual(['Ins Verified', 'Minor', 'Size']);
  });
});
