import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { limitedServer } from '../../src/http/connections/connection-limits.ts';
import { longestBody } from '../../src/http/request/body-limit.ts';
import { readBodyText } from '../../src/http/request/body-reader.ts';
import { heldBodies } from '../../src/http/request/held-bodies.ts';
import { operations } from '../../src/resources/index.ts';
import { type Input, textInput } from '../../src/wire/input.ts';
import { rawRequest } from '../support/raw-request.ts';
import { startTestPractice, testPractice } from '../support/test-practice.ts';

describe('a body', () => {
  const practice = testPractice();
  beforeAll(async () => {
    await practice.lay('patient', { PatNum: 10 });
  });

  const tooLong = { status: 400, text: 'The body cannot exceed 1000000 characters.' };
  const filler = (length: number) => `{"PatNum":10,"Heading":"x"${' '.repeat(length - 27)}}`;

  it('of a million characters is taken, of one more it is not', async () => {
    expect(await practice.post('/treatplans', filler(1_000_000))).toMatchObject({ status: 201 });
    expect(await practice.post('/treatplans', filler(1_000_001))).toMatchObject(tooLong);
  });

  it('is counted in characters, not in bytes', async () => {
    const umlauts = (count: number) => `{"PatNum":10,"Heading":"x","other":"${'ü'.repeat(count)}"}`;
    expect(await practice.post('/treatplans', umlauts(900_000))).toMatchObject({ status: 201 });
    expect(await practice.post('/treatplans', umlauts(1_000_000))).toMatchObject(tooLong);
  });

  it('of twenty million characters is answered, and the next request is, too', async () => {
    expect(await practice.post('/treatplans', filler(20_000_000))).toMatchObject(tooLong);
    expect(await practice.get('/clinics')).toMatchObject({ status: 200 });
  });

  it.each([
    ['gzip', 400, 'A body in the Content-Encoding gzip is not read. Send it as it is.'],
    ['identity, BR', 400, 'A body in the Content-Encoding br is not read. Send it as it is.'],
    ['x-gzip', 400, 'A body in the Content-Encoding x-gzip is not read. Send it as it is.'],
    ['deflate', 400, 'A body in the Content-Encoding deflate is not read. Send it as it is.'],
    ['compress', 400, 'A body in the Content-Encoding compress is not read. Send it as it is.'],
    ['zstd', 400, 'A body in the Content-Encoding zstd is not read. Send it as it is.'],
    ['utf-8, zstd', 400, 'A body in the Content-Encoding zstd is not read. Send it as it is.'],
    ['identity', 201, ''],
    ['UTF-8', 201, ''],
    ['<script>', 201, ''],
  ])('in the Content-Encoding %s is answered %i', async (coding, status, sentence) => {
    const answer = await practice.send(
      'POST',
      '/treatplans',
      { PatNum: 10, Heading: 'x' },
      { 'content-encoding': coding },
    );
    expect(answer.status).toBe(status);
    if (sentence) expect(answer.text).toBe(sentence);
    expect(answer.headers.get('accept-encoding')).toBe(status === 400 ? 'identity' : null);
    expect(answer.headers.get('x-error-code')).toBe(status === 400 ? 'HeaderInvalid' : null);
  });

  describe('that waits for a word', () => {
    const KEYS = 'Authorization: ODFHIR TestDeveloper/TestCustomer\r\n';
    /** What is answered to the headers of a request whose body waits. */
    const headersOnly = (headers: string, length = 27) =>
      rawRequest(
        practice.origin,
        'POST /api/v1/treatplans HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n' +
          `${headers}Content-Length: ${length}\r\nExpect: 100-continue\r\n\r\n`,
      );

    it.each([
      ['without a key', '', 27, 401],
      ['with a wrong key', 'Authorization: ODFHIR Nobody/Nobody\r\n', 27, 401],
      ['compressed', `${KEYS}Content-Encoding: gzip\r\n`, 27, 400],
      ['longer than it may be', KEYS, 3_000_001, 400],
      ['with two Hosts', `${KEYS}Host: localhost\r\n`, 27, 400],
    ])('%s is not asked for', async (_case, headers, length, status) => {
      // That it ends shows that the connection was ended: a body that comes after all is no request.
      expect(await headersOnly(headers, length)).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    });

    it('is asked for once it is let in', async () => {
      const socket = connect(Number(new URL(practice.origin).port), '127.0.0.1').setEncoding('utf8');
      socket.write(
        `POST /api/v1/treatplans HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n${KEYS}` +
          'Content-Length: 27\r\nExpect: 100-Continue\r\n\r\n',
      );
      expect(String(await once(socket, 'data'))).toBe('HTTP/1.1 100 Continue\r\n\r\n');
      socket.write('{"PatNum":10,"Heading":"x"}');
      expect(String(await once(socket, 'data'))).toMatch(/^HTTP\/1\.1 201 /);
      socket.destroy();
    });
  });

  it('that is not wanted is not read for ever', async () => {
    const ANNOUNCED = 2_000_000_000;
    const socket = connect(Number(new URL(practice.origin).port), '127.0.0.1');
    socket.on('error', () => {}).resume();
    socket.write(`POST /api/v1/treatplans HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${ANNOUNCED}\r\n\r\n`);
    const piece = Buffer.alloc(65_536, 32);
    while (!socket.destroyed && socket.bytesWritten < ANNOUNCED) {
      if (!socket.write(piece)) await pause(1);
    }
    expect(socket.destroyed).toBe(true);
    expect(await practice.get('/clinics')).toMatchObject({ status: 200 });
  });

  it('packed for the way is refused, and nothing of it is stored', async () => {
    const before = await practice.rows('treatplan');
    const body = '{"PatNum":10,"Heading":"x"}';
    const answer = await rawRequest(
      practice.origin,
      'POST /api/v1/treatplans HTTP/1.1\r\nHost: localhost\r\nAuthorization: ODFHIR TestDeveloper/TestCustomer\r\n' +
        'Content-Type: application/json\r\nTransfer-Encoding: gzip, chunked\r\nConnection: close\r\n\r\n' +
        `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).toMatch(/\r\nX-Error-Code: HeaderInvalid\r\n/i);
    expect(answer).toContain('A body in the Transfer-Encoding gzip is not read. Send it as it is, or chunked.');
    expect(await practice.rows('treatplan')).toEqual(before);
  });

  it.each([
    ['utf-8', 'Zoë', 201],
    ['"UTF8"', 'Zoë', 201],
    ["'utf-8'", 'Zoë', 201],
    ['utf-8, application/json', 'Zoë', 201],
    ['utf-8, application/json; charset=utf-8', 'Zoë', 201],
    ['us-ascii', 'Zoe', 201],
    ['iso-8859-1', 'Zoe', 201],
    ['iso-8859-1', 'Zoë', 400],
    ["'iso-8859-1', application/json", 'Zoë', 400],
    ['utf-16', 'Zoë', 400],
  ])('in the charset %s with %s is answered %i', async (charset, Heading, status) => {
    const headers = { 'content-type': `application/json; charset=${charset}` };
    const answer = await practice.send('POST', '/treatplans', { PatNum: 10, Heading }, headers);
    expect(answer.status).toBe(status);
    if (status === 201) return expect(answer.body).toMatchObject({ Heading });
    expect(answer.text).toBe('The body must be sent in UTF-8, and its Content-Type names another charset.');
    expect(answer.headers.get('x-error-code')).toBe('HeaderInvalid');
  });

  it.each(['utf-16', 'utf-16le', 'UTF-16LE; q=1'])(
    'whose letters are of ASCII, written in %s, is refused',
    async (charset) => {
      const headers = { 'content-type': `application/json; charset=${charset}` };
      const sent = Buffer.from('{"PatNum":10,"Heading":"Zoe"}', 'utf16le').toString('latin1');
      expect(await practice.send('POST', '/treatplans', sent, headers)).toMatchObject({
        status: 400,
        text: 'The body must be sent in UTF-8, and its Content-Type names another charset.',
      });
    },
  );

  it('whose Content-Type a proxy has joined from two is taken', async () => {
    const headers = { 'content-type': 'application/json, application/json' };
    expect(await practice.send('POST', '/treatplans', { PatNum: 10, Heading: 'Zoë' }, headers)).toMatchObject({
      status: 201,
      body: { Heading: 'Zoë' },
    });
  });

  it('that gives a name twice is refused', async () => {
    expect(await practice.post('/treatplans', '{"PatNum":10,"Heading":"x","Heading":"y"}')).toMatchObject({
      status: 400,
      text: 'Heading is specified more than once.',
    });
  });

  it('that says it will be too long is refused before it comes', async () => {
    const answer = await rawRequest(
      practice.origin,
      'POST /api/v1/treatplans HTTP/1.1\r\nHost: localhost\r\nAuthorization: ODFHIR TestDeveloper/TestCustomer\r\n' +
        'Content-Type: application/json\r\nContent-Length: 99000000\r\nConnection: close\r\n\r\n{',
    );
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).toMatch(/\r\n\r\nThe body cannot exceed 1000000 characters\.$/);
  });

  it('in chunks without an end is cut off', async () => {
    const endless = Readable.toWeb(Readable.from(chunksWithoutEnd(), { objectMode: false })) as ReadableStream;
    const response = await fetch(`${practice.url}/treatplans`, {
      method: 'POST',
      headers: { authorization: 'ODFHIR TestDeveloper/TestCustomer', 'content-type': 'application/json' },
      body: endless,
      duplex: 'half',
    } as RequestInit);
    expect([response.status, await response.text()]).toEqual([400, tooLong.text]);
  });

  it('is not read where nothing takes one', async () => {
    const response = await fetch(`${practice.origin}/nowhere`, { method: 'POST', body: filler(2_000_000) });
    expect(response.status).toBe(404);
  });

  function* chunksWithoutEnd() {
    for (let count = 0; count < 400; count++) yield Buffer.alloc(65_536, ' ');
  }
});

describe('the limit of an operation', () => {
  it('is a million characters for all that take no file', () => {
    const takesFile = ({ body = {} }: (typeof operations)[number]) =>
      Object.values(body).some(({ kind }) => kind === 'file');
    expect(new Set(operations.filter((one) => !takesFile(one)).map(longestBody))).toEqual(new Set([1_000_000]));
  });

  it('holds every field filled to its end, each character escaped', () => {
    const tooSmall = operations.filter((operation) => {
      const fields = Object.values(operation.body ?? {}).map(({ schema }) => Number(schema.maxLength ?? 0) * 6 + 100);
      return fields.reduce((sum, size) => sum + size, 0) > longestBody(operation);
    });
    expect(tooSmall.map(({ path }) => path)).toEqual([]);
  });

  it('is the published one where a field holds a file', () => {
    const file: Input = { ...textInput(), kind: 'file' };
    expect(longestBody({ body: { rawBase64: file } })).toBe(16_800_000);
  });
});

describe('bodies of all callers together', () => {
  it('are counted until their requests end', () => {
    const bodies = heldBodies({ ofAll: 100, ofOne: 60, free: 0 });
    const [first, second, third] = [{}, {}, {}];
    bodies.take(first, 'one', 40);
    bodies.take(first, 'one', 20);
    expect(() => bodies.take(first, 'one', 1)).toThrow('holds as many large bodies as it can');
    bodies.take(second, 'other', 40);
    expect(() => bodies.take(third, 'third', 1)).toThrow('holds as many large bodies as it can');
    bodies.giveBack(first);
    bodies.giveBack(first);
    bodies.take(third, 'third', 60);
    expect(() => bodies.take(third, 'fourth', 1)).toThrow(expect.objectContaining({ status: 503 }));
  });

  it('leave room for small ones, of others and of the same caller', () => {
    const bodies = heldBodies({ ofAll: 100, ofOne: 60, free: 5 });
    bodies.take({}, 'one', 60);
    bodies.take({}, 'two', 40);
    bodies.take({}, 'three', 5);
    const small = {};
    bodies.take(small, 'one', 4);
    bodies.take(small, 'one', 1);
    expect(() => bodies.take(small, 'one', 1)).toThrow('holds as many large bodies as it can');
    expect(() => bodies.take({}, 'four', 6)).toThrow('holds as many large bodies as it can');
  });

  it('are bounded where one caller begins thousands of small ones and ends none, and nobody else is', () => {
    const bodies = heldBodies({ ofAll: 100, ofOne: 60, free: 5 });
    for (let count = 0; count < 24; count++) bodies.take({}, 'one', 5);
    expect(() => bodies.take({}, 'one', 5)).toThrow(expect.objectContaining({ status: 503 }));
    bodies.take({}, 'two', 5);
  });

  it('end the reading of one too many, and leave its connection usable', async () => {
    const stream = Readable.from([Buffer.from('{"a":1'), Buffer.from('}')], { objectMode: false });
    const take = () => {
      throw new Error('too much');
    };
    const ended = new Promise((resolve) => stream.on('end', () => resolve('read to its end')));
    await expect(readBodyText(stream, { longest: 100, announced: undefined, take })).rejects.toThrow('too much');
    await expect(ended).resolves.toBe('read to its end');
  });
});

/** The pieces in which a body comes to whoever reads it, and how many of its bytes wait while nobody does. */
async function piecesOf(chunks: readonly string[]): Promise<{ pieces: string[]; waiting: number }> {
  const { promise, resolve } = Promise.withResolvers<{ pieces: string[]; waiting: number }>();
  const server = limitedServer(async (request, response) => {
    // Its end, or as much as is taken without a reader; and a moment for more, which would be too much.
    while (!request.complete && request.readableLength < request.readableHighWaterMark) await pause(5);
    await pause(100);
    const waiting = request.readableLength;
    const pieces: string[] = [];
    for await (const piece of request) pieces.push(String(piece));
    response.end();
    resolve({ pieces, waiting });
  });
  await new Promise<void>((listening) => void server.listen(0, '127.0.0.1', listening));
  const sent = chunks.map((chunk) => `${chunk.length.toString(16)}\r\n${chunk}\r\n`).join('');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const head = 'POST / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n';
  await rawRequest(origin, `${head}${sent}0\r\n\r\n`);
  server.close();
  return promise;
}

describe('a body in small chunks', () => {
  const letters = (count: number) => Array.from({ length: count }, (_, index) => String(index % 10));

  it('comes in as few pieces as one in large chunks, and in its order', async () => {
    const sent = letters(400_000);
    const { pieces, waiting } = await piecesOf(sent);
    expect(pieces.join('')).toBe(sent.join(''));
    expect(pieces.length).toBeLessThan(60);
    // What nobody wants yet stays with whoever sends it.
    expect(waiting).toBeLessThan(150_000);
  });

  it('gives way to others after many of them', async () => {
    let turns = 0;
    let isOver = false;
    const count = () => {
      turns++;
      if (!isOver) setImmediate(count);
    };
    const server = limitedServer(async (request, response) => {
      count();
      for await (const _ of request);
      isOver = true;
      response.end();
    });
    await new Promise<void>((listening) => void server.listen(0, '127.0.0.1', listening));
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const head = 'POST / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n';
    await rawRequest(origin, `${head}${'1\r\nx\r\n'.repeat(500_000)}0\r\n\r\n`);
    server.close();
    // Three megabytes: Node reads 64 kB at once, and up to 32 times in a turn.
    expect(turns).toBeGreaterThan(40);
  });

  it('is answered each time where several follow on a connection', async () => {
    const body = `{"PatNum":10,"Heading":"x"${' '.repeat(3000)}}`;
    const chunks = `${[...body].map((letter) => `1\r\n${letter}\r\n`).join('')}0\r\n\r\n`;
    const practice = await startTestPractice();
    await practice.lay('patient', { PatNum: 10 });
    const head = (more: string) =>
      'POST /api/v1/treatplans HTTP/1.1\r\nHost: localhost\r\nAuthorization: ODFHIR TestDeveloper/TestCustomer\r\n' +
      `Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n${more}\r\n`;
    const ends = ['', '', '', 'Connection: close\r\n'];
    const said = await rawRequest(practice.origin, ends.map((more) => head(more) + chunks).join(''));
    expect(said.match(/HTTP\/1\.1 \d+/g)).toEqual(Array(4).fill('HTTP/1.1 201'));
    await practice.stop();
  });

  it('that nobody wants is cut off soon', async () => {
    const practice = await startTestPractice();
    const socket = connect(Number(new URL(practice.origin).port), '127.0.0.1');
    socket.on('error', () => {}).resume();
    socket.write('POST /api/v1/treatplans HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n');
    const some = '1\r\nx\r\n'.repeat(20_000);
    while (!socket.destroyed && socket.bytesWritten < 60_000_000) if (!socket.write(some)) await pause(1);
    // What the system holds on the way counts, too.
    expect(socket.bytesWritten).toBeLessThan(20_000_000);
    await practice.stop();
  });

  it('is left whole among large ones', async () => {
    const sent = [...letters(3), 'x'.repeat(5000), ...letters(20_000), 'y'.repeat(4096), ''.padEnd(4095, 'z'), '!'];
    expect((await piecesOf(sent)).pieces.join('')).toBe(sent.join(''));
  });
});

/** What is left of each piece of a body when it has been read. */
async function leftOf(body: string, longest: number): Promise<{ text: string; left: number[] }> {
  const { promise, resolve } = Promise.withResolvers<{ text: string; left: number[] }>();
  const server = createServer(async (request: IncomingMessage, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    const text = await readBodyText(request, { longest, announced: undefined, take: () => {} }).catch(String);
    if (!request.readableEnded) await new Promise((ended) => request.once('end', ended));
    response.end();
    resolve({ text, left: pieces.map(({ length }) => length).filter((length) => length >= 16_384) });
  });
  await new Promise<void>((listening) => void server.listen(0, '127.0.0.1', listening));
  await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, { method: 'POST', body });
  server.close();
  return promise;
}

describe('the memory of a large body', () => {
  it('is given back when it has been read', async () => {
    const body = 'ü'.repeat(400_000);
    expect(await leftOf(body, 400_000)).toEqual({ text: body, left: [] });
  });

  it('is given back when it is refused, with what comes after that', async () => {
    expect(await leftOf('x'.repeat(900_000), 400_000)).toMatchObject({ left: [] });
  });

  it('is left alone where it belongs to another stream', async () => {
    const piece = Buffer.alloc(20_000, 'x');
    await readBodyText(Readable.from([piece], { objectMode: false }), {
      longest: 1e6,
      announced: undefined,
      take: () => {},
    });
    expect(piece.toString('latin1')).toBe('x'.repeat(20_000));
  });
});
