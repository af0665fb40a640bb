import { execFile, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningServer, startServer } from '../src/server.ts';

const run = promisify(execFile);
const examples = join(import.meta.dirname, '../examples');
const hasPython = spawnSync('python3', ['--version']).status === 0;

describe('the examples', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bitewing-examples-'));
  let server: RunningServer;
  beforeAll(async () => {
    server = await startServer({ database: ':memory:', port: 0, testControls: true });
  });
  afterAll(async () => {
    await server?.stop();
    rmSync(folder, { recursive: true });
  });

  /** Runs a program against the server; its standard output. */
  const start = async (program: string, ...args: string[]) => {
    const env = { ...process.env, API_URL: server.url };
    return (await run(program, args, { env })).stdout;
  };
  const send = (verb: string, path: string, body?: object) =>
    fetch(server.url + path, {
      method: verb,
      headers: { authorization: `ODFHIR ${server.demoKeys}`, 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });

  const noPython = hasPython ? '' : ': python3 is not installed';
  it.skipIf(!hasPython)(`keep a copy of the patients in Python, and fetch only what changed${noPython}`, async () => {
    const copy = join(folder, 'copy.json');
    const script = join(examples, 'python-sync/sync.py');
    const first = await start('python3', script, copy);
    const { since, patients } = JSON.parse(readFileSync(copy, 'utf8'));
    expect(first).toBe(
      `${Object.keys(patients).length} fetched, ${Object.keys(patients).length} kept, since ${since}\n`,
    );
    expect(Object.keys(patients).length).toBeGreaterThan(50);
    expect(patients['1140']).toMatchObject({ PatNum: 1140 });
    await send('PUT', '/patients/1140', { City: 'Elsewhere' });
    const second = await start('python3', script, copy);
    expect(Number(/^\d+/.exec(second)![0])).toBeLessThan(10);
    expect(JSON.parse(readFileSync(copy, 'utf8')).patients['1140'].City).toBe('Elsewhere');
  });

  it('import planned work with Node, and plan nothing twice', async () => {
    const script = join(examples, 'node-import/import.mjs');
    const work = join(examples, 'node-import/work.csv');
    const first = await start(process.execPath, script, work, 'Upper left');
    expect(first).toMatch(/^D2740 planned as procedure \d+.*\nD2392 planned as procedure \d+/);
    expect(first).toMatch(/Saved as treatment plan \d+ "Upper left" with \d+ lines\.\n$/);
    expect(await start(process.execPath, script, work, 'Upper left')).toBe(first);
  });

  describe('mirror', () => {
    const script = join(examples, 'mirror/mirror.mjs');
    const file = join(folder, 'mirror.db');
    const mirror = (...args: string[]) => start(process.execPath, script, file, ...args);
    /** Rows of the copy by their keys, and of the source as a whole export tells them now. */
    const copied = (resource: string) => {
      const db = new DatabaseSync(file, { readOnly: true });
      try {
        const rows = db.prepare(`SELECT mirror_key AS key, mirror_row AS row FROM ${resource} ORDER BY key`).all();
        return rows.map(({ key, row }) => ({ key, row: JSON.parse(row as string) }));
      } finally {
        db.close();
      }
    };
    const exported = async (resource: string) => {
      const text = await (await send('GET', `/../ext/v1/export/${resource}?include=key`)).text();
      return text
        .split('\n')
        .slice(0, -1)
        .map((line) => JSON.parse(line))
        .map(({ key, row }) => ({ key, row }));
    };
    const allResources = async () => {
      const { components } = (await (await fetch(`${server.origin}/openapi.json`)).json()) as {
        components: { schemas: { Resource: { enum: string[] } } };
      };
      return components.schemas.Resource.enum;
    };
    const expectSame = async () => {
      for (const resource of await allResources())
        expect([resource, copied(resource)]).toEqual([resource, await exported(resource)]);
    };
    const plan = async (ToothNum: string): Promise<number> => {
      const body = { PatNum: 1140, ProcDate: '2026-02-02', ProcStatus: 'TP', procCode: 'D2740', ToothNum };
      const answer = await send('POST', '/procedurelogs', body);
      expect(answer.status).toBe(201);
      return ((await answer.json()) as { ProcNum: number }).ProcNum;
    };
    const wholeTables = () => {
      if (!existsSync(file)) return 0;
      const db = new DatabaseSync(file, { readOnly: true, timeout: 5000 });
      try {
        const row = db.prepare('SELECT COUNT(*) AS found FROM mirror_table WHERE isWhole').get();
        return row!.found as number;
      } catch {
        return 0; // It was made a moment ago and has no tables yet.
      } finally {
        db.close();
      }
    };

    it('copies every table, killed and started again while the practice goes on', async () => {
      // It comes as far as one table that is not to be had, and tries that until it is killed.
      await server.fail({ path: '/export/procedurelogs', status: 503, times: 100 });
      // Of another one the line breaks in the middle.
      await server.fail({ path: '/export/patients', truncate: 20_000 });
      const before = (await allResources()).indexOf('procedurelogs');
      expect(before).toBeGreaterThan(20);
      const env = { ...process.env, API_URL: server.url };
      const child = spawn(process.execPath, [script, file], { env, stdio: 'ignore' });
      const gone = new Promise((resolve) => child.once('exit', resolve));
      while (wholeTables() < before) await new Promise((resolve) => setTimeout(resolve, 50));
      child.kill('SIGKILL');
      await gone;
      await fetch(`${server.origin}/_test/faults`, { method: 'DELETE' });
      const deleted = await plan('14');
      await send('DELETE', `/procedurelogs/${deleted}`);
      await send('PUT', '/patients/1140', { City: 'Mirrorton' });
      expect(await mirror()).toMatch(/^\d+ rows of \d+ tables, [1-9]\d* changes, up to [1-9]\d*\n$/);
      await expectSame();
    });

    it('goes on from where it was, deletions included', async () => {
      const planned = await plan('3');
      await mirror();
      const attached = () => copied('treatplanattaches').filter(({ row }) => row.ProcNum === planned).length;
      expect(attached()).toBe(1);
      await send('DELETE', `/procedurelogs/${planned}`);
      expect(await mirror('--check')).toMatch(/The copy is the same, row by row\.\n$/);
      expect(attached()).toBe(0);
      // Each field is a column, for whoever asks in SQL.
      const db = new DatabaseSync(file, { readOnly: true });
      const found = db.prepare('SELECT City FROM patients WHERE PatNum = ?').get(1140);
      db.close();
      expect(found).toEqual({ City: 'Mirrorton' });
    });

    it('says what differs', async () => {
      const db = new DatabaseSync(file);
      db.exec("UPDATE patients SET mirror_row = json_set(mirror_row, '$.City', 'Elsewhere') WHERE PatNum = 1140");
      db.exec('DELETE FROM providers WHERE ProvNum = 1');
      db.close();
      const failed = mirror('--check').catch(({ code, stdout }) => ({ code, stdout }));
      expect(await failed).toMatchObject({
        code: 1,
        stdout: expect.stringMatching(/patients 1140: differs\nproviders 1: is missing\n2 rows differ\.\n$/),
      });
    });

    it('reads everything anew when the changes are gone', async () => {
      await server.reset();
      expect(await mirror('--check')).toMatch(/^The changes since .* are gone.*\n\d+ rows.*\nThe copy is the same/);
      await expectSame();
    });
  });

  it('say what the server refuses', async () => {
    const work = join(folder, 'wrong.csv');
    writeFileSync(work, 'PatNum,procCode,ToothNum,Surf\n1140,D2740,99,\n');
    const failed = start(process.execPath, join(examples, 'node-import/import.mjs'), work);
    await expect(failed).rejects.toThrow(/400 POST \/procedurelogs: ToothNum/);
  });
});
