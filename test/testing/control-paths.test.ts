import { mkdtempSync, rmSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { startServer } from '../../src/index.ts';
import { connect, startTestServer } from '../../src/testing.ts';

const folder = mkdtempSync(join(tmpdir(), 'bitewing-control-paths-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the paths of the controls', () => {
  it('do not exist without the flag, nor off loopback, nor beside patients', async () => {
    const server = await startServer({ database: ':memory:', port: 0, empty: true });
    const refused = await fetch(`${server.origin}/_test/reset`, { method: 'POST' });
    expect([refused.status, await refused.text()]).toEqual([404, expect.stringContaining('--test-controls')]);
    await expect(server.reset()).rejects.toThrow('testControls: true');
    await expect(connect(server.origin).reset()).rejects.toThrow('--test-controls');
    await server.stop();
    await expect(connect(server.origin).reset()).rejects.toThrow(`No server answers at ${server.origin}.`);
    for (const wrong of ['here', 'ftp://here', `${server.origin}/other`, `${server.url}/patients`, `${server.url}?x=1`])
      expect(() => connect(wrong)).toThrow(`not "${wrong}"`);
    await expect(startTestServer({ host: '0.0.0.0' })).rejects.toThrow('--test-controls works on loopback only.');
    const database = join(folder, 'own.db');
    const own = await startServer({ database, port: 0, empty: true });
    await own.practice.write(async (tx) => {
      await tx.db
        .insertInto('patient')
        .values({ PatNum: 1 } as never)
        .execute();
    });
    await own.stop();
    await expect(startTestServer({ database })).rejects.toThrow('this practice holds patients');
  });

  it('are closed to web pages and foreign hosts, and refuse what they do not know', async () => {
    const server = await startTestServer();
    const status = async (method: string, path: string, headers: Record<string, string>, body?: string) =>
      (await fetch(`${server.origin}/_test${path}`, { method, headers, ...(body === undefined ? {} : { body }) }))
        .status;
    const statuses = [
      await status('POST', '/reset', { origin: 'http://evil.example' }),
      await status('POST', '/reset', { 'sec-fetch-site': 'cross-site' }),
      await status('POST', '/reset', {}),
      await status('PUT', '/clock', {}, '{"now":"tomorrow"}'),
      await status('PUT', '/clock', {}, '{"now":5}'),
      await status('PUT', '/clock', {}, '{"frozen":"yes"}'),
      await status('PUT', '/clock', {}, '{'),
      await status('PUT', '/clock', {}),
      await status('POST', '/clock/advance', {}, '{}'),
      await status('POST', '/snapshots/none/restore', {}),
      await status('GET', '/requests?limit=x', {}),
      await status('POST', '/faults', {}, '{"status":503}'),
      await status('GET', '/requests?pth=/treatplans', {}),
      await status('GET', '/nothing', {}),
      await status('GET', '/reset', {}),
    ];
    expect(await status('GET', '/requests?path=&limit=&method=', {})).toBe(200);
    const nothing = await (await fetch(`${server.origin}/_test/reset`)).text();
    expect(nothing).toMatch(
      /^There is no such test control\. There are POST \/_test\/reset, PUT .*\{name\}\/restore, /,
    );
    expect(await statusAtHost(`${server.origin}/_test/requests`, 'rebound.example')).toBe(400);
    expect(statuses).toEqual([403, 403, 200, ...Array(10).fill(400), 404, 404]);
    await server.stop();
  });

  it('give a page of a hundred without waiting', async () => {
    await using server = await startTestServer({ pageCap: 3 });
    const headers = { authorization: `ODFHIR ${server.demoKeys}` };
    const lengths = [];
    for (const query of ['', '?Limit=2', '?Limit=1000']) {
      lengths.push(((await (await fetch(`${server.url}/patients${query}`, { headers })).json()) as unknown[]).length);
    }
    expect(lengths).toEqual([3, 2, 3]);
  });
});

/** A page of a name that was made to lead to this machine sends its own name. */
function statusAtHost(url: string, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).on('error', reject);
  });
}
