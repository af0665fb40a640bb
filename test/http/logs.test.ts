import { expect, it } from 'vitest';
import { startServer } from '../../src/index.ts';
import { secretsIn } from '../support/secrets.ts';

it('the log of a demo practice says once which keys it takes', async () => {
  const lines: string[] = [];
  const logTo = { write: (line: string) => lines.push(line) };
  const server = await startServer({ database: ':memory:', port: 0, logLevel: 'info', logTo });
  for (const pair of ['mine/own', 'mine/other'])
    await fetch(`${server.url}/patients`, { headers: { authorization: `ODFHIR ${pair}` } });
  await server.stop();
  const told = lines.filter((line) => line.includes('unknown keys'));
  expect(told).toEqual([expect.stringContaining('--any-key')]);
  expect(told.filter((line) => /mine|own|other/.test(line.replace('unknown', '')))).toEqual([]);
});

it('the log tells pattern, status and time of each request, and nothing of a patient or a key', async () => {
  const lines: string[] = [];
  const server = await startServer({
    database: ':memory:',
    port: 0,
    empty: true,
    logLevel: 'trace',
    logTo: { write: (line) => lines.push(line) },
  });
  server.keys.add(
    { developerKey: 'SecretDeveloper', customerKey: 'SecretCustomer' },
    'Maker',
    ['ReadAll', 'AllOthers'],
    '2025-03-10 09:00:00',
  );
  const authorization = 'ODFHIR SecretDeveloper/SecretCustomer';
  const send = (path: string, options: RequestInit = {}) =>
    fetch(server.url + path, {
      ...options,
      headers: { authorization, 'content-type': 'application/json', 'x-note': 'Quillfeather' },
    });

  await send('/patients?LName=Quillfeather');
  await send('/patients/Quillfeather');
  await send('/Quillfeather');
  await send('/treatplans', { method: 'POST', body: '{"PatNum":1,"Heading":"Quillfeather"}' });
  await send('/treatplans', { method: 'POST', body: '{"PatNum":1,"Heading":"Quillfeather"' });
  await fetch(`${server.url}/patients`, { headers: { authorization: 'ODFHIR SecretDeveloper/Wrong' } });
  await server.practice.close();
  await send('/patients?LName=Quillfeather');
  await server.stop().catch(() => {});

  expect(lines.filter((line) => /Quillfeather|Secret|Wrong/i.test(line))).toEqual([]);
  const entries = lines.map((line) => JSON.parse(line));
  expect(
    entries
      .filter(({ msg }) => msg === 'answered')
      .map(({ method, operation, status }) => `${method} ${operation} ${status}`),
  ).toEqual([
    'GET /patients 200',
    'GET /api/v1/* 400',
    'GET /api/v1/* 404',
    'POST /treatplans 404',
    'POST /treatplans 400',
    'GET /api/v1/* 401',
    'GET /patients 500',
  ]);
  const fault = entries.find(({ msg }) => msg === 'fault');
  expect(fault).toMatchObject({
    level: 50,
    reqId: expect.any(String),
    err: { type: 'Error', stack: expect.stringMatching(/^ +at /) },
  });
});

it('a password or a key is found in what a program printed', () => {
  const given = '--database mariadb://office:hidden@db.test/practice';
  expect(secretsIn('answered by TestDeveloper/TestCustomer', given)).toEqual(['TestDeveloper', 'TestCustomer']);
  expect(secretsIn('mariadb://office:hidden@db.test does not answer', given)).toEqual(['office:hidden@', 'hidden']);
  expect(secretsIn('mariadb://db.test does not answer', given)).toEqual([]);
});
