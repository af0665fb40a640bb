import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engines } from '../support/engines.ts';
import { startTestPractice, type TestPractice, testPractice } from '../support/test-practice.ts';

interface Change {
  number: number;
  table: string;
  key: number;
  kind: string;
  at: string;
  PatNum: number | null;
  row: Record<string, unknown> | null;
}

describe.each(engines)('the change feed, on %s', (engine) => {
  let office: TestPractice;
  beforeEach(async () => {
    office = await startTestPractice({ engine });
    await office.lay('provider', { ProvNum: 1, Abbr: 'DOC1' });
    await office.lay('definition', { DefNum: 1, Category: 11, ItemName: 'Exams' });
    await office.lay('procedurecode', { CodeNum: 3, ProcCode: 'D0120', ProcCat: 1, Descript: 'exam' });
    await office.lay('patient', { PatNum: 11, LName: 'Ivory', PriProv: 1 });
  });
  afterEach(() => office.stop());

  const ask = (query = '', headers: Record<string, string> = {}) =>
    office.ext('GET', `/api/ext/v1/changes${query}`, undefined, headers);
  const changes = async (query = ''): Promise<Change[]> => (await ask(query)).body.changes;
  const head = async () => (await ask()).body.next as number;
  const post = (procCode = 'D0120') =>
    office.post('/procedurelogs', { PatNum: 11, ProcDate: '2025-03-10', ProcStatus: 'TP', procCode });

  it('numbers what was laid, from 1 on and without a hole', async () => {
    const { status, body } = await ask();
    expect(status).toBe(200);
    expect(body.changes.map(({ number, table, kind }: Change) => [number, table, kind])).toEqual([
      [1, 'provider', 'insert'],
      [2, 'definition', 'insert'],
      [3, 'procedurecode', 'insert'],
      [4, 'patient', 'insert'],
    ]);
    expect(body).toMatchObject({ next: 4, oldest: 1 });
    expect(body.changes[3]).toEqual({
      number: 4,
      table: 'patient',
      key: 11,
      kind: 'insert',
      at: '2025-03-10 09:00:00',
      PatNum: 11,
      row: null,
    });
    expect((await ask('?after=4')).body).toEqual({ changes: [], next: 4, oldest: 1 });
  });

  it('tells every row that a request stored, with the key it got', async () => {
    const before = await head();
    const { body } = await post();
    const told = await changes(`?after=${before}`);
    const keys = async (table: 'procedurelog' | 'treatplan' | 'treatplanattach' | 'securitylog', key: string) =>
      (await office.rows(table)).map((row) => [table, (row as Record<string, unknown>)[key]]);
    const stored = [
      ...(await keys('procedurelog', 'ProcNum')),
      ...(await keys('treatplan', 'TreatPlanNum')),
      ...(await keys('treatplanattach', 'TreatPlanAttachNum')),
      ...(await keys('securitylog', 'SecurityLogNum')),
    ];
    expect(told.map(({ table, key }) => [table, key]).sort()).toEqual(stored.sort());
    expect(told.every(({ kind }) => kind === 'insert')).toBe(true);
    expect(told.find(({ table }) => table === 'procedurelog')).toMatchObject({ key: body.ProcNum, PatNum: 11 });
  });

  it('gives rows that are stored many at a time the keys that they have', async () => {
    for (let index = 0; index < 3; index++) await post();
    const plan = (await office.rows('treatplan'))[0]!.TreatPlanNum;
    const before = await head();
    const { status } = await office.post('/treatplans/Saved', { TreatPlanNum: plan, Heading: 'Kept' });
    expect(status).toBe(201);
    const told = (await changes(`?after=${before}&tables=proctp`)).map(({ key }) => key);
    expect(told).toHaveLength(3);
    expect(told).toEqual((await office.rows('proctp')).map(({ ProcTPNum }) => ProcTPNum));
  });

  it('tells an edit, a soft deletion and a deletion by what they are', async () => {
    const { body } = await post();
    const attach = (await office.rows('treatplanattach'))[0]!.TreatPlanAttachNum;
    let after = await head();
    await office.put(`/procedurelogs/${body.ProcNum}`, { Priority: 0, ToothNum: '' });
    expect(await changes(`?after=${after}&tables=procedurelog`)).toEqual([]);
    await office.delete(`/procedurelogs/${body.ProcNum}`);
    const told = await changes(`?after=${after}&include=row`);
    expect(told.find(({ table }) => table === 'procedurelog')).toMatchObject({
      key: body.ProcNum,
      kind: 'update',
      row: { ProcNum: body.ProcNum, ProcStatus: 'D' },
    });
    expect(told.find(({ table }) => table === 'treatplanattach')).toMatchObject({
      key: attach,
      kind: 'delete',
      row: null,
    });
    after = await head();
    expect(await changes(`?after=${after}`)).toEqual([]);
  });

  it('answers the row as its own GET does, without serverDateTime', async () => {
    const { body } = await post();
    const [told] = await changes('?tables=procedurelog&include=row');
    const { serverDateTime, ...row } = (await office.get(`/procedurelogs/${body.ProcNum}`)).body;
    expect(told!.row).toEqual(row);
    const [patient] = await changes('?tables=patient&include=row');
    const { serverDateTime: _, ...person } = (await office.get('/patients/11')).body;
    expect(patient!.row).toEqual(person);
  });

  it('tells nothing of what was refused', async () => {
    const before = await head();
    expect((await post('D9999')).status).not.toBe(201);
    expect((await ask(`?after=${before}`)).body).toEqual({ changes: [], next: before, oldest: 1 });
  });

  it('passes what a filter leaves out', async () => {
    for (let index = 0; index < 4; index++) await post();
    const end = await head();
    expect((await ask('?tables=clinic')).body).toEqual({ changes: [], next: end, oldest: 1 });
    const seen: number[] = [];
    for (let after = 0, turns = 0; after < end && turns < 50; turns++) {
      const { body } = await ask(`?after=${after}&tables=procedurelog, patient&limit=2`);
      seen.push(...body.changes.map(({ number }: Change) => number));
      after = body.next;
    }
    expect(seen).toEqual(
      (await changes()).filter(({ table }) => /^(procedurelog|patient)$/.test(table)).map(({ number }) => number),
    );
  });

  it('answers as lines that begin and end with a position', async () => {
    const { text, headers } = await ask('?after=1&limit=2', { accept: 'application/x-ndjson' });
    expect(headers.get('content-type')).toContain('application/x-ndjson');
    const lines = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toMatchObject([{ next: 1, oldest: 1 }, { number: 2 }, { number: 3 }, { next: 3, oldest: 1 }]);
  });

  it('waits for a change, and no longer', async () => {
    const after = await head();
    const waiting = ask(`?after=${after}&wait=50&tables=procedurelog`);
    await new Promise((resolve) => setTimeout(resolve, 200));
    await office.lay('clinic', { ClinicNum: 5 });
    await post();
    const { body } = await waiting;
    expect(body.changes).toMatchObject([{ table: 'procedurelog' }]);
    expect((await ask(`?after=${body.next}&wait=1&tables=clinic`)).body.changes).toEqual([]);
  });

  it('streams what happens, from Last-Event-ID on', async () => {
    const response = await fetch(`${office.origin}/api/ext/v1/changes?after=1&wait=40&tables=patient,treatplan`, {
      headers: {
        authorization: 'ODFHIR TestDeveloper/TestCustomer',
        accept: 'text/event-stream',
        'last-event-id': '3',
      },
    });
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    // nginx hands them on at once then.
    expect(response.headers.get('x-accel-buffering')).toBe('no');
    let text = '';
    const reading = (async () => {
      for await (const piece of response.body!.pipeThrough(new TextDecoderStream())) {
        text += piece;
        if (text.includes('"treatplan"')) return;
      }
    })();
    await post();
    await reading;
    const blocks = text.split('\n\n');
    expect(blocks[0]).toBe('event: position\ndata: {"next":3,"oldest":1}');
    expect(blocks[1]).toMatch(/^id: 4\ndata: \{"number":4,"table":"patient"/);
    expect(text.match(/^id: \d+\ndata: .*"treatplan"/m)).not.toBeNull();
    expect(blocks.filter((block) => block.startsWith('id: 4'))).toHaveLength(1);
  });

  it('ends a stream with a position when its time is over', async () => {
    const { text } = await ask('?wait=1', { accept: 'text/event-stream' });
    expect(text.trimEnd().split('\n\n').at(-1)).toBe('id: 4\nevent: position\ndata: {"next":4,"oldest":1}');
  });

  it('lets go what was kept long enough, and says so', async () => {
    office.setNow('2025-04-20 09:00:00');
    await office.lay('clinic', { ClinicNum: 5 });
    const gone = await ask('?after=0');
    expect(gone.status).toBe(410);
    expect(gone.body).toMatchObject({ oldest: 5, head: 5 });
    expect((await ask('?after=3')).status).toBe(410);
    expect((await ask('?after=4')).body).toMatchObject({
      changes: [{ number: 5, table: 'clinic' }],
      next: 5,
      oldest: 5,
    });
    expect((await ask('?after=6')).status).toBe(410);
    office.setNow('2025-06-20 09:00:00');
    expect((await ask('?after=4')).body).toMatchObject({ oldest: 6, head: 5 });
    expect((await ask('?after=5')).body).toEqual({ changes: [], next: 5, oldest: 6 });
  });
});

describe('a question that nobody can answer', () => {
  const office = testPractice();

  it.each([
    ['?after=-1', 'after must be from 0 to 9007199254740991.'],
    ['?after=x', 'after is invalid.'],
    ['?limit=0', 'limit must be from 1 to 1000.'],
    ['?limit=1001', 'limit must be from 1 to 1000.'],
    ['?wait=61', 'wait must be from 0 to 60.'],
    ['?include=everything', 'include is invalid.'],
    ['?tables=procedurelog,nosuch', 'tables names no table called nosuch.'],
    ['?tables=bitewing_outbox', 'tables names no table called bitewing_outbox.'],
  ])('refuses %s', async (query, sentence) => {
    const { status, body } = await office.ext('GET', `/api/ext/v1/changes${query}`);
    expect([status, body]).toEqual([400, sentence]);
  });

  it('wants a key that may read', async () => {
    const { status } = await fetch(`${office.origin}/api/ext/v1/changes`);
    expect(status).toBe(401);
  });
});
