import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ApiError, type Client, type ClientOptions, createClient, type RequestOptions } from '../../src/client.ts';
import { startTestServer, type TestServer } from '../../src/testing.ts';

describe('bitewing/client', () => {
  let server: TestServer;
  let client: Client;
  beforeAll(async () => {
    server = await startTestServer({ pageCap: 7 });
    const [developerKey, customerKey] = server.demoKeys!.split('/') as [string, string];
    client = createClient({ baseUrl: server.url, developerKey, customerKey });
  });
  afterEach(() => server.reset());
  afterAll(() => server.stop());

  it.each([
    [{ baseUrI: 'http://127.0.0.1/api/v1' }, 'createClient() has no option "baseUrI". Did you mean baseUrl?'],
    [{ customer_key: 'x' }, 'createClient() has no option "customer_key". Did you mean customerKey?'],
    [
      { timeout: 5 },
      'createClient() has no option "timeout". It has baseUrl, developerKey, customerKey, tries, fetch.',
    ],
    [{ customerKey: undefined }, 'createClient needs customerKey, a text that is not empty.'],
    [{ tries: 0 }, 'tries must be a whole number, 1 or more.'],
  ])('refuses options that it would pass over: %j', (wrong, sentence) => {
    const options = { baseUrl: server.url, developerKey: 'Developer', customerKey: 'Customer', ...wrong };
    expect(() => createClient(options as ClientOptions)).toThrow(new TypeError(sentence));
  });

  it('refuses options of a request that it would pass over, and sends nothing', async () => {
    const misspelled = { querry: { PatNum: 1140 } } as RequestOptions;
    await expect(client.request('GET', '/treatplans', misspelled)).rejects.toThrow(
      new TypeError('request() has no option "querry". Did you mean query?'),
    );
    expect(await server.requests()).toEqual([]);
  });

  it('reads every row once, whatever the page', async () => {
    const keys: number[] = [];
    for await (const { PatNum } of client.all<{ PatNum: number }>('/patients')) keys.push(PatNum);
    const rows = await server.practice.read(({ db }) => db.selectFrom('patient').select('PatNum').execute());
    expect(keys.length).toBeGreaterThan(7);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.length).toBeLessThanOrEqual(rows.length);
    await server.clearRequests();
    const saved = await client.post<{ TreatPlanNum: number }>('/treatplans/Saved', { TreatPlanNum: 11401 });
    const lines = await client.get<unknown[]>('/proctps', { TreatPlanNum: saved.TreatPlanNum });
    expect(lines.length).toBeGreaterThan(0);
  });

  it('takes a path with and without the slash before it, and says which setting is missing', async () => {
    expect(await client.get('treatplans', { PatNum: 1140 })).toEqual(await client.get('/treatplans', { PatNum: 1140 }));
    const settings = { baseUrl: server.url, developerKey: 'a', customerKey: 'b' };
    for (const name of Object.keys(settings)) {
      for (const value of [undefined, ''])
        expect(() => createClient({ ...settings, [name]: value as string })).toThrow(`createClient needs ${name}`);
    }
  });

  it('rejects with the sentence of a refusal, at once', async () => {
    const refused = await client.get('/patients/999999').then(
      () => undefined,
      (error: ApiError) => error,
    );
    expect(refused).toBeInstanceOf(ApiError);
    expect(refused).toMatchObject({ status: 404, code: expect.stringMatching(/./) });
    expect(refused?.sentence).toContain('not found');
    expect(await server.requests()).toHaveLength(1);
  });

  it('tries again what passes, and makes one row of a POST whose answer was lost', async () => {
    await server.fail({ path: '/treatplans', status: 503, times: 2 });
    const before = (await client.get<unknown[]>('/treatplans', { PatNum: 1140, Limit: 100 })).length;
    await server.fail({ method: 'POST', path: '/treatplans/Saved', drop: 'answer' });
    await client.post('/treatplans/Saved', { TreatPlanNum: 11401 });
    let count = 0;
    for await (const _plan of client.all('/treatplans', { PatNum: 1140 })) count++;
    expect(count).toBe(before + 1);
  });
});
