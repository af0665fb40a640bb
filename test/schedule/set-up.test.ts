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
const whole = {
  ...{ AppointmentTypeName: 'Recare', appointmentTypeColor: '1,2,3', IsHidden: true, Pattern: '/XX/' },
  ...{ CodeStr: 'D0120 , D1110,', CodeStrRequired: 'D0120', RequiredProcCodesNeeded: 'all', BlockoutTypes: 'lunch' },
};
const told = {
  ...whole,
  ...{ IsHidden: 'true', CodeStr: 'D0120,D1110', RequiredProcCodesNeeded: 'All', BlockoutTypes: 'Lunch' },
};
const nothing = {
  ...{ appointmentTypeColor: '0,0,0', IsHidden: 'false', Pattern: '', CodeStr: '', CodeStrRequired: '' },
  ...{ RequiredProcCodesNeeded: 'None', BlockoutTypes: '' },
};
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
  ['-', 'PUT', '/apptfielddefs/2', { FieldName: 'minor', PickList: 'Y' }, 200, { FieldName: 'minor', PickList: 'Y' }],
  ['-', 'PUT', '/apptfielddefs/2', { FieldType: 'text' }, 200, { FieldType: 'Text', PickList: '' }],
  ['-', 'PUT', '/apptfielddefs/1', { PickList: 'Y' }, 200, { FieldType: 'Text', PickList: '' }],
  ['-', 'PUT', '/apptfielddefs/1', { FieldType: 'PickList' }, 400, 'PickList is required.'],
  ['-', 'PUT', '/apptfielddefs/2', { PickList: ' ' }, 400, 'PickList is required.'],
  ['-', 'PUT', '/apptfielddefs/2', { FieldName: '' }, 400, 'FieldName cannot be blank.'],
  ['-', 'PUT', '/apptfielddefs/1', { FieldName: 'MINOR' }, 400, 'An ApptFieldDef with that name already exists.'],
  ['-', 'PUT', '/apptfielddefs/9', {}, 404, 'ApptFieldDef not found.'],
  ['-', 'POST', '/appointmenttypes', whole, 201, told],
  [
    '-',
    'POST',
    '/appointmenttypes',
    { AppointmentTypeName: 'Call' },
    201,
    { ...told, AppointmentTypeName: 'Call', ...nothing },
  ],
  ['-', 'POST', '/appointmenttypes', {}, 400, 'AppointmentTypeName is required.'],
  [
    '-',
    'POST',
    '/appointmenttypes',
    { ...whole, appointmentTypeColor: 'red' },
    400,
    'appointmentTypeColor is invalid.',
  ],
  ['-', 'POST', '/appointmenttypes', { ...whole, Pattern: 'xx' }, 400, 'Pattern is invalid.'],
  ['-', 'POST', '/appointmenttypes', { ...whole, BlockoutTypes: 'Lunch,Tea' }, 404, 'BlockoutTypes not found.'],
  ['-', 'POST', '/appointmenttypes', { ...whole, BlockoutTypes: '13' }, 404, 'BlockoutTypes not found.'],
  ['-', 'POST', '/appointmenttypes', { ...whole, RequiredProcCodesNeeded: 'Two' }, 400],
  ['-', 'PUT', '/appointmenttypes/1', { ...whole }, 200, { ...told, AppointmentTypeNum: 1 }],
  [
    '-',
    'PUT',
    '/appointmenttypes/1',
    { Pattern: '', CodeStr: '' },
    200,
    { Pattern: '', appointmentTypeColor: '93,54,220' },
  ],
  ['-', 'PUT', '/appointmenttypes/1', { AppointmentTypeName: ' ' }, 400, 'AppointmentTypeName is required.'],
  ['-', 'PUT', '/appointmenttypes/9', {}, 404, 'AppointmentType not found.'],
  ['-', 'DELETE', '/appointmenttypes/2', undefined, 200],
  ['-', 'DELETE', '/appointmenttypes/9', undefined, 404, 'AppointmentType not found.'],
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
      { ApptFieldDefNum: 1, FieldName: 'Ins Verified', ItemOrder: 4 },
      { ApptFieldDefNum: 2, FieldName: 'Minor', FieldType: 1, PickList: 'Yes\r\nNo', ItemOrder: 5 },
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

  it('rename a field with the values that appointments have of it', async () => {
    await practice.lay('apptfield', verified, { ...verified, AptNum: 206 }, minor);
    await practice.put('/apptfielddefs/1', { FieldName: 'Checked' });
    expect(await practice.rows('apptfield')).toMatchObject([
      { ...verified, FieldName: 'Checked' },
      { AptNum: 206, FieldName: 'Checked' },
      minor,
    ]);
    expect(await practice.rows('securitylog')).toMatchObject([{ PermType: PermType.Setup, FKey: 1 }]);
  });

  it('keep a kind of appointment that is in use, and tell workstations of each change', async () => {
    const { body } = await practice.post('/appointmenttypes', whole);
    const url = `/appointmenttypes/${body.AppointmentTypeNum}`;
    expect((await practice.put(url, body)).body).toEqual(body);
    const made = await practice.post('/appointments', {
      ...{ PatNum: 10, Op: 2, AptDateTime: `${day(8)} 09:00:00`, AppointmentTypeNum: body.AppointmentTypeNum },
    });
    expect(made.body).toMatchObject({ Pattern: '/XX/', colorOverride: '1,2,3' });
    const refused = 'AppointmentType is in use and cannot be deleted.';
    expect((await practice.send('DELETE', url)).text).toBe(refused);
    await practice.put(`/appointments/${made.body.AptNum}`, { AppointmentTypeNum: 0 });
    await practice.lay('deflink', { DefLinkNum: 99, DefNum: 5, LinkType: 2, FKey: body.AppointmentTypeNum });
    expect((await practice.send('DELETE', url)).text).toBe(refused);
    await practice.change('deflink', { DefLinkNum: 99 }, { FKey: 98 });
    expect((await practice.send('DELETE', url)).status).toBe(200);
    const told = (await practice.rows('signalod')).filter(({ IType }) => IType === 58);
    const logged = (await practice.rows('securitylog')).filter(
      ({ PermType: type }) => type === PermType.AppointmentTypeEdit,
    );
    expect([told.length, logged.length]).toEqual([2, 2]);
  });

  it('put a new field last', async () => {
    await practice.post('/apptfielddefs', { FieldName: 'Size' });
    const { body } = await practice.get('/apptfielddefs');
    expect(body.map(({ FieldName }: { FieldName: string }) => FieldName)).toEqual(['Ins Verified', 'Minor', 'Size']);
  });
});
