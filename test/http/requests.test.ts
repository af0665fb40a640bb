import { beforeAll, describe, expect, it } from 'vitest';
import { startServer } from '../../src/index.ts';
import { engines } from '../support/engines.ts';
import { rawRequest } from '../support/raw-request.ts';
import { startTestPractice, testPractice } from '../support/test-practice.ts';

describe.each(engines)('requests, on %s', (engine) => {
  const practice = testPractice({ engine });
  beforeAll(async () => {
    await practice.lay('patient', { PatNum: 10, LName: 'Invented', FName: 'Ivy', PriProv: 1 });
    await practice.lay('provider', { ProvNum: 1, Abbr: 'DOC1' });
  });

  const plan = '{"PatNum":10,"Heading":"Written by a test"}';
  const post = (body: string, headers: Record<string, string>) => practice.send('POST', '/treatplans', body, headers);

  describe('text and numbers', () => {
    it.each([['12.0'], ['1e21'], ['1e2'], ['3']])('a JSON number %s is no text', async (number) => {
      const answer = await post(`{"PatNum":10,"Heading":${number}}`, { 'content-type': 'application/json' });
      expect(answer).toMatchObject({ status: 400, body: 'Heading is invalid.' });
    });

    it('bytes that are no UTF-8 are refused instead of altered', async () => {
      const body = Buffer.concat([
        Buffer.from('{"PatNum":10,"Heading":"'),
        Buffer.from([0xff, 0xfe]),
        Buffer.from('"}'),
      ]);
      const headers = { authorization: 'ODFHIR TestDeveloper/TestCustomer', 'content-type': 'application/json' };
      const response = await fetch(`${practice.url}/treatplans`, { method: 'POST', headers, body });
      expect([response.status, await response.text()]).toEqual([400, 'Invalid JSON.']);
    });

    it('a skip beyond the largest number is a page without rows', async () => {
      expect(await practice.get('/treatplans?Offset=9007199254740993')).toMatchObject({ status: 200, body: [] });
    });
  });

  it.each(['//api/v1/treatplans?PatNum=10', '/api//v1/treatplans?PatNum=10', '///API/v1///treatplans//?PatNum=10'])(
    '%s: doubled slashes of a base URL that ends in one count as one',
    async (path) => {
      const response = await fetch(new URL(practice.url).origin + path, {
        headers: { authorization: 'ODFHIR TestDeveloper/TestCustomer' },
      });
      expect([response.status, await response.json()]).toEqual([200, []]);
    },
  );

  it.each([
    '/deliveries?SubscriptionNum=&status=&Limit=&Offset=',
    '/changes?after=&tables=&limit=&include=&wait=',
    '/export/patients?after=&include=&DateFormatString=',
    '/patients/10/chart?inactive=',
    '/patients/10/chart.svg?theme=&highlight=',
  ])('%s: what is empty counts as absent in an address of an extension', async (path) => {
    const plain = await practice.ext('GET', `/api/ext/v1${path.replace(/\?.*/, '')}`);
    expect(plain.status).toBe(200);
    expect(await practice.ext('GET', `/api/ext/v1${path}`)).toMatchObject({ status: 200, text: plain.text });
    const strict = await practice.ext('GET', `/api/ext/v1${path}&other=`, undefined, { prefer: 'handling=strict' });
    expect(strict.status).toBe(400);
  });

  describe('bytes in an address that are no UTF-8', () => {
    it.each(['%c0%af', 'M%fcller', '%ed%a0%80', '%EF%BF%BD%ff'])('%s: 400, naming the parameter', async (sent) => {
      const sentence = 'LName is invalid: an address must be encoded in UTF-8.';
      expect(await practice.get(`/patients?Limit=1&LName=${sent}`)).toMatchObject({ status: 400, body: sentence });
    });

    it('in a name: 400', async () => {
      const body = 'The name of a parameter is invalid: an address must be encoded in UTF-8.';
      expect(await practice.get('/patients?%fc=1')).toMatchObject({ status: 400, body });
    });

    it.each(['M%C3%BCller', '%EF%BF%BD', '50%', '50%zz'])('%s is taken as it was sent', async (sent) => {
      expect(await practice.get(`/patients?LName=${sent}`)).toMatchObject({ status: 200 });
    });
  });

  describe('a condition', () => {
    const headings = async () => (await practice.rows('treatplan')).map(({ Heading }) => Heading);
    const change = (number: number, headers: Record<string, string>) =>
      practice.send('PUT', `/treatplans/${number}`, { Heading: 'Changed' }, headers);
    const tag = { 'if-match': '"33a64df5"' };

    it('of a tag is met by no row, so nothing is written', async () => {
      await practice.lay('treatplan', { TreatPlanNum: 71, PatNum: 10, Heading: 'As it was', TPStatus: 2 });
      const before = await headings();
      const refused = [
        await change(71, tag),
        await change(71, { 'if-match': 'W/"1", "2"' }),
        await change(71, { 'if-none-match': '*' }),
        await practice.send('DELETE', '/treatplans/71', undefined, tag),
        await post(plan, { 'content-type': 'application/json', ...tag }),
      ];
      for (const { status, text, headers } of refused) {
        expect([status, text, headers.get('x-error-code')]).toEqual([
          412,
          expect.stringMatching(/^If-/),
          'ConditionFailed',
        ]);
      }
      expect(await headings()).toEqual(before);
    });

    it('that any row meets, or that is of a time, changes nothing', async () => {
      expect((await change(71, { 'if-match': '*' })).status).toBe(200);
      expect((await change(71, { 'if-none-match': '"33a64df5"' })).status).toBe(200);
      expect((await change(71, { 'if-unmodified-since': 'Thu, 01 Jan 1970 00:00:00 GMT' })).status).toBe(200);
      expect((await practice.send('GET', '/treatplans?PatNum=10', undefined, tag)).status).toBe(200);
    });

    it('is looked at once the caller is known', async () => {
      const nobody = { ...tag, authorization: 'ODFHIR a/b' };
      expect((await practice.send('PUT', '/treatplans/71', { Heading: 'x' }, nobody)).status).toBe(401);
    });
  });

  describe('Content-Type', () => {
    it.each([['application/json'], ['Application/JSON; charset=utf-8'], ['application/json;charset=UTF-8']])(
      '%s is taken',
      async (type) => {
        expect((await post(plan, { 'content-type': type })).status).toBe(201);
      },
    );

    it.each([
      ['text/plain'],
      ['application/x-www-form-urlencoded'],
      ['application/jsonp'],
      ['application/vnd.api+json'],
      ['text/json'],
      ['nonsense'],
    ])('%s is refused, and nothing is stored', async (type) => {
      const before = (await practice.rows('treatplan')).length;
      expect(await post(plan, { 'content-type': type })).toMatchObject({
        status: 400,
        body: 'Content-Type must be application/json.',
      });
      expect(await practice.rows('treatplan')).toHaveLength(before);
    });

    it('is not asked for where there is no body', async () => {
      expect((await practice.send('GET', '/clinics', undefined, { 'content-type': 'text/plain' })).status).toBe(200);
      expect((await practice.send('DELETE', '/treatplans/999', undefined, { 'content-type': 'text/xml' })).body).toBe(
        'TreatPlan not found.',
      );
      expect((await practice.send('POST', '/treatplans', undefined)).body).toBe('PatNum is required.');
    });

    it.each([
      ['application/json', ''],
      ['json', ''],
      ['text/plain', 'and a body'],
      ['json', '{'],
    ])('%s with body "%s" does not matter on a DELETE', async (type, body) => {
      const { status } = await practice.send('DELETE', '/treatplans/999', body, { 'content-type': type });
      expect(status).toBe(404);
    });
  });

  describe('a body', () => {
    it.each([
      ['{'],
      ['{"PatNum":10'],
      ['{"PatNum":10}}'],
      ["{'PatNum':10}"],
      ['{PatNum:10}'],
      ['{"PatNum":10,,}'],
      ['[{"PatNum":10}]'],
      ['"PatNum"'],
      ['10'],
      ['null'],
      ['PatNum=10'],
      ['{"PatNum":NaN}'],
      ['{"PatNum":10} // ten'],
    ])('%s is no JSON object', async (body) => {
      expect(await post(body, {})).toMatchObject({ status: 400, body: 'Invalid JSON.' });
    });

    it.each([
      ['one trailing comma', '{"PatNum":10,"Heading":"x",}'],
      ['a byte order mark', '\uFEFF{"PatNum":10,"Heading":"x"}'],
      ['blanks around it', '  \r\n {"PatNum":10,"Heading":"x"}\n'],
    ])('with %s is taken', async (_case, body) => {
      expect((await post(body, {})).status).toBe(201);
    });

    it('of a stranger is not read', async () => {
      const answer = await rawRequest(
        practice.origin,
        'POST /api/v1/treatplans HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99000000\r\nConnection: close\r\n\r\n{',
      );
      expect(answer).toMatch(/^HTTP\/1\.1 401 /);
    });

    it('keeps every character of a text', async () => {
      const heading = 'Krone – für Zoë, 牙, 🦷 "quoted" \\ </script>';
      const { body } = await practice.post('/treatplans', { PatNum: 10, Heading: heading });
      expect(body.Heading).toBe(heading);
    });
  });

  describe('methods', () => {
    it.each([
      ['PATCH', '/clinics', 'clinics PATCH  is not a valid method.'],
      ['OPTIONS', '/clinics', 'clinics OPTIONS  is not a valid method.'],
      ['PUT', '/clinics', 'clinics PUT  is not a valid method.'],
      ['POST', '/treatplans/Sign', 'treatplans POST Sign is not a valid method.'],
      ['DELETE', '/clinics/5', 'clinics DELETE  is not a valid method.'],
      ['PROPFIND', '/clinics', 'clinics PROPFIND  is not a valid method.'],
    ])('%s %s is told to be none', async (verb, path, sentence) => {
      expect(await practice.send(verb, path)).toMatchObject({ status: 400, body: sentence });
    });

    it('HEAD has no body, as HTTP has it', async () => {
      expect(await practice.send('HEAD', '/clinics')).toMatchObject({ status: 400, text: '' });
    });

    it('in another letter case are none', async () => {
      const answer = await rawRequest(
        practice.origin,
        'get /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
      );
      expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    });
  });

  describe('refusals', () => {
    const problem = { accept: 'application/problem+json' };

    it.each([
      ['GET', '/nothing', 404, 'Not Found', 'nothing is not a valid resource.'],
      ['POST', '/treatplans', 400, 'Bad Request', 'PatNum is required.'],
      ['PUT', '/treatplans/999', 404, 'Not Found', 'TreatPlan not found.'],
    ])('of %s %s are RFC 9457 objects for those who accept them', async (verb, path, status, title, detail) => {
      const answer = await practice.send(verb, path, verb === 'GET' ? undefined : {}, problem);
      expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
      const code = answer.headers.get('x-error-code');
      expect([answer.status, answer.body]).toEqual([status, { type: 'about:blank', title, status, detail, code }]);
      expect(code).toMatch(/^[A-Z]\w+$/);
    });

    it('of a missing key are, too', async () => {
      const answer = await practice.send('GET', '/clinics', undefined, { ...problem, authorization: '' });
      expect(answer.body).toMatchObject({ title: 'Unauthorized', status: 401 });
    });

    it('are a plain sentence for everybody else', async () => {
      const answer = await practice.send('GET', '/nothing', undefined, { accept: 'application/json, */*' });
      expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
      expect(answer.text).toBe('nothing is not a valid resource.');
    });

    it('say nothing of what went wrong inside', async () => {
      const server = await startServer({ database: ':memory:', port: 0, empty: true });
      server.keys.add(
        { developerKey: 'Test', customerKey: 'TestCustomer' },
        'Maker',
        ['ReadAll'],
        '2025-03-10 09:00:00',
      );
      await server.practice.close();
      const response = await fetch(`${server.url}/clinics`, { headers: { authorization: 'ODFHIR Test/TestCustomer' } });
      expect([response.status, await response.text()]).toEqual([
        500,
        expect.stringMatching(/^Something went wrong inside the server\. Reference: [\da-f]{6}-\d+\.$/),
      ]);
      await server.stop().catch(() => {});
    });
  });

  describe('strictness', () => {
    it.each([
      ['GET', '/clinics?colour=red&size=2', undefined, 'x-ignored-parameters', 'colour, size'],
      ['POST', '/treatplans?colour=red', { PatNum: 10, Heading: 'x' }, 'x-ignored-parameters', 'colour'],
      ['POST', '/treatplans', { PatNum: 10, Heading: 'x', heading: 'y' }, 'x-ignored-fields', 'heading'],
      ['GET', '/clinics?a%0D%0Ab=1', undefined, 'x-ignored-parameters', 'a%0D%0Ab'],
    ])('%s %s names what it ignored', async (verb, path, body, header, names) => {
      const answer = await practice.send(verb, path, body);
      expect(answer.status).toBeLessThan(300);
      expect(answer.headers.get(header)).toBe(names);
    });

    it.each([
      ['GET', '/clinics', 200],
      ['DELETE', '/treatplans/999', 404],
    ])('names what stands in the body of a %s %s, where nothing of it counts', async (verb, path, status) => {
      const send = (body: string, prefer = '') =>
        rawRequest(
          practice.origin,
          `${verb} /api/v1${path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: ODFHIR TestDeveloper/TestCustomer\r\n` +
            `Prefer: ${prefer}\r\nConnection: close\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
        );
      const told = await send('{"PatNum":10,"colour":"red"}');
      expect(told).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
      expect(told).toMatch(/\r\nx-ignored-fields: PatNum, colour\r\n/i);
      for (const nothing of ['{}', 'colour', '[1]']) {
        const silent = await send(nothing);
        expect(silent).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
        expect(silent).not.toMatch(/x-ignored/i);
      }
      expect(await send('{"PatNum":10}', 'handling=strict')).toContain("'PatNum' is not a valid field.");
    });

    it.each([
      [{ patNum: 10, HEADING: 'x' }, 201, 'patNum, HEADING', null],
      [{ PatNum: 10, Heading: 'x', heading: 'y' }, 201, null, 'heading'],
      [{ PatNum: 10, heading: 'x', HEADING: 'y' }, 201, null, 'heading, HEADING'],
      [{ PatNum: 10, Heading: 'x', Headng: 'y' }, 201, null, 'Headng'],
      [{ PatNm: 10, Heading: 'x' }, 400, null, 'PatNm'],
    ])('a body of %j is answered %i, respelt %s, ignored %s', async (body, status, respelt, ignored) => {
      const answer = await practice.post('/treatplans', body);
      expect([answer.status, answer.headers.get('x-respelled-fields'), answer.headers.get('x-ignored-fields')]).toEqual(
        [status, respelt, ignored],
      );
    });

    it('takes names inside a list the same way, and names the place of each', async () => {
      const body = {
        PROCNUMSANDAMOUNTS: [
          { procNum: 1, Amount: '5', foo: 1 },
          { ProcNum: 2, procnum: 3, AMOUNT: '5' },
        ],
      };
      const answer = await practice.send('PUT', '/payments/999/Partial', body);
      expect([answer.status, answer.headers.get('x-respelled-fields'), answer.headers.get('x-ignored-fields')]).toEqual(
        [
          404,
          'PROCNUMSANDAMOUNTS, procNumsAndAmounts[0].procNum, procNumsAndAmounts[1].AMOUNT',
          'procNumsAndAmounts[0].foo, procNumsAndAmounts[1].procnum',
        ],
      );
      const strict = await practice.send('PUT', '/payments/999/Partial', body, { prefer: 'handling=strict' });
      expect([strict.status, strict.body]).toEqual([400, "'PROCNUMSANDAMOUNTS' is not a valid field."]);
    });

    it('takes a spelling that the page itself has elsewhere for the field’s own', async () => {
      const body = { PatNum: 10, DiseaseDefName: 'Asthma' };
      for (const prefer of ['', 'handling=strict']) {
        const answer = await practice.send('POST', '/diseases', body, { prefer });
        expect([answer.status, answer.headers.get('x-respelled-fields')]).toEqual([201, null]);
        expect(answer.body.diseaseDefName).toBe('Asthma');
      }
    });

    it('names nothing when everything was known', async () => {
      const { headers } = await practice.get('/clinics?Limit=1');
      expect([headers.get('x-ignored-parameters'), headers.get('x-ignored-fields')]).toEqual([null, null]);
    });

    it('of the server refuses, and stores nothing', async () => {
      const strict = await startTestPractice({ engine, strict: true });
      await strict.lay('patient', { PatNum: 10 });
      expect(await strict.get('/clinics?colour=red')).toMatchObject({
        status: 400,
        body: "'colour' is not a valid parameter.",
      });
      expect(await strict.post('/treatplans', { patNum: 10, Heading: 'x' })).toMatchObject({
        status: 400,
        body: "'patNum' is not a valid field.",
      });
      expect(await strict.post('/treatplans', { PatNum: 10, Heading: 'x', heading: 'y' })).toMatchObject({
        status: 400,
        body: "'heading' is not a valid field.",
      });
      expect(await strict.rows('treatplan')).toEqual([]);
      await strict.stop();
    });
  });
});
