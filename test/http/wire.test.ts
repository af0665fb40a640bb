import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../support/engines.ts';
import { startTestPractice, type TestPractice } from '../support/test-practice.ts';

describe.each(engines)('what every request shares, on %s', (engine) => {
  let practice: TestPractice;
  beforeAll(async () => {
    practice = await startTestPractice({ engine });
    await practice.lay(
      'clinic',
      { ClinicNum: 4, Description: 'North "End"', ItemOrder: 1 },
      { ClinicNum: 2, IsHidden: 1 },
    );
    await practice.lay('patient', { PatNum: 7, LName: 'Doe', Guarantor: 7 });
  });
  afterAll(() => practice.stop());

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

  it.each([
    '2025-03-10T08:05:00Z',
    '2025-03-10T08:05:00.000',
    '2025-03-10T08:05:00-07:00',
    '2025-03-10T08',
    '2025-03-10 8:05',
    '2025-03-10 24:05',
    '2025-03-10T08:05Z',
    '2025-03-10T',
    'T',
  ])('refuses %s, which says more than the wall clock or less', async (moment) => {
    const { status, body } = await practice.send('POST', '/commlogs', { PatNum: 7, Note: 'x', CommDateTime: moment });
    expect([status, body]).toEqual([400, 'CommDateTime format must be yyyy-MM-dd HH:mm:ss']);
  });
});
