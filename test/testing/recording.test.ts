import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { startServer } from '../../src/index.ts';
import { startTestServer, type TestServer } from '../../src/testing.ts';

const folder = mkdtempSync(join(tmpdir(), 'bitewing-recording-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a recording', () => {
  const file = join(folder, 'recorded.ndjson');
  const headers = { authorization: 'ODFHIR DemoDeveloperKey/DemoCustomerKey0', 'content-type': 'application/json' };
  const body = '{"TreatPlanNum":11401,"Heading":"Recorded"}';
  /** What a client does, with each answer. */
  const conversation = async ({ url }: TestServer) => {
    const answers = [];
    for (const [path, init] of [
      ['/treatplans?PatNum=1140', {}],
      ['/treatplans/Saved', { method: 'POST', body }],
      ['/treatplans?PatNum=1140', {}],
      ['/patients/99999999', {}],
      ['/nothing', {}],
    ] as const) {
      const response = await fetch(url + path, { headers, ...init });
      answers.push([response.status, response.headers.get('content-type'), await response.text()]);
    }
    return answers;
  };

  it('is answered from as it was, in its order, and holds no key', async () => {
    writeFileSync(file, '', { mode: 0o644 });
    const server = await startTestServer({ record: file });
    const recorded = await conversation(server);
    await server.stop();
    expect((statSync(file).mode & 0o777).toString(8)).toBe('600');
    expect(readFileSync(file, 'utf8')).not.toMatch(/Demo(Developer|Customer)Key/);
    const again = await startTestServer({ replay: file, empty: false });
    expect(await conversation(again)).toEqual(recorded);
    // The last answer stays; a reset begins anew.
    const lists = () => fetch(`${again.url}/treatplans?PatNum=1140`, { headers }).then((response) => response.text());
    expect([await lists(), await lists()]).toEqual([recorded[2]![2], recorded[2]![2]]);
    await again.reset();
    expect(await lists()).toBe(recorded[0]![2]);
    const unknown = await fetch(`${again.url}/patients?LName=Nobody`, { headers });
    expect([unknown.status, await unknown.text()]).toEqual([
      501,
      'The recording has no answer to GET /api/v1/patients?LName=Nobody.',
    ]);
    const near = await fetch(`${again.url}/treatplans?PatNum=1141`, { headers });
    expect(await near.text()).toBe(
      'The recording has no answer to GET /api/v1/treatplans?PatNum=1141. ' +
        'It has answers to GET of this path with another query or body.',
    );
    // Keys and paths are looked at as ever.
    expect((await fetch(`${again.url}/treatplans?PatNum=1140`)).status).toBe(401);
    expect((await again.requests()).at(-1)).toMatchObject({ path: '/api/v1/treatplans', status: 401 });
    await again.stop();
  });

  it('that cannot be written keeps nobody from an answer, and the log says so once', async () => {
    const lost = join(folder, 'lost', 'recorded.ndjson');
    const lines: string[] = [];
    const server = await startTestServer({
      record: lost,
      logTo: { write: (line) => void lines.push(line) },
      logLevel: 'info',
    });
    rmSync(join(folder, 'lost'), { recursive: true });
    expect((await conversation(server)).map(([status]) => status)).toEqual([200, 201, 200, 404, 404]);
    await server.stop();
    expect(lines.filter((line) => line.includes(`--record misses requests: ${lost} is not there.`))).toHaveLength(1);
  });

  it('is refused when it is none, and without the test controls', async () => {
    const wrong = join(folder, 'wrong.ndjson');
    writeFileSync(wrong, '{"method":"GET"}\n');
    await expect(startTestServer({ replay: wrong })).rejects.toThrow(
      `Line 1 of --replay ${wrong} is no recorded request.`,
    );
    const recorded = { method: 'GET', path: '/', query: '', body: null, status: 200, contentType: '', answer: '' };
    for (const status of [99, 101, 600, 999_999]) {
      writeFileSync(wrong, `\n${JSON.stringify({ ...recorded, status })}\n`);
      await expect(startTestServer({ replay: wrong })).rejects.toThrow(
        `Line 2 of --replay ${wrong} is no recorded request.`,
      );
    }
    await expect(startTestServer({ replay: join(folder, 'none') })).rejects.toThrow('none is not there.');
    await expect(startServer({ database: ':memory:', port: 0, record: file })).rejects.toThrow('need --test-controls');
    await expect(startTestServer({ record: file, replay: file })).rejects.toThrow('exclude each other');
  });
});
