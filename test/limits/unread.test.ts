import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keptPage } from '../../src/http/pages/kept-page.ts';
import { heldAnswers } from '../../src/http/reply/held-answers.ts';
import { fitting } from '../../src/resources/changes/pieces.ts';
import { startTestPractice, type TestPractice } from '../support/test-practice.ts';

const COME_AGAIN = 'Earlier answers to this key wait to be read. Read them, or end their connections.';

describe('answers that nobody has read yet', () => {
  const limits = { ofOne: 3_000_000, ofAll: 6_000_000 };
  const leaving = () => new EventEmitter() as unknown as ServerResponse;
  const text = (length: number) => ({ body: 'x'.repeat(length) });
  const by = (customer: string, path = '/commlogs') => ({ customer, path, isRead: true });
  const writtenBy = (customer: string) => ({ ...by(customer), isRead: false });

  it('keep their own customer from long ones, until one of them has left', () => {
    const held = heldAnswers(limits);
    const first = leaving();
    held.keep(first, by('one'), text(2_000_000));
    held.keep(leaving(), by('one'), text(1_500_000));
    expect(() => held.keep(leaving(), by('one'), text(1_000_000))).toThrow(COME_AGAIN);
    // Ordinary ones have as much room again, short ones are never refused.
    for (let count = 0; count < 3; count++) held.keep(leaving(), by('one'), text(900_000));
    expect(() => held.keep(leaving(), by('one'), text(70_000))).toThrow(COME_AGAIN);
    held.keep(leaving(), by('one'), text(60_000));
    first.emit('close');
    held.keep(leaving(), by('one'), text(70_000));
  });

  it('of many customers together keep out whoever holds much, and nobody else', () => {
    const held = heldAnswers(limits);
    for (const customer of ['one', 'two', 'three']) held.keep(leaving(), by(customer), text(2_500_000));
    held.keep(leaving(), by('little'), text(900_000));
    expect(() => held.keep(leaving(), by('one'), text(1_000_000))).toThrow(COME_AGAIN);
    held.keep(leaving(), by('little'), text(70_000));
    held.keep(leaving(), by('stranger'), text(2_000_000));
  });

  it('keep from the same operation before anything is made, and from no other', () => {
    const held = heldAnswers(limits);
    const first = leaving();
    held.keep(first, by('one'), text(2_000_000));
    held.check(by('one'));
    held.keep(leaving(), by('one', '/tasks'), text(2_000_000));
    expect(() => held.check(by('one'))).toThrow(COME_AGAIN);
    held.check(by('one', '/clinics'));
    held.check(by('two'));
    held.check(writtenBy('one'));
    first.emit('close');
    held.check(by('one'));
  });

  it('never keep a caller from learning what was written', () => {
    const held = heldAnswers(limits);
    held.keep(leaving(), by('one'), text(5_000_000));
    held.keep(leaving(), writtenBy('one'), text(300_000));
  });

  it('are counted for nobody who has gone', () => {
    const held = heldAnswers(limits);
    held.keep(Object.assign(leaving(), { destroyed: true }), by('one'), text(9_000_000));
    held.keep(leaving(), by('one'), { body: '', bytes: new Uint8Array(70_000) });
  });
});

