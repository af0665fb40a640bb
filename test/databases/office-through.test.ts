import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer } from '../../src/server.ts';
import { type OfficeDatabase, officeDatabase } from '../support/office-database.ts';
import { canStartMariadb, type PrivateMariadb, startPrivateMariadb } from '../support/private-mariadb.ts';
import { startTestPractice, type TestPractice } from '../support/test-practice.ts';

const shape = { version: '24.3.1.0', engine: 'MyISAM', charset: 'utf8mb3', isOld: false } as const;

describe.runIf(canStartMariadb)('an office’s API service that is not as it should be', () => {
  let server: PrivateMariadb;
  let office: OfficeDatabase;
  let service: Server;
  let answer: (request: IncomingMessage, response: ServerResponse) => void;
  let port: number;
  const asked: string[] = [];
  const started: TestPractice[] = [];

  async function through(url: string): Promise<TestPractice> {
    const practice = await startTestPractice({ database: office.readerUrl, writes: `through=${url}` });
    started.push(practice);
    return practice;
  }

  beforeAll(async () => {
    server = await startPrivateMariadb('through-faults', '--office', '--fast');
    office = await officeDatabase(server.url, shape);
    service = createServer((request, response) => {
      if (request.method !== 'GET') asked.push(request.url!);
      request.resume().on('end', () => answer(request, response));
    });
    answer = (_request, response) => response.end('{}');
    await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve));
    port = (service.address() as AddressInfo).port;
  });
  afterAll(async () => {
    for (const practice of started) await practice.stop();
    await new Promise((resolve) => service.close(resolve));
    await office?.drop();
    await server?.destroy();
  });

  it('says after a broken answer that nobody knows, and does not do the work again under the same key', async () => {
    const practice = await through(`http://127.0.0.1:${port}/api/v1`);
    answer = (request) => request.socket.destroy();
    const send = () => practice.send('POST', '/treatplans', { PatNum: 1 }, { 'idempotency-key': 'broken' });
    const first = await send();
    expect([first.status, first.body]).toEqual([503, expect.stringMatching(/broke off .*Look before/)]);
    expect(first.body).not.toMatch(/simply be repeated/);
    const count = asked.length;
    const second = await send();
    expect([second.status, second.body]).toEqual([409, expect.stringMatching(/cut short.*another key/)]);
    expect(second.headers.get('retry-after')).toBeNull();
    expect(asked.length).toBe(count);
  });

  it('hands on Retry-After, a text in another character set, and a key of any length', async () => {
    const practice = await through(`http://127.0.0.1:${port}/api/v1`);
    answer = (_request, response) => {
      response.writeHead(429, { 'retry-after': '7', 'content-type': 'text/plain; charset=iso-8859-1' });
      response.end(Buffer.from('Zu viele Schlüssel', 'latin1'));
    };
    const { status, text, headers } = await practice.delete('/treatplans/99999999999999999999999');
    expect([status, text, headers.get('retry-after')]).toEqual([429, 'Zu viele Schlüssel', '7']);
    expect(headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(asked.at(-1)).toBe('/api/v1/treatplans/99999999999999999999999');
  });

  it('does not read an answer without end, and says that it did not', async () => {
    const practice = await through(`http://127.0.0.1:${port}/api/v1`);
    let sent = 0;
    answer = (_request, response) => {
      const part = Buffer.alloc(1_000_000, 'x');
      const more = () => {
        while (!response.destroyed && response.write(part)) sent += part.length;
      };
      response.on('drain', more);
      more();
    };
    const { status, body } = await practice.put('/treatplans/1', {});
    expect([status, body]).toEqual([503, expect.stringMatching(/more than 20000000 bytes.*Look whether/)]);
    expect(sent).toBeLessThan(100_000_000);
  });

  it('hands on where a redirection leads, and says at the start that there is one', async () => {
    answer = (_request, response) => {
      response.writeHead(302, { location: 'https://elsewhere.example/login?token=secret' });
      response.end();
    };
    const url = `http://127.0.0.1:${port}/api/v1`;
    const practice = await through(url);
    const response = await fetch(`${practice.url}/treatplans/1`, {
      method: 'DELETE',
      redirect: 'manual',
      headers: { authorization: 'ODFHIR TestDeveloper/TestCustomer' },
    });
    expect([response.status, response.headers.get('location')]).toEqual([
      302,
      'https://elsewhere.example/login?token=secret',
    ]);
    const settings = { database: office.readerUrl, port: 0, control: ':memory:', writes: `through=${url}` };
    const running = await startServer(settings);
    expect(running.warnings).toContainEqual(
      expect.stringMatching(/sends its callers on to https:\/\/elsewhere\.example\/login: name that address/),
    );
    await running.stop();
  });

  it('names no character set that nobody knows over a text that is UTF-8 by now', async () => {
    const practice = await through(`http://127.0.0.1:${port}/api/v1`);
    answer = (_request, response) => {
      response.writeHead(400, { 'content-type': 'text/plain; charset=nonsense' });
      response.end('nein');
    };
    const { text, headers } = await practice.put('/treatplans/1', {});
    expect([text, headers.get('content-type')]).toEqual(['nein', 'text/plain; charset=utf-8']);
  });

  it('does not ask the service for what is no published operation', async () => {
    const practice = await through(`http://127.0.0.1:${port}/api/v1`);
    const count = asked.length;
    const response = await fetch(`${practice.origin}/api/ext/v1/treatplans/1/handover`, {
      method: 'POST',
      headers: { authorization: 'ODFHIR TestDeveloper/TestCustomer', 'content-type': 'application/json' },
      body: '{}',
    });
    expect([response.status, await response.text()]).toEqual([
      400,
      expect.stringMatching(/own API service does not know this operation/),
    ]);
    expect(asked.length).toBe(count);
  });

  it.each([
    [
      'https where http is spoken',
      () => `https://127.0.0.1:${port}/api/v1`,
      /no common encryption, so nothing was sent/,
    ],
    ['a port that is never spoken to', () => 'http://127.0.0.1:6000/api/v1', /does not answer/],
    ['a port where nobody is', () => 'http://127.0.0.1:1/api/v1', /does not answer/],
  ])('says that nothing was sent: %s', async (_what, url, sentence) => {
    const practice = await through(url());
    const send = () => practice.send('POST', '/treatplans', { PatNum: 1 }, { 'idempotency-key': `key ${url()}` });
    for (const { status, body } of [await send(), await send()])
      expect([status, body]).toEqual([503, expect.stringMatching(sentence)]);
  });

  it('tells at the start that nobody answers there', async () => {
    const settings = {
      database: office.readerUrl,
      port: 0,
      control: ':memory:',
      writes: 'through=http://127.0.0.1:1/api/v1',
    };
    const running = await startServer(settings);
    expect(running.warnings).toContainEqual(expect.stringMatching(/does not answer\. Until it does .*503/));
    await running.stop();
  });

  it('does not hand on what comes from a server like this one, and refuses to start with its own address', async () => {
    const practice = await through(`http://127.0.0.1:${port}/api/v1`);
    const count = asked.length;
    const { status, body } = await practice.send('PUT', '/treatplans/1', {}, { via: '1.1 bitewing/0.1.0' });
    expect([status, body]).toEqual([503, expect.stringMatching(/leads back to this server/)]);
    expect(asked.length).toBe(count);
    const own = {
      database: office.readerUrl,
      port: port + 1,
      control: ':memory:',
      writes: `through=http://localhost:${port + 1}/api/v1`,
    };
    await expect(startServer(own)).rejects.toThrow(/names this server itself/);
  });
});
