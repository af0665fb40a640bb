import { beforeEach, describe, expect, it } from 'vitest';
import { day, TODAY } from '../people/office.ts';
import { engines } from '../support/engines.ts';
import { testPractice } from '../support/test-practice.ts';
import { layBook } from './book.ts';

const on = `date=${day(7)}&ClinicNum=1&isNewPatient=true`;
const slot = {
  PatNum: 12,
  dateTimeStart: `${day(7)} 08:30:00`,
  dateTimeEnd: `${day(7)} 09:00:00`,
  ProvNum: 1,
  OpNum: 1,
  defNumApptType: 326,
};
const AFTERNOON = ['13:30', '14:00', '14:30', '15:00', '15:30', '16:00', '16:30'];

describe.each(engines)('appointments that patients make themselves, on %s', (engine) => {
  const practice = testPractice({ engine, now: `${TODAY} 09:00:00` });
  beforeEach(async () => {
    await practice.clear();
    await layBook(practice);
    await practice.lay(
      'definition',
      { DefNum: 326, Category: 42, ItemName: 'New Patient Exam' },
      { DefNum: 327, Category: 51, ItemName: 'Crown' },
      { DefNum: 328, Category: 51, ItemName: 'Not set up', ItemOrder: 1 },
    );
    await practice.lay(
      'deflink',
      { DefNum: 326, FKey: 1, LinkType: 2 },
      { DefNum: 326, FKey: 1, LinkType: 3 },
      { DefNum: 326, FKey: 2, LinkType: 3 },
      { DefNum: 327, FKey: 2, LinkType: 2 },
      { DefNum: 327, FKey: 1, LinkType: 3 },
    );
  });
  const starts = async (query: string): Promise<string[]> => {
    const { status, body, text } = await practice.get(`/appointments/SlotsWebSched?${query}`);
    expect([status, text]).toEqual([200, text]);
    return body.map(({ DateTimeStart }: { DateTimeStart: string }) => DateTimeStart.slice(11, 16));
  };

  it.each([
    [on, ['08:30', '09:20', '09:30', '10:30', '11:00', '11:30', ...AFTERNOON]],
    [`${on}&defNumApptType=326&Limit=2&Offset=1`, ['09:20', '09:30']],
    [`date=${day(7)}&ClinicNum=2&isNewPatient=true`, ['08:00', '08:30', '09:00', '09:30', '10:00', '10:30']],
    [`date=${day(7)}&ClinicNum=1`, ['10:30', '11:00', '13:30', '14:00', '15:00', '16:00']],
    [`date=${day(6)}&ClinicNum=1`, []],
  ])('finds %s', async (query, expected) => {
    expect(await starts(query)).toEqual(expected);
  });

  it('tells each slot as the page does', async () => {
    const { body } = await practice.get(`/appointments/SlotsWebSched?${on}&Limit=1`);
    const { dateTimeStart: DateTimeStart, dateTimeEnd: DateTimeEnd } = slot;
    expect(body).toEqual([{ DateTimeStart, DateTimeEnd, ProvNum: 1, OpNum: 1 }]);
  });

  it.each([
    [`date=${day(7)}`, 400, 'ClinicNum is required.'],
    [`date=${day(7)}&ClinicNum=1&defNumApptType=326`, 400, 'defNumApptType is not available.'],
    [`date=${day(7)}&ClinicNum=1&defNumApptType=328`, 400, 'defNumApptType is not available.'],
    [`date=${day(7)}&ClinicNum=1&defNumApptType=19`, 404, 'defNumApptType not found.'],
    [`date=${day(7)}&ClinicNum=77`, 404, 'Clinic not found.'],
  ])('refuses %s', async (query, status, sentence) => {
    const answer = await practice.get(`/appointments/SlotsWebSched?${query}`);
    expect([answer.status, answer.text]).toEqual([status, sentence]);
  });

  it('lets a provider work on one patient at a time, unless the office allows two', async () => {
    const elsewhere = { PatNum: 16, AptStatus: 1, Op: 2, ProvNum: 1, Pattern: 'XX', AptDateTime: `${day(7)} 14:10:00` };
    await practice.lay('appointment', elsewhere);
    expect(await starts(on)).not.toContain('14:00');
    await practice.lay('preference', { PrefName: 'WebSchedNewPatApptDoubleBooking', ValueString: '0' });
    expect(await starts(on)).toContain('14:00');
  });

  it('takes a slot once', async () => {
    const { status, body } = await practice.post('/appointments/WebSched', slot);
    expect([status, body]).toMatchObject([
      201,
      {
        AptStatus: 'Scheduled',
        Pattern: '//XX//',
        Op: 1,
        ProvNum: 1,
        Note: 'Appointment Reason: New Patient Exam',
        IsNewPatient: 'true',
        AppointmentTypeNum: 0,
        colorOverride: '0,0,0',
        ProcDescript: 'Exam, Pro',
        confirmed: 'Not Called',
      },
    ]);
    const again = await practice.post('/appointments/WebSched', slot);
    expect([again.status, again.text]).toEqual([400, 'The time slot is no longer available.']);
  });

  it.each([
    [{ dateTimeStart: `${day(7)} 08:35:00` }, 400, 'The time slot is no longer available.'],
    [{ ProvNum: 2 }, 400, 'The time slot is no longer available.'],
    [{ PatNum: 15 }, 400, 'Patient has been deleted.'],
    [{ PatNum: 14 }, 400, 'Cannot schedule an appointment for a patient who is Archived.'],
    [{ OpNum: 99 }, 404, 'Operatory not found.'],
    [{ defNumApptType: 19 }, 404, 'defNumApptType not found.'],
    [{ dateTimeEnd: undefined }, 400, 'dateTimeEnd is required.'],
  ])('refuses %j', async (change, status, sentence) => {
    const before = await practice.rows('appointment');
    const answer = await practice.post('/appointments/WebSched', { ...slot, ...change });
    expect([answer.status, answer.text]).toEqual([status, sentence]);
    expect(await practice.rows('appointment')).toEqual(before);
  });

  it('names the service of each appointment', async () => {
    const { body } = await practice.post('/appointments/WebSched', slot);
    const list = (await practice.get(`/appointments/WebSched?date=${day(7)}`)).body;
    expect(list).toMatchObject([
      { AptNum: body.AptNum, eServiceLogType: 'NewPat', IsHygiene: 'False' },
      { AptNum: 201, eServiceLogType: 'None' },
      { AptNum: 204, eServiceLogType: 'None' },
      { AptNum: 206, eServiceLogType: 'None' },
    ]);
    expect(Object.keys(list[0])).toHaveLength(25);
    expect(Object.keys(list[0]).at(-1)).toBe('serverDateTime');
  });
});
