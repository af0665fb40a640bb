import { once } from 'node:events';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { limitedServer } from '../../src/http/connections/connection-limits.ts';
import { listen } from '../../src/http/connections/listen.ts';
import { type RunningServer, startServer } from '../../src/index.ts';
import { rawRequest } from '../support/raw-request.ts';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer({ database: ':memory:', port: 0, empty: true });
});
afterAll(() => server.stop());

const get = (headers: string) => rawRequest(server.origin, `GET /healthz HTTP/1.1\r\nHost: x\r\n${headers}\r\n`);

describe('what is no request', () => {
  it.each([
    [
      'headers beyond 16 KiB',
      `GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(17_000)}\r\n\r\n`,
      'The address and headers of the request are too long.',
    ],
    [
      'an address beyond 16 KiB',
      `GET /${'x'.repeat(17_000)} HTTP/1.1\r\nHost: x\r\n\r\n`,
      'The address and headers of the request are too long.',
    ],
    ...['/Zo\u00eb', '/a b', '/patients?LName=Zo\u00eb', '/patients?LName=van Dam', ' /', '/a\tb'].map((address) => [
      `an address that is not encoded, ${address}`,
      `GET /api/v1${address} HTTP/1.1\r\nHost: x\r\n\r\n`,
      'The request is malformed: in its address, spaces and letters beyond ASCII must be percent-encoded (a space as %20).',
    ]),
    ['noise', 'hello\r\n\r\n', 'The request is malformed.'],
    ['TLS', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n', 'The request is malformed.'],
    [
      'two lengths',
      'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab',
      'The request is malformed.',
    ],
    [
      'a length and chunks',
      'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\nab',
      'The request is malformed.',
    ],
    ['a tunnel', 'CONNECT elsewhere.test:80 HTTP/1.1\r\nHost: x\r\n\r\n', 'The request is malformed.'],
    ['a broken header name', 'GET / HTTP/1.1\r\nHost: x\r\nbad header: x\r\n\r\n', 'The request is malformed.'],
  ])('%s: 400, a sentence, and the connection ends', async (_case, bytes, sentence) => {
    const answer = await rawRequest(server.origin, bytes);
    expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
    expect(answer.split('\r\n\r\n')[1]).toBe(sentence);
    expect(answer).toContain('Content-Type: text/plain; charset=utf-8');
  });

  it('behind a whole request leaves that its answer, which is the last', async () => {
    const answer = await rawRequest(server.origin, 'GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n\0\x01noise');
    expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(answer.toLowerCase()).toContain('connection: close');
    expect(answer).not.toContain('malformed');
  });

  it.each([
    ['websocket', 'GET /healthz HTTP/1.1', ''],
    ['h2c', 'POST /healthz HTTP/1.1', 'Content-Length: 2\r\n'],
  ])('sent ahead behind Upgrade: %s is answered, or its connection ends', async (protocol, line, length) => {
    const asks = `${line}\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: ${protocol}\r\n${length}\r\n${length ? '{}' : ''}`;
    const told = rawRequest(server.origin, `${asks}GET /livez HTTP/1.1\r\nHost: x\r\n\r\n`);
    // Much sooner than a connection ends that is kept alive.
    const answer = await Promise.race([told, pause(40_000, 'nothing', { ref: false })]);
    expect(answer).toMatch(/^HTTP\/1\.1 (200|404) /);
  });

  it('does not disturb the next caller', async () => {
    expect(await get('Connection: close\r\n')).toMatch(/^HTTP\/1\.1 200 /);
  });
});

describe('requests sent ahead', () => {
  it('are answered up to fifty without a key; the rest is not even read', async () => {
    const text = await rawRequest(server.origin, 'GET /x HTTP/1.1\r\nHost: localhost\r\n\r\n'.repeat(1000));
    const statuses = [...text.matchAll(/HTTP\/1\.1 (\d+) /g)].map(([, status]) => status);
    expect(statuses).toEqual([...Array.from({ length: 51 }, () => '404'), '429']);
    expect(text).toMatch(/connection: close\r\n(?:.+\r\n)*\r\nToo many requests wait on this connection\. .*$/i);
  });

  it.each(['end', 'reset'] as const)('cost no stack each at the %s of their connection', async (how) => {
    const stacks: string[] = [];
    const waiting = limitedServer((request) => {
      request.on('error', ({ stack = '' }) => stacks.push(stack));
    });
    const close = await listen(waiting, { port: 0, host: '127.0.0.1' });
    const socket = connect((waiting.address() as AddressInfo).port, '127.0.0.1');
    socket.on('error', () => {}).write('GET / HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(20));
    await once(waiting, 'request');
    if (how === 'end') socket.end();
    else socket.resetAndDestroy();
    await expect.poll(() => stacks.length).toBe(20);
    expect(stacks.filter((stack) => stack.includes('\n    at '))).toEqual([]);
    expect(new Error('Others have one.').stack).toContain('\n    at ');
    await close();
  });
});

describe('a request that could mean two things', () => {
  const keys = (text: string) => `Authorization: ODFHIR ${text}/${text}\r\n`;
  it.each([
    [
      'two hosts',
      'GET / HTTP/1.1\r\nHost: localhost\r\nhost: evil.test\r\n',
      'The header Host is sent more than once.',
    ],
    ['no host', 'GET / HTTP/1.1\r\n', 'The Host header is missing.'],
    [
      'two keys',
      `GET /api/v1/clinics HTTP/1.1\r\nHost: localhost\r\n${keys('a')}${keys('b')}`,
      'The header Authorization is sent more than once.',
    ],
    [
      'two keys of a repeated request',
      `POST /api/v1/treatplans HTTP/1.1\r\nHost: localhost\r\nIdempotency-Key: a\r\nidempotency-key: b\r\n`,
      'The header Idempotency-Key is sent more than once.',
    ],
    [
      'two kinds of body',
      `POST /api/v1/treatplans HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Type: application/json\r\n`,
      'The header Content-Type is sent more than once.',
    ],
    [
      'one key of a repeated request, twice',
      `POST /api/v1/treatplans HTTP/1.1\r\nHost: localhost\r\nIdempotency-Key: a\r\nIdempotency-Key: a\r\n`,
      'The header Idempotency-Key is sent more than once.',
    ],
    [
      'two places in the changes',
      `GET /api/ext/v1/changes HTTP/1.1\r\nHost: localhost\r\nLast-Event-ID: 1\r\nLast-Event-ID: 2\r\n`,
      'The header Last-Event-ID is sent more than once.',
    ],
    [
      'two pages that ask',
      `GET /healthz HTTP/1.1\r\nHost: localhost\r\nOrigin: http://a\r\nOrigin: http://b\r\n`,
      'The header Origin is sent more than once.',
    ],
    [
      'another host in its request line',
      'GET http://evil.test/ HTTP/1.1\r\nHost: localhost\r\n',
      'The Host header names another server. This one answers to localhost, 127.0.0.1, [::1] and the name in --public-url.',
    ],
  ])('by %s is refused', async (_case, head, sentence) => {
    const answer = await rawRequest(server.origin, `${head}Connection: close\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
    expect(answer.split('\r\n\r\n')[1]).toBe(sentence);
  });

  it.each([
    ['an older program names no host', 'GET /livez HTTP/1.0\r\n'],
    ['a proxy sends the whole address', 'GET http://localhost/livez HTTP/1.1\r\nHost: evil.test\r\n'],
    [
      'a proxy repeats the page that asks',
      'GET /livez HTTP/1.1\r\nHost: x\r\nOrigin: http://a\r\norigin: http://a\r\n',
    ],
    [
      'a proxy repeats the kind of body',
      'GET /livez HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\ncontent-type: application/json\r\n',
    ],
    ['a program expects what nobody knows', 'GET /livez HTTP/1.1\r\nHost: x\r\nExpect: tea\r\n'],
  ])('is answered where %s', async (_case, head) => {
    expect(await rawRequest(server.origin, `${head}Connection: close\r\n\r\n`)).toMatch(/^HTTP\/1\.1 200 OK/);
  });
});

describe('where too many are connected', () => {
  const WHOLE = 'GET / HTTP/1.1\r\nHost: x\r\n\r\n';
  const LAST = 'GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n';

  it.each([
    ['say nothing', ''],
    ['send a part of a request', 'GET / HTTP/1.1\r\nX: '],
    ['send a part of a second request', `${WHOLE}GET / HTTP/1.1\r\nX: `],
    ['ask nothing more', WHOLE],
  ])('whoever comes is let in, however many %s', async (_what, text) => {
    const small = limitedServer((_request, response) => response.end('here'), { mostConnections: 8 });
    const close = await listen(small, { port: 0, host: '127.0.0.1' });
    const { port } = small.address() as AddressInfo;
    const sockets: Socket[] = [];
    for (let count = 0; count < 40; count++) {
      const socket = connect({ host: '127.0.0.1', port }, () => socket.write(text));
      sockets.push(socket.on('error', () => {}).resume());
      await once(socket, text.startsWith(WHOLE) ? 'data' : 'connect');
      if (count % 8 < 7) continue;
      // Whoever comes in the very moment in which the last place was taken may have to come again.
      const ask = () => rawRequest(`http://127.0.0.1:${port}`, LAST).catch(() => '');
      await expect.poll(ask, { timeout: 5_000, interval: 20 }).toContain('here');
    }
    for (const socket of sockets) socket.destroy();
    await close();
  });

  it('those who do not read their answers make room', async () => {
    const long = Buffer.alloc(20_000_000, 'x');
    const small = limitedServer(({ url }, response) => response.end(url === '/' ? 'here' : long), {
      mostConnections: 4,
    });
    const close = await listen(small, { port: 0, host: '127.0.0.1' });
    const { port } = small.address() as AddressInfo;
    const sockets: Socket[] = [];
    for (let count = 0; count < 4; count++) {
      const socket = connect({ host: '127.0.0.1', port }, () => socket.write(WHOLE.replace('/', '/long')));
      sockets.push(socket.on('error', () => {}));
      await new Promise((resolve) => socket.once('data', () => resolve(socket.pause())));
    }
    const ask = () => rawRequest(`http://127.0.0.1:${port}`, LAST).catch(() => '');
    await expect.poll(ask, { timeout: 20_000 }).toContain('here');
    for (const socket of sockets) socket.destroy();
    await close();
  });
});

it('headers just below the limit are taken', async () => {
  expect(await get(`X-Long: ${'x'.repeat(15_000)}\r\nConnection: close\r\n`)).toMatch(/^HTTP\/1\.1 200 /);
});

it('callers who send their headers drop by drop, or nothing, are shown the door', async () => {
  const { hostname, port } = new URL(server.origin);
  const isShownOut = (drip: (socket: Socket) => void) =>
    new Promise<boolean>((resolve) => {
      const socket = connect({ host: hostname, port: Number(port) }, () => {
        const timer = setInterval(() => drip(socket), 500);
        socket.on('close', () => {
          clearInterval(timer);
          resolve(true);
        });
      });
      // Written to after the server has hung up.
      socket.on('error', () => {}).resume();
    });
  const callers = [
    isShownOut(() => {}),
    isShownOut((socket) => socket.write('G')),
    isShownOut((socket) => socket.write(socket.bytesWritten === 0 ? 'GET / HTTP/1.1\r\nHost: x\r\n' : 'X: y\r\n')),
  ];
  expect(await Promise.all(callers)).toEqual([true, true, true]);
});
