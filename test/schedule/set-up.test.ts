import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PermType } from '../../src/domain/enums.ts';
import { day, TODAY } from '../people/office.ts';
import { engines } from '../support/engines.ts';
import { startTestPractice, type TestPractice } from '../support/test-practice.ts';
import type { AcceptanceRow } from './acceptance-rows.ts';
import { layBook } from './book.ts';

const verified = { AptNum: 201, FieldName: 'Ins Verified', FieldValue: 'Yes' };
const minor = { AptNum: 201, FieldName: 'Minor', FieldValue: 'Yes' };
const offer = { op: 2, aptNum: 206, dateTimeStart: `${day(1)} 09:00:00` };
const ids = (name: string, ...numbers: unknown[]) => numbers.map((number) => ({ [name]: number }));

const rows: readonly AcceptanceRow[] = [
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
  ['-', 'POST', '/asapcomms', offer, 400, 'Texting is not available on this server.'],
];

describe.each(engines)('what stands around appointments, on %s', (engine) => {
  let practice: TestPractice;
  beforeAll(async () => {
    practice = await startTestPractice({ engine, now: `${TODAY} 09:00:00` });
  });
  afterAll(() => practice.stop());
  beforeEach(async () => {
    await practice.clear();
    await layBook(practice);
    await practice.lay(
      'apptfielddef',
      { FieldName: 'Ins Verified', ItemOrder: 4 },
      { FieldName: 'Minor', FieldType: 1, PickList: 'Yes\r\nNo', ItemOrder: 5 },
    );
  });

  for (const [number, verb, path, body, status, expected] of rows) {
    it(`row ${number}: ${verb} ${path} ${JSON.stringify(body ?? '')} answers ${status}`, async () => {
      const before = [await practice.rows('apptfield'), await practice.rows('apptfielddef')];
      const answer = await practice.send(verb, path, body);
      expect([answer.status, answer.text]).toEqual([status, answer.text]);
      if (typeof expected === 'string') expect(answer.text).toBe(expected);
      else if (expected) expect(answer.body).toMatchObject(expected);
      if (Array.isArray(expected)) expect(answer.body).toHaveLength(expected.length);
      if (status >= 400) {
        expect([await practice.rows('apptfield'), await practice.rows('apptfielddef')]).toEqual(before);
        expect(await practice.rows('asapcomm')).toEqual([]);
      }
    });
  }

  it('row 99: keep one value of a field', async () => {
    await practice.lay('apptfield', { ...verified, FieldValue: 'old' }, { ...verified, FieldValue: 'older' });
    for (let time = 0; time < 2; time++) expect((await practice.put('/apptfields', verified)).status).toBe(200);
    expect(await practice.rows('apptfield')).toMatchObject([verified]);
    expect((await practice.get('/apptfields?AptNum=201&FieldName=Ins%20Verified')).body).toEqual(verified);
    expect((await practice.rows('securitylog')).map(({ PermType: type }) => type)).toEqual([PermType.AppointmentEdit]);
  });

  it('put a new field last', async () => {
    await practice.post('/apptfielddefs', { FieldName: 'Size' });
    const { body } = await practice.get('/apptfielddefs');
    expect(body.map(({ FieldName }: { FieldName: string }) => FieldName)).toEqual(['Ins Verified', 'Minor', 'Size']);
  });
});
