import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { callReceiver } from '../../src/events/call.ts';

/** Calls somebody who does this with each connection once something has come. */
async function callTo(behave: (socket: Socket) => void) {
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket.on('error', () => {}));
    socket.once('data', () => behave(socket));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    return await callReceiver({
      url,
      headers: {},
      body: '[]',
      mayBePrivate: true,
      signal: new AbortController().signal,
    });
  } finally {
    for (const socket of open) socket.destroy();
    server.close();
  }
}

const NO_BODY = 'Content-Length: 0\r\n\r\n';

describe('a call to a receiver', () => {
  it.each<[what: string, sent: string, status: number, error: string]>([
    ['takes it', `HTTP/1.1 204 No Content\r\n\r\n`, 204, ''],
    ['takes it, and says so first', `HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 200 OK\r\n${NO_BODY}`, 200, ''],
    ['leads elsewhere', `HTTP/1.1 302 Found\r\nLocation: /\r\n${NO_BODY}`, 302, 'The receiver answered 302.'],
    ['knows no such status', `HTTP/1.1 999 x\r\n${NO_BODY}`, 999, 'The receiver answered 999.'],
    [
      'wants another protocol',
      'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n',
      101,
      'The receiver answered 101.',
    ],
    ['speaks something else', '\x16\x03\x01', 0, 'The call failed: HPE_INVALID_CONSTANT.'],
    ['says too much', `HTTP/1.1 200 OK\r\nX-A: ${'x'.repeat(100_000)}`, 0, 'The call failed: HPE_HEADER_OVERFLOW.'],
    ['only promises an answer', 'HTTP/1.1 103 Early Hints\r\n\r\n', 0, 'The connection broke.'],
    ['breaks off', 'HTTP/1.1 20', 0, 'The connection broke.'],
    ['says nothing', '', 0, 'The connection broke.'],
  ])('that %s ends', async (_what, sent, status, error) => {
    expect(await callTo((socket) => socket.end(sent, 'latin1'))).toEqual({ status, error });
  });

  it('whose answer has no end ends with its status', async () => {
    const endless = await callTo((socket) => socket.write('HTTP/1.1 200 OK\r\n\r\nand so on'));
    expect(endless).toEqual({ status: 200, error: '' });
  });
});
