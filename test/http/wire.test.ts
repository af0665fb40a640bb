import { beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../support/engines.ts';
import { testPractice } from '../support/test-practice.ts';

describe.each(engines)('what every request shares, on %s', (engine) => {
  const practice = testPractice({ engine });
  beforeAll(async () => {
    await practice.lay(
      'clinic',
      { ClinicNum: 4, Description: 'North "End"', ItemOrder: 1 },
      { ClinicNum: 2, IsHidden: 1 },
    );
    await practice.lay('patient', { PatNum: 7, LName: 'Doe', Guarantor: 7 });
  });

  it.each([
    ['GET', '/foo', 404, 'foo is not a valid resource.'],
    ['GET', '/clinics/abc', 400, 'clinics GET abc is not a valid method.'],
    ['DELETE', '/clinics', 400, 'clinics DELETE  is not a valid method.'],
    ['GET', '/clinics?Limit=-1', 400, 'Limit is invalid.'],
    ['GET', '/clinics?Limit=1&limit=2', 400, 'Limit is specified more than once.'],
    ['GET', '/clinics?DateFormatString=%25', 400, 'DateFormatString is invalid.'],
  ])('%s %s is answered %i %s', async (verb, path, status, sentence) => {
    expect(await practice.send(verb, path)).toMatchObject({ status, body: sentence });
  });

  it('matches the path and query names without regard to case', async () => {
    const { body } = await practice.get('/Clinics/?limit=1');
    expect(body).toMatchObject([{ ClinicNum: 4, Description: 'North "End"', IsHidden: 'false' }]);
  });

  it('names an ignored parameter in a header, and refuses it when asked to be strict', async () => {
    const lenient = await practice.get('/clinics?colour=red');
    expect([lenient.status, lenient.headers.get('x-ignored-parameters')]).toEqual([200, 'colour']);
    const strict = await practice.send('GET', '/clinics?colour=red', undefined, { prefer: 'handling=strict' });
    expect([strict.status, strict.body]).toEqual([400, "'colour' is not a valid parameter."]);
  });

  it('reads a parameter that is repeated with the same value, and passes over an unknown one however often it stands', async () => {
    const { status, body, headers } = await practice.get('/clinics?fields=a&fields=b&Limit=1&limit=1');
    expect([status, headers.get('x-ignored-parameters')]).toEqual([200, 'fields']);
    expect(body).toHaveLength(1);
  });

  it.each(['08:05:00', '08:05'])('takes T%s for a blank and the time, in bodies and in filters', async (time) => {
    for (const between of ['T', ' ']) {
      const note = { PatNum: 7, Note: 'Called', CommDateTime: `2025-03-10${between}${time}` };
      expect(await practice.send('POST', '/commlogs', note)).toMatchObject({
        status: 201,
        body: { CommDateTime: '2025-03-10 08:05:00' },
      });
      expect(await practice.get(`/patients/Simple?DateTStamp=2025-03-01${between}${time}`)).toMatchObject({
        status: 200,
        body: [{ PatNum: 7 }],
      });
    }
  });

  /** The server's own zone at a moment, `+02:00`, and the one an hour east of it. */
  const zones = (moment: string) =>
    [0, 60].map((more) => {
      const minutes = more - new Date(moment).getTimezoneOffset();
      const [hour, minute] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
      return `${minutes < 0 ? '-' : '+'}${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
    });

  it.each(['2025-03-10T08:05:00', '2025-07-10T08:05:00'])(
    'takes %s with the zone that the office keeps then',
    async (moment) => {
      const [ours, another] = zones(moment);
      const call = (CommDateTime: string, headers = {}) =>
        practice.send('POST', '/commlogs', { PatNum: 7, Note: 'Called', CommDateTime }, headers);
      for (const sent of [`${moment}${ours}`, `${moment}.000${ours}`, moment.replace('T', ' ') + ours]) {
        const { status, body, headers } = await call(sent);
        expect([status, body.CommDateTime]).toEqual([201, moment.replace('T', ' ')]);
        expect(headers.get('x-respelled-fields')).toBe('CommDateTime');
      }
      expect(await call(`${moment}${another}`)).toMatchObject({ status: 400 });
      expect(await call(`${moment}${ours}`, { prefer: 'handling=strict' })).toMatchObject({
        status: 400,
        body: 'CommDateTime is not in the published form.',
      });
      const found = await practice.get(
        `/patients/Simple?DateTStamp=2025-03-01T08:00:00.123${encodeURIComponent(zones('2025-03-01T08:00:00')[0]!)}`,
      );
      expect([found.status, found.headers.get('x-respelled-fields')]).toEqual([200, 'DateTStamp']);
    },
  );

  it.each([
    ['2025-3-1', '2025-03-01'],
    ['2025-03-1', '2025-03-01'],
    ['2025-03-01T00:00:00', '2025-03-01'],
    ['2025-03-01 00:00', '2025-03-01'],
    ['2025-03-01T00:00:00.0000000', '2025-03-01'],
  ])('takes %s for a day', async (sent, day) => {
    const { status, body, headers } = await practice.send('PUT', '/patients/7', { Birthdate: sent });
    expect([status, body.Birthdate, headers.get('x-respelled-fields')]).toEqual([200, day, 'Birthdate']);
    const listed = await practice.get(`/patients?Birthdate=${sent.replaceAll(' ', '%20')}`);
    expect(listed.body).toMatchObject([{ PatNum: 7 }]);
  });

  it.each([
    '2025-03-01T00:00:01',
    '2025-03-01T00:00:00.5',
    '2025-13-1',
    '2025-2-30',
    '25-3-1',
    '3/1/2025',
    '2025-3-1T',
    '2025-003-1',
  ])('refuses %s for a day', async (sent) => {
    const { status, body } = await practice.send('PUT', '/patients/7', { Birthdate: sent });
    expect([status, body]).toEqual([400, 'Birthdate format must be yyyy-MM-dd.']);
  });

  it.each([
    '2025-03-10T08:05:00+13:37',
    '2025-03-10T08:05:00.',
    '2025-03-10T08:05.5',
    '2025-03-10T08:05:00-99:00',
    '2025-03-10T08:05:00+0000',
    '2025-03-10T08',
    '2025-03-10 8:05',
    '2025-03-10 24:05',
    '2025-02-30T08:05Z',
    '2025-03-10T',
    'T',
  ])('refuses %s, which says more than the wall clock or less', async (moment) => {
    const { status, body } = await practice.send('POST', '/commlogs', { PatNum: 7, Note: 'x', CommDateTime: moment });
    expect([status, body]).toEqual([400, 'CommDateTime format must be yyyy-MM-dd HH:mm:ss']);
  });
});
