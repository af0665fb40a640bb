import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ApiError, type Client, type ClientOptions, createClient } from '../../src/client.ts';
import { startTestServer, type TestServer } from '../../src/testing.ts';

const SAVE = { body: { TreatPlanNum: 11401 } };

describe('bitewing/client', () => {
  let server: TestServer;
  let client: Client;
  let settings: ClientOptions;
  beforeAll(async () => {
    server = await startTestServer({ pageCap: 7 });
    const [developerKey, customerKey] = server.demoKeys!.split('/') as [string, string];
    settings = { baseUrl: server.url, developerKey, customerKey };
    client = createClient(settings);
  });
  afterEach(() => server.reset());
  afterAll(() => server.stop());

  const refusalOf = (call: Promise<unknown>): Promise<ApiError | undefined> =>
    call.then(
      () => undefined,
      (error) => error,
    );

  describe('refuses what it would pass over', () => {
    it.each<[object, string]>([
      [{ baseUrI: 'http://127.0.0.1/api/v1' }, 'createClient() has no option "baseUrI". Did you mean baseUrl?'],
      [{ customer_key: 'x' }, 'createClient() has no option "customer_key". Did you mean customerKey?'],
      [
        { timeout: 5 },
        'createClient() has no option "timeout". It has baseUrl, developerKey, customerKey, keys, tries, fetch.',
      ],
      [{ customerKey: undefined }, 'createClient needs customerKey, a text that is not empty.'],
      [{ keys: '' }, 'createClient needs keys, a text that is not empty.'],
      ...['abc', 'abc/', '/abc', 'a/b/c', 'a b/c'].map((keys): [object, string] => [
        { keys },
        'createClient needs keys as {DeveloperKey}/{CustomerKey}.',
      ]),
      [{ baseUrl: '' }, 'createClient needs baseUrl, a text that is not empty.'],
      [{ tries: 0 }, 'tries must be a whole number, 1 or more.'],
    ])('in its options: %j', (wrong, sentence) => {
      expect(() => createClient({ ...settings, ...wrong } as ClientOptions)).toThrow(new TypeError(sentence));
    });

    it.each([
      [{ querry: {} }, 'GET() has no option "querry". It has params, body, parseAs, headers, signal.'],
      [{ params: { Query: { PatNum: 5 } } }, 'params has no option "Query". Did you mean query?'],
      [{ params: { path: {} } }, 'GET /patients/{PatNum} needs params.path.PatNum.'],
    ])('in a call, and sends nothing: %j', async (wrong, sentence) => {
      await expect(client.GET('/patients/{PatNum}', wrong as never)).rejects.toThrow(new TypeError(sentence));
      expect(await server.requests()).toEqual([]);
    });

    it('a path that answers no list, asked for page after page', async () => {
      const one = client.all('/patients/{PatNum}' as never, { params: { path: { PatNum: 1140 } } } as never);
      await expect(one.next()).rejects.toThrow(
        new TypeError('all() is for lists, and GET /patients/{PatNum} answers none.'),
      );
      await server.clearRequests();
    });

    it('where an address of ours cannot be told from the base', async () => {
      const elsewhere = createClient({ ...settings, baseUrl: `${server.origin}/other` });
      await expect(elsewhere.GET('/api/ext/v1/deliveries')).rejects.toThrow(
        new TypeError('baseUrl must end in /api/v1 for /api/ext/v1/deliveries.'),
      );
    });
  });

  it('takes the pair of a test server as it is', async () => {
    const short = createClient({ baseUrl: server.url, keys: server.demoKeys });
    expect((await short.GET('/clinics')).data).toHaveLength(2);
  });

  it('calls published methods and those of our own, with numbers and words in the path', async () => {
    const { data: patient, response } = await client.GET('/patients/{PatNum}', { params: { path: { PatNum: 1140 } } });
    expect([response.status, patient.LName]).toEqual([200, 'Mensah']);
    const query = { PatNum: 1140, TPStatus: 'Active' } as const;
    const { data: plans } = await client.GET('/treatplans', { params: { query } });
    const path = { TreatPlanNum: plans[0]!.TreatPlanNum };
    const { data: whole } = await client.GET('/api/ext/v1/treatplans/{TreatPlanNum}', { params: { path } });
    expect(whole.plan).toEqual(plans[0]);
    const { data: lines } = await client.GET('/api/ext/v1/export/{resource}', {
      params: { path: { resource: 'clinics' } },
    });
    const { data: clinics } = await client.GET('/clinics');
    expect(
      lines
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual(clinics);
    const { data: changed } = await client.PUT('/treatplans/{TreatPlanNum}', {
      params: { path },
      body: { Heading: 'For Mr Mensah' },
    });
    expect(changed.Heading).toBe('For Mr Mensah');
  });

  it('answers drawings as text, other files as bytes, and nothing as undefined', async () => {
    const params = { path: { TreatPlanNum: 11401 } };
    const { data: drawing } = await client.GET('/api/ext/v1/treatplans/{TreatPlanNum}/chart.svg', { params });
    expect(drawing).toMatch(/^<svg/);
    const { data: printed } = await client.GET('/api/ext/v1/treatplans/{TreatPlanNum}/pdf', { params });
    expect(Buffer.from(printed.subarray(0, 5)).toString()).toBe('%PDF-');
    const query = { Limit: 1 };
    const { data: text } = await client.GET('/treatplans', { params: { query }, parseAs: 'text' });
    expect(text).toMatch(/^\[{"TreatPlanNum":/);
    const { data: saved } = await client.POST('/treatplans/Saved', SAVE);
    const removed = await client.DELETE('/treatplans/{TreatPlanNum}', { params: { path: saved } });
    expect([removed.response.status, removed.data]).toEqual([200, undefined]);
  });

  it('names what the server passed over', async () => {
    // As a program in JavaScript may send it: here the types refuse it.
    const query = { PatNum: 1140, Colour: 'red', Size: 5 } as { PatNum: number };
    expect((await client.GET('/treatplans', { params: { query } })).ignored).toEqual(['Colour', 'Size']);
    expect((await client.GET('/treatplans', { params: { query: { PatNum: 1140 } } })).ignored).toEqual([]);
  });

  describe('pages', () => {
    it('reads every row once, whatever the page', async () => {
      const keys: number[] = [];
      for await (const { PatNum } of client.all('/patients')) keys.push(PatNum);
      const rows = await server.practice.read(({ db }) => db.selectFrom('patient').select('PatNum').execute());
      expect(keys.length).toBeGreaterThan(7);
      expect(new Set(keys).size).toBe(keys.length);
      expect(keys.length).toBeLessThanOrEqual(rows.length);
    });

    it('takes the filters of the list, the size of a page, and where to begin', async () => {
      const query = { PatNum: 1140 };
      const { data: plans } = await client.GET('/treatplans', { params: { query } });
      const numbers = plans.map(({ TreatPlanNum }) => TreatPlanNum);
      await server.clearRequests();
      const found: number[] = [];
      for await (const { TreatPlanNum } of client.all('/treatplans', {
        params: { query: { ...query, Limit: 2, Offset: 1 } },
      }))
        found.push(TreatPlanNum);
      expect(found).toEqual(numbers.slice(1));
      expect((await server.requests()).length).toBe(Math.ceil(numbers.length / 2));
    });

    it('asks for a page when it is wanted, not before', async () => {
      for await (const _patient of client.all('/patients')) break;
      expect(await server.requests()).toHaveLength(1);
    });

    it('goes through lists that have no cursor, too', async () => {
      const all: number[] = [];
      for await (const { ProvNum } of client.all('/providers', { params: { query: { Limit: 2 } } })) all.push(ProvNum);
      const rows = await server.practice.read(({ db }) => db.selectFrom('provider').select('ProvNum').execute());
      expect(all.toSorted((one, other) => one - other)).toEqual(rows.map(({ ProvNum }) => ProvNum));
      expect(all.length).toBeGreaterThan(7);
    });
  });

  it('rejects with the sentence of a refusal, at once', async () => {
    const refused = await refusalOf(client.GET('/patients/{PatNum}', { params: { path: { PatNum: 999999 } } }));
    expect(refused).toBeInstanceOf(ApiError);
    expect(refused).toMatchObject({ status: 404, code: 'RowNotFound', retryAfter: undefined, ignored: [] });
    expect(refused?.sentence).toContain('not found');
    expect(await server.requests()).toHaveLength(1);
  });

  it('rejects with what a strict caller does not want passed over', async () => {
    const header = { Prefer: 'handling=strict' };
    // As a program in JavaScript may send it: here the types refuse it.
    const query = { Colour: 'red' } as object;
    const refused = await refusalOf(client.POST('/treatplans/Saved', { ...SAVE, params: { header, query } }));
    expect(refused).toMatchObject({ status: 400, code: 'FieldUnknown' });
  });

  it('tries again what passes, and tells after the last try when to come back', async () => {
    const asked = { params: { query: { PatNum: 1140 } } };
    await server.fail({ path: '/treatplans', status: 503, times: 2 });
    expect((await client.GET('/treatplans', asked)).data.length).toBeGreaterThan(0);
    expect(await server.requests()).toHaveLength(3);
    const hasty = createClient({ ...settings, tries: 1 });
    await server.throttle({ seconds: 600, key: null });
    await hasty.GET('/treatplans', asked);
    const refused = await refusalOf(hasty.GET('/treatplans', asked));
    expect(refused).toMatchObject({ status: 429, code: 'TooManyRequests' });
    expect(refused?.retryAfter).toBeGreaterThan(0);
    expect(refused?.retryAfter).toBeLessThanOrEqual(600);
  });

  describe('between its tries', () => {
    /** Sends with one refusal before the real answer, and notes what was sent. */
    const after = (status: number, headers: Record<string, string>) => {
      const sent: [string, RequestInit][] = [];
      const send = async (url: string, init: RequestInit) => {
        sent.push([url, init]);
        return sent.length === 1 ? new Response('Not now.', { status, headers }) : fetch(url, init);
      };
      return { sent, client: createClient({ ...settings, fetch: send as typeof fetch }) };
    };

    it.each([
      ['in seconds', () => '1'],
      ['as a moment', () => new Date(Date.now() + 2000).toUTCString()],
    ])('waits as long as Retry-After says %s', async (_form, value) => {
      const begun = performance.now();
      await after(503, { 'Retry-After': value() }).client.GET('/treatplans', { params: { query: { Limit: 1 } } });
      expect(performance.now() - begun).toBeGreaterThan(900);
    });

    it('keeps the Idempotency-Key of a POST, and waits for the first try to end', async () => {
      const { sent, client: waiting } = after(409, { 'Retry-After': '0' });
      const { data } = await waiting.POST('/treatplans/Saved', SAVE);
      expect(data.TPStatus).toBe('Saved');
      const [first, second] = sent;
      expect(second).toEqual(first);
      expect(new Headers(first![1].headers).get('idempotency-key')).toMatch(/^[0-9a-f]{32}$/);
      await waiting.POST('/treatplans/Saved', SAVE);
      expect(sent[2]![1].headers).not.toEqual(first![1].headers);
    });

    it.each([400, 404, 409, 422, 500])('does not repeat what was answered %i', async (status) => {
      const { sent, client: asking } = after(status, {});
      expect(await refusalOf(asking.GET('/treatplans'))).toMatchObject({ status, sentence: 'Not now.' });
      expect(sent).toHaveLength(1);
    });
  });

  it('makes one row of a POST whose answer was lost', async () => {
    const query = { PatNum: 1140, Limit: 100 };
    const before = (await client.GET('/treatplans', { params: { query } })).data.length;
    await server.fail({ method: 'POST', path: '/treatplans/Saved', drop: 'answer' });
    await client.POST('/treatplans/Saved', SAVE);
    let count = 0;
    for await (const _plan of client.all('/treatplans', { params: { query } })) count++;
    expect(count).toBe(before + 1);
  });

  it('sends the Idempotency-Key of the caller, where there is one', async () => {
    const params = { header: { 'Idempotency-Key': 'the first visit' } };
    const { data: one } = await client.POST('/treatplans/Saved', { ...SAVE, params });
    const { data: two } = await client.POST('/treatplans/Saved', { ...SAVE, params });
    expect(two).toEqual(one);
    const { data: three } = await client.POST('/treatplans/Saved', SAVE);
    expect(three.TreatPlanNum).not.toBe(one.TreatPlanNum);
  });

  it('waits no longer once it is aborted', async () => {
    await server.fail({ path: '/treatplans', status: 503, times: 100 });
    const patient = createClient({ ...settings, tries: 100 });
    const controller = new AbortController();
    const asked = patient.GET('/treatplans', { signal: controller.signal });
    controller.abort(new Error('enough'));
    await expect(asked).rejects.toThrow('enough');
  });
});
