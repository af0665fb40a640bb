import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { connect, startTestServer, type TestControls, type TestServer } from '../../src/testing.ts';

const folder = mkdtempSync(join(tmpdir(), 'bitewing-controls-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const places = [
  ['in memory', ':memory:'],
  ['in a file', join(folder, 'practice.db')],
] as const;
const ways = [
  ['in the process', (server: TestServer): TestControls => server],
  // By the address of its API; docs/testing.md, whose samples are run, names the origin.
  ['over HTTP', (server: TestServer): TestControls => connect(server.url)],
] as const;

it('refuses everything once the server is stopped', async () => {
  const server = await startTestServer({ database: ':memory:' });
  await server.stop();
  const { clock } = server;
  const asked = [
    ...[() => server.reset(), () => server.snapshot('x'), () => server.restore('x')],
    ...[
      () => server.fail({ path: '/patients', status: 500 }),
      () => server.clearFaults(),
      () => server.throttle({ seconds: 1 }),
    ],
    ...[() => server.clearThrottles(), () => server.requests(), () => server.clearRequests()],
    ...[() => clock.set('2026-01-01 00:00:00'), () => clock.advance(1), clock.freeze, clock.resume, clock.reset],
  ];
  for (const ask of asked) await expect(ask()).rejects.toThrow(new Error('The server is stopped.'));
});

describe.each(places)('a practice %s', (place, database) => {
  describe.each(ways)('controlled %s', (way, controlsOf) => {
    let server: TestServer;
    let controls: TestControls;
    beforeAll(async () => {
      server = await startTestServer({ database });
      controls = controlsOf(server);
    });
    afterEach(() => controls.reset());
    afterAll(() => server.stop());

    const send = (method: string, path: string, body?: unknown) =>
      fetch(`${server.url}${path}`, {
        method,
        headers: { authorization: `ODFHIR ${server.demoKeys}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    const text = async (path: string) =>
      (await (await send('GET', path)).text()).replace(/"serverDateTime":"[^"]*"/g, '');
    const save = async (heading: string) => {
      const response = await send('POST', '/treatplans/Saved', { TreatPlanNum: 11401, Heading: heading });
      return (await response.json()) as { TreatPlanNum: number; DateTP: string };
    };

    it('is reset to its first day, to the byte, and counts from there again', async () => {
      const before = await text('/treatplans?PatNum=1140');
      const { TreatPlanNum } = await save('One');
      expect(await text('/treatplans?PatNum=1140')).not.toBe(before);
      await controls.reset();
      expect(await text('/treatplans?PatNum=1140')).toBe(before);
      expect((await save('Two')).TreatPlanNum).toBe(TreatPlanNum);
    });

    it('wants a name for a snapshot', async () => {
      await expect(controls.snapshot(undefined as never)).rejects.toThrow('A snapshot is named with 1 to 100 letters');
    });

    it('keeps snapshots by name, also over a reset', async () => {
      await save('Kept');
      await controls.snapshot('one-plan');
      const kept = await text('/treatplans?PatNum=1140');
      await save('Gone');
      await controls.reset();
      await controls.restore('one-plan');
      expect(await text('/treatplans?PatNum=1140')).toBe(kept);
      await expect(controls.restore('nobody')).rejects.toThrow('No snapshot has this name.');
      await expect(controls.snapshot('a b')).rejects.toThrow('A snapshot is named');
    });

    it('keeps the files of documents with their rows', async () => {
      const store = async (content: string) => {
        const rawBase64 = Buffer.from(content).toString('base64');
        const body = { PatNum: 1140, DocCategory: 1802, rawBase64, extension: '.txt' };
        const response = await send('POST', '/documents/Upload', body);
        expect(response.status).toBe(201);
        return (await response.json()) as { DocNum: number; FileName: string };
      };
      const listed = async () => {
        const documents = (await (await send('GET', '/documents?PatNum=1140')).json()) as { filePath: string }[];
        return documents.map(({ filePath }) => existsSync(filePath) && readFileSync(filePath, 'utf8'));
      };
      const { DocNum, FileName } = await store('first');
      expect(await listed()).toEqual(['first']);
      await controls.snapshot('with-a-file');
      expect((await send('DELETE', `/documents/${DocNum}`)).status).toBe(200);
      await controls.restore('with-a-file');
      expect(await listed()).toEqual(['first']);
      await controls.reset();
      expect(await listed()).toEqual([]);
      expect((await store('second')).FileName).toBe(FileName);
      await controls.restore('with-a-file');
      expect(await listed()).toEqual(['first']);
    });

    it('goes between snapshots in any order, also after a program that writes beside the server', async () => {
      const state = () => text('/treatplans?PatNum=1140');
      const first = await state();
      await save('A');
      const a = await state();
      await controls.snapshot('a');
      await send('PUT', '/patients/1140', { City: 'Elsewhere' });
      await save('B');
      const b = await state();
      await controls.snapshot('b');
      for (const [name, expected] of [
        ['a', a],
        ['b', b],
        ['a', a],
      ] as const) {
        await controls.restore(name);
        expect(await state()).toBe(expected);
      }
      expect(await text('/patients/1140')).not.toContain('Elsewhere');
      if (database !== ':memory:') {
        const other = new DatabaseSync(database);
        other.exec("UPDATE patient SET City = 'By another program' WHERE PatNum = 1010");
        other.close();
      }
      await controls.reset();
      expect(await state()).toBe(first);
      expect(await text('/patients/1010')).not.toContain('By another program');
      await controls.restore('b');
      expect(await text('/patients/1140')).toContain('Elsewhere');
    });

    it('makes keys wait, one or all, until that is taken back', async () => {
      const status = async (headers = {}) =>
        (
          await fetch(`${server.url}/patients?Limit=1`, {
            headers: { authorization: `ODFHIR ${server.demoKeys}`, ...headers },
          })
        ).status;
      const pair = { developerKey: 'ThrottledDeveloper', customerKey: `Customer${place}${way}`.replaceAll(' ', '') };
      const { keyNum } = server.keys.add(pair, 'Other', ['ReadAll'], '2026-01-01 08:00:00');
      const other = { authorization: `ODFHIR ${pair.developerKey}/${pair.customerKey}` };
      await controls.throttle({ seconds: 600, key: keyNum });
      expect([await status(), await status(), await status(other), await status(other)]).toEqual([200, 200, 200, 429]);
      await controls.throttle({ seconds: 600 });
      expect([await status(), await status()]).toEqual([200, 429]);
      const refused = await fetch(`${server.url}/patients`, {
        headers: { authorization: `ODFHIR ${server.demoKeys}` },
      });
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(300);
      await controls.clearThrottles();
      expect([await status(), await status(), await status(other), await status(other)]).toEqual([200, 200, 200, 200]);
      await controls.throttle({ seconds: 600, key: null });
      await controls.reset();
      expect([await status(), await status()]).toEqual([200, 200]);
    });

    it.each([
      undefined,
      {},
      { seconds: 0 },
      { seconds: '1' },
      { seconds: 1, key: 'x' },
      { seconds: 1, key: 987 },
      { seconds: 1, per: 'key' },
    ])('refuses the throttle %j', async (given) => {
      await expect(controls.throttle(given as never)).rejects.toThrow(
        /seconds must|key must|No enabled key has number 987\.|no option|takes an object|must be a JSON object/,
      );
    });

    it('is reset while requests flow, and each of them sees one state', async () => {
      const first = await text('/treatplans?PatNum=1140');
      await save('More');
      const second = await text('/treatplans?PatNum=1140');
      await controls.snapshot('more');
      let isOver = false;
      const seen: string[] = [];
      const reading = (async () => {
        while (!isOver) seen.push(await text('/treatplans?PatNum=1140'));
      })();
      for (let turn = 0; turn < 5; turn++) {
        await controls.reset();
        await controls.restore('more');
      }
      isOver = true;
      await reading;
      expect(seen.filter((answer) => answer !== first && answer !== second)).toEqual([]);
    });

    it('shows the time it is given, standing or going', async () => {
      expect(await controls.clock.set('2031-02-03 09:00:00', { frozen: true })).toEqual({
        now: '2031-02-03 09:00:00',
        frozen: true,
      });
      expect((await save('Later')).DateTP).toBe('2031-02-03');
      expect((await controls.clock.advance(86_400)).now).toBe('2031-02-04 09:00:00');
      expect((await save('Later still')).DateTP).toBe('2031-02-04');
      expect(await controls.clock.resume()).toMatchObject({ frozen: false });
      expect(await controls.clock.freeze()).toMatchObject({ frozen: true });
      expect((await controls.clock.reset()).now < '2031').toBe(true);
      expect(await controls.clock.set('2031-02-03T09:00:00', { frozen: true })).toMatchObject({
        now: '2031-02-03 09:00:00',
      });
      await controls.clock.reset();
      await expect(controls.clock.set('2026-02-30T09:00:00')).rejects.toThrow('now must be');
      await expect(controls.clock.set('2026-02-30 09:00:00')).rejects.toThrow('now must be');
      await expect(controls.clock.advance(1.5)).rejects.toThrow('seconds must be');
    });

    it('refuses options that it would pass over', async () => {
      const misspelled = { frozn: true } as unknown as { frozen: boolean };
      await expect(controls.clock.set('2027-01-31 08:00:00', misspelled)).rejects.toThrow(
        'clock.set() has no option "frozn". Did you mean frozen?',
      );
      await expect(controls.requests({ pth: '/patients' } as object)).rejects.toThrow(
        'requests() has no option "pth". Did you mean path?',
      );
    });

    it('refuses a fault that no request would meet', async () => {
      await expect(controls.fail({ path: '/treatplan', status: 503 })).rejects.toThrow(
        'No operation has the path /treatplan. Did you mean /treatplans?',
      );
      await expect(controls.fail({ path: '/api/v1/treatplans?PatNum=1140', status: 503 })).rejects.toThrow(
        'No operation has the path /api/v1/treatplans?PatNum=1140.',
      );
      await expect(controls.fail({ path: '/treatplans/11401/more', status: 503 })).rejects.toThrow('No operation');
      await expect(controls.fail({ method: 'DELETE', path: '/patients', status: 503 })).rejects.toThrow(
        '/patients has no method DELETE, so no request would meet this fault.',
      );
      await controls.fail({ path: '/treatplans/11401', status: 503 });
      await controls.fail({ path: '/api/ext/v1/changes', status: 503 });
      await controls.fail({ path: '/healthz', status: 503 });
      await controls.clearFaults();
    });

    it('fails exactly the next requests that match', async () => {
      await controls.fail({ method: 'PUT', path: '/treatplans/{id}', status: 503, times: 2 });
      const statuses = [];
      for (const [method, path] of [
        ['GET', '/treatplans/11401'],
        ['PUT', '/treatplans/11401'],
        ['PUT', '/procedurelogs/114001'],
        ['PUT', '/treatplans/11401'],
        ['PUT', '/treatplans/11401'],
      ] as const)
        statuses.push((await send(method, path, method === 'PUT' ? {} : undefined)).status);
      expect(statuses.map((status) => status === 503)).toEqual([false, true, false, true, false]);
    });

    it('drops a request before anything is done, and an answer after it', async () => {
      const count = async () => (JSON.parse(await text('/treatplans?PatNum=1140')) as unknown[]).length;
      const before = await count();
      await controls.fail({ method: 'POST', path: '/api/v1/treatplans/Saved', drop: 'request' });
      await expect(save('Never')).rejects.toThrow();
      expect(await count()).toBe(before);
      await controls.fail({ method: 'POST', path: '/treatplans/Saved', drop: 'answer' });
      await expect(save('Unheard')).rejects.toThrow();
      expect(await count()).toBe(before + 1);
    });

    it('cuts an answer short, and makes it wait', async () => {
      await controls.fail({ path: '/treatplans', truncate: 20 });
      await expect(send('GET', '/treatplans?PatNum=1140').then((response) => response.text())).rejects.toThrow();
      await controls.fail({ path: '/treatplans', delayMs: 300 });
      const start = performance.now();
      expect((await send('GET', '/treatplans?PatNum=1140')).status).toBe(200);
      expect(performance.now() - start).toBeGreaterThan(290);
    });

    it.each([
      [undefined, /^A fault takes an object|^The body must be a JSON object/],
      [{ path: '/x', status: 200 }, 'status must be a whole number from 400 to 599.'],
      [{ path: 'x', status: 503 }, 'path must be a path such as'],
      [{ path: '/x', times: 0 }, 'times must be a whole number from 1'],
      [{ path: '/x', drop: 'both' }, 'drop must be request, answer or null.'],
      [{ path: '/x', delayms: 1 }, 'A fault has no option "delayms". Did you mean delayMs?'],
      [{ method: 'FETCH', path: '/x', status: 503 }, 'method must be one of'],
      [{ path: '/treatplans', times: 3 }, 'A fault says what goes wrong: status, delayMs, drop or truncate.'],
    ])('refuses the fault %j', async (fault, sentence) => {
      await expect(controls.fail(fault as never)).rejects.toThrow(sentence);
    });

    it('tells what was asked and answered, and nothing of itself', async () => {
      await send('GET', '/treatplans?PatNum=1140');
      await send('PUT', '/treatplans/11401', { Note: 'Call first' });
      await send('GET', '/nothing');
      expect(await controls.requests()).toMatchObject([
        { method: 'GET', path: '/api/v1/treatplans', query: 'PatNum=1140', body: null, status: 200 },
        { method: 'PUT', path: '/api/v1/treatplans/11401', body: '{"Note":"Call first"}', key: null },
        { method: 'GET', path: '/api/v1/nothing' },
      ]);
      const [only, ...others] = await controls.requests({ path: '/treatplans/11401', limit: 5 });
      expect([only?.method, others]).toEqual(['PUT', []]);
      const those = async (filter: object) => (await controls.requests(filter)).map(({ method }) => method);
      expect(await those({ path: '/treatplans/{TreatPlanNum}' })).toEqual(['PUT']);
      expect(await those({ method: 'get' })).toEqual(['GET', 'GET']);
      expect(await those({ method: 'GET', path: '/api/v1/TreatPlans/{id}' })).toEqual([]);
      for (const path of ['treatplans', '/treatplans?PatNum=1140'])
        await expect(controls.requests({ path })).rejects.toThrow('path must be a path such as /treatplans');
      expect(JSON.parse((await controls.requests())[0]!.answer!)).toBeInstanceOf(Array);
      await controls.fail({ path: '/treatplans/{TreatPlanNum}', status: 503 });
      await send('PUT', '/treatplans/11401', { Note: 'Again' });
      expect((await controls.requests()).at(-1)).toMatchObject({ status: 503, body: '{"Note":"Again"}' });
      await controls.clearRequests();
      expect(await controls.requests()).toEqual([]);
    });
  });
});
