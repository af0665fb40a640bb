import { beforeEach, describe, expect, it, vi } from 'vitest';
import { startTidying } from '../../src/start/tidying.ts';
import { engines, sharedDatabase } from '../support/engines.ts';
import { plainDatabase } from '../support/shapes.ts';
import { startTestPractice, testPractice } from '../support/test-practice.ts';

describe.each(engines)('a POST with an Idempotency-Key, on %s', (engine) => {
  const practice = testPractice({ engine });

  beforeEach(async () => {
    await practice.clear();
    practice.setNow('2025-03-10 09:00:00');
    await practice.lay('patient', { PatNum: 11, LName: 'Ivory' }, { PatNum: 12, LName: 'Enamel' });
    await practice.lay('procedurecode', { CodeNum: 3, ProcCode: 'D0120' });
    await practice.lay('procedurelog', { ProcNum: 7, PatNum: 11, CodeNum: 3, ProcStatus: 1 });
  });

  const note = (text: string) => ({ PatNum: 11, ProcNum: 7, Note: text });
  const post = (key: string, body: unknown) => practice.send('POST', '/procnotes', body, { 'idempotency-key': key });
  const stored = () => practice.rows('procnote');

  it('is performed once; a repeat gets the same status, Location and body', async () => {
    const first = await post('once', note('first'));
    expect(first.status).toBe(201);
    practice.setNow('2025-03-11 08:59:59');
    const repeat = await post('once', note('first'));
    expect([repeat.status, repeat.text]).toEqual([first.status, first.text]);
    expect(repeat.headers.get('location')).toBe(first.headers.get('location'));
    expect(await stored()).toHaveLength(1);
  });

  it('refuses the key for another body with 422', async () => {
    await post('other body', note('first'));
    const other = await post('other body', note('second'));
    expect([other.status, other.body]).toEqual([422, 'This Idempotency-Key was used for another request.']);
    expect(await stored()).toHaveLength(1);
  });

  it('forgets the key after 24 hours', async () => {
    await post('a day', note('first'));
    practice.setNow('2025-03-11 09:00:01');
    expect((await post('a day', note('second'))).status).toBe(201);
    expect(await stored()).toHaveLength(2);
    expect((await post('a day', note('second'))).status).toBe(201);
    expect(await stored()).toHaveLength(2);
  });

  it('keeps no refusal: the corrected request may use the same key', async () => {
    expect((await post('corrected', { ...note('first'), PatNum: 12 })).status).toBe(400);
    expect((await post('corrected', note('first'))).status).toBe(201);
  });

  it('is stored once when many arrive together, whatever each is told', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => post('together', note('first'))));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status !== 409)).toContain(201);
    expect(statuses.filter((status) => status !== 201 && status !== 409)).toEqual([]);
    expect(await stored()).toHaveLength(1);
    expect((await post('together', note('first'))).status).toBe(201);
  });

  it.each([' ', 'x'.repeat(256)])('refuses a malformed key', async (key) => {
    const answer = await post(key, note('first'));
    expect([answer.status, answer.body]).toEqual([400, 'Idempotency-Key must have 1 to 255 characters.']);
  });
});

describe.each(engines)('answers that are out of date, on %s', (engine) => {
  it('all go, however many there are', async () => {
    const { database, drop } = await sharedDatabase(engine);
    const practice = await startTestPractice({ database, now: '2025-03-10 09:00:00' });
    await practice.lay('patient', { PatNum: 11, LName: 'Ivory' });
    const plain = await plainDatabase(engine, database);
    const rows = (from: number) =>
      Array.from({ length: 400 }, (_, at) => `('old ${from + at}', '', '2025-03-01 09:00:00', 201, '', '{}')`).join();
    for (const from of [0, 400, 800]) await plain.run(`INSERT INTO bitewing_idempotency VALUES ${rows(from)}`);
    const count = async () =>
      Number((await plain.all("SELECT COUNT(*) AS n FROM bitewing_idempotency WHERE KeyHash LIKE 'old%'"))[0]!.n);
    expect(await count()).toBe(1200);
    // Nobody sends a key any more: what is done now and then is enough.
    vi.useFakeTimers({ toFake: ['setInterval'] });
    const tidying = await startTidying({ practice: practice.server.practice, onFault: () => {} });
    vi.advanceTimersByTime(600_000);
    vi.useRealTimers();
    await expect.poll(count, { timeout: 20_000 }).toBe(0);
    await tidying.stop();
    plain.close();
    await practice.stop();
    await drop();
  });
});