describe('rows with long texts', () => {
  let practice: TestPractice;
  const headers = 'Host: localhost\r\nAuthorization: ODFHIR TestDeveloper/TestCustomer\r\n';
  beforeAll(async () => {
    practice = await startTestPractice();
    await practice.lay('patient', { PatNum: 10 });
    const Note = 'n'.repeat(65_000);
    await practice.lay('commlog', ...Array.from({ length: 310 }, () => ({ PatNum: 10, Note })));
  });
  afterAll(() => practice.stop());

  /** Asks, and stops reading once the answer has begun: then it was made as a whole. */
  const begin = (path: string) =>
    new Promise<Socket>((resolve, reject) => {
      const { hostname, port } = new URL(practice.origin);
      const socket = connect({ host: hostname, port: Number(port) }, () => {
        socket.write(`GET ${path} HTTP/1.1\r\n${headers}\r\n`);
      });
      socket.once('error', reject).once('data', () => resolve(socket.pause()));
    });

  it('make an answer that is refused where it would be too long for everybody else', async () => {
    expect(await practice.get('/commlogs?PatNum=10')).toMatchObject({
      status: 400,
      text: 'The answer cannot exceed 20000000 characters. Ask for fewer rows with Limit.',
    });
    expect(await practice.get('/commlogs?PatNum=10&Limit=300')).toMatchObject({ status: 200 });
  });

  it('are not given to a caller who left two such answers unread, until those have ended; short answers are', async () => {
    const unread = [
      await begin('/api/v1/commlogs?PatNum=10&Limit=300'),
      await begin('/api/v1/commlogs?PatNum=10&Limit=300'),
    ];
    expect(await practice.get('/commlogs?PatNum=10&Limit=2')).toMatchObject({ status: 503, text: COME_AGAIN });
    expect(await practice.get('/patients/10')).toMatchObject({ status: 200 });
    for (const socket of unread) socket.destroy();
    const again = async () => (await practice.get('/commlogs?PatNum=10&Limit=2')).status;
    await expect.poll(again, { timeout: 20_000 }).toBe(200);
  });

  it('come in pages of the changes that end early, and none is left out', async () => {
    const told: number[] = [];
    let pages = 0;
    for (let after = 0; ; pages++) {
      const { body } = await practice.ext('GET', `/api/ext/v1/changes?after=${after}&include=row&tables=commlog`);
      if (body.changes.length === 0) break;
      for (const { number, row } of body.changes) if (row.Note.length === 65_000) told.push(number);
      expect(body.next).toBe(body.changes.at(-1).number);
      after = body.next;
    }
    expect(pages).toBeGreaterThan(4);
    expect(told).toHaveLength(310);
    expect(new Set(told).size).toBe(310);
  });

  it('come whole from an export, whose pieces become smaller', async () => {
    const { text } = await practice.ext('GET', '/api/ext/v1/export/commlogs');
    const lines = text.trimEnd().split('\n');
    expect(new Set(lines.map((line) => JSON.parse(line).CommlogNum)).size).toBe(310);
  });

  it.each([
    ['few short ones', 10, 2_000, 40],
    ['few long ones', 10, 650_000, 3],
    ['one that is longer than a piece', 1, 900_000, 1],
    ['none', 10, 0, 40],
  ])('are read by the length of those before: %s', (_, rows, length, next) => {
    expect(fitting(rows, length, 250_000)).toBe(next);
  });
});

describe('a page that is the same for everybody', () => {
  it('is sent to all from the same bytes', async () => {
    const page = keptPage({}, (origin) => `${'a'.repeat(50_000)}${origin}${'b'.repeat(50_000)}`);
    const sent = ['http://localhost:1', 'http://localhost:2'].map((origin) => page({ headers: {} }, origin).body);
    const [one, other] = await Promise.all(sent.map((body) => Array.fromAsync(body as AsyncIterable<Buffer>)));
    expect(Buffer.concat(one!).toString()).toBe(`${'a'.repeat(50_000)}http://localhost:1${'b'.repeat(50_000)}`);
    expect(other!.map((piece, index) => piece === one![index])).toEqual([true, false, true]);
  });
});

describe('a key that is revoked', () => {
  it('ends the streams that were opened with it, before the next change is told', async () => {
    const practice = await startTestPractice();
    try {
      const { keyNum } = practice.server.keys.list()[0]!;
      const authorization = 'ODFHIR TestDeveloper/TestCustomer';
      const stream = await fetch(`${practice.origin}/api/ext/v1/changes`, {
        headers: { authorization, accept: 'text/event-stream' },
      });
      practice.server.keys.revoke(keyNum, '2025-03-10 09:00:00');
      await practice.lay('patient', { PatNum: 10 });
      const text = await stream.text();
      expect(text).toContain('event: position');
      expect(text).not.toContain('"patient"');
    } finally {
      await practice.stop();
    }
  });
});
