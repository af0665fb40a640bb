import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

  it('does not disturb the next caller', async () => {
    expect(await get('Connection: close\r\n')).toMatch(/^HTTP\/1\.1 200 /);
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
