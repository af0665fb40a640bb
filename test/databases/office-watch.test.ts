import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer } from '../../src/server.ts';
import { type OfficeDatabase, officeDatabase } from '../support/office-database.ts';
import { canStartMariadb, type PrivateMariadb, startPrivateMariadb } from '../support/private-mariadb.ts';
import { startTestPractice, type TestPractice } from '../support/test-practice.ts';

interface Change {
  number: number;
  table: string;
  key: number;
  kind: string;
  PatNum: number | null;
  row: Record<string, unknown> | null;
}

const shapes = [
  { version: '21.1.5.0', engine: 'MyISAM', charset: 'utf8mb3', isOld: true },
  { version: '25.3.9.0', engine: 'InnoDB', charset: 'utf8mb4', isOld: false },
] as const;

describe.runIf(canStartMariadb).each(shapes)('a watched office’s database, $version on $engine', (shape) => {
  const folder = mkdtempSync(join(tmpdir(), 'bitewing-watch-'));
  const control = join(folder, 'office-control.db');
  const memory = join(folder, 'office-watch.db');
  let server: PrivateMariadb;
  let office: OfficeDatabase;
  let practice: TestPractice;
  let head: number;

  const start = async () => {
    // The key pair is made anew by each start.
    rmSync(control, { force: true });
    practice = await startTestPractice({ database: office.readerUrl, control, watch: 1, admin: '127.0.0.1:0' });
  };
  const ask = (query: string, accept = 'application/json') =>
    practice.ext('GET', `/api/ext/v1/changes${query}`, undefined, { accept });
  /** The first answer that is not 503. */
  const once = async (query: string) => {
    for (;;) {
      const answer = await ask(query);
      if (answer.status !== 503) return answer;
      await pause(50);
    }
  };
  /** What is told next, once there are so many changes; numbers have no hole. */
  const told = async (count = 1, query = '') => {
    const changes: Change[] = [];
    while (changes.length < count) {
      const { body } = await ask(`?after=${head + changes.length}&wait=60${query}`);
      changes.push(...body.changes);
    }
    expect(changes.map(({ number }) => number)).toEqual(Array.from({ length: count }, (_, index) => head + 1 + index));
    head += count;
    return changes.map(({ table, key, kind, PatNum, row }) => [kind, table, key, PatNum, row?.Surf]);
  };

  beforeAll(async () => {
    server = await startPrivateMariadb(`watch-${shape.engine}`, '--office', '--fast');
    office = await officeDatabase(server.url, shape);
  });
  afterAll(async () => {
    await practice?.stop();
    await office?.drop();
    await server?.destroy();
    rmSync(folder, { recursive: true, force: true });
  });

  it('answers 503 until every row was read once, and then tells of none of them', async () => {
    await office.run('LOCK TABLES allergy WRITE');
    await start();
    const early = await ask('?after=0');
    expect([early.status, early.headers.get('retry-after')]).toEqual([503, '10']);
    expect(early.body).toMatch(/are read for the first time \(\d+ of about \d+\)/);
    expect((await practice.ext('GET', '/api/ext/v1/export/patients')).status).toBe(503);
    const figure = async () =>
      /^bitewing_watch_begun (\d)/m.exec(await (await fetch(`${practice.server.adminOrigin}/metrics`)).text())?.[1];
    expect(await figure()).toBe('0');
    await office.run('UNLOCK TABLES');
    const { body } = await once('?after=0');
    expect(body.changes).toEqual([]);
    expect(body.oldest).toBe(body.next + 1);
    expect(await figure()).toBe('1');
    expect(statSync(memory).mode & 0o777).toBe(0o600);
    head = body.next;
  });

  it('tells once of each row that is new, changed or gone', async () => {
    await office.run("INSERT INTO procedurelog (PatNum, ProcStatus, Surf) VALUES (7, 1, 'MOD')");
    expect(await told(1, '&include=row')).toEqual([['insert', 'procedurelog', 3, 7, 'MOD']]);
    await office.run("UPDATE procedurelog SET Surf = 'DO' WHERE ProcNum = 3");
    expect(await told(1, '&include=row')).toEqual([['update', 'procedurelog', 3, 7, 'DO']]);
    await office.run("UPDATE procedurelog SET Surf = 'B', DateTStamp = '2001-01-01 00:00:00' WHERE ProcNum = 2");
    expect(await told(1, '&include=row')).toEqual([['update', 'procedurelog', 2, null, 'B']]);
    await office.run("UPDATE definition SET ItemName = 'New' WHERE DefNum = 1");
    expect(await told()).toEqual([['update', 'definition', 1, null, undefined]]);
    await office.run('DELETE FROM procedurelog WHERE ProcNum = 3');
    expect(await told()).toEqual([['delete', 'procedurelog', 3, 7, undefined]]);
    await office.run('UPDATE treatplan SET Note = NULL, Heading = CONCAT(Heading, Heading) WHERE TreatPlanNum = 1');
    expect(await told()).toEqual([['update', 'treatplan', 1, 1, undefined]]);
  });

  it('tells the same as lines and as events, of the tables that were asked for, and joined to an export', async () => {
    const lines = (await ask(`?after=${head - 6}&tables=definition,treatplan`, 'application/x-ndjson')).text;
    const parsed = lines
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(parsed.map(({ number, next }) => number ?? next)).toEqual([head - 6, head - 2, head, head]);
    const events = (await ask(`?after=${head - 1}&wait=0`, 'text/event-stream')).text;
    expect(events).toContain(`id: ${head}\ndata: {"number":${head},"table":"treatplan","key":1,"kind":"update"`);
    const exported = await practice.ext('GET', '/api/ext/v1/export/treatplans');
    expect(exported.headers.get('x-change-number')).toBe(String(head));
  });

  it('leaves out a table that cannot be read, and takes none of its rows for gone', async () => {
    await office.run('RENAME TABLE allergy TO allergy_away');
    await office.run("UPDATE carrier SET CarrierName = 'Away' WHERE CarrierNum = 1");
    expect(await told()).toEqual([['update', 'carrier', 1, null, undefined]]);
    await office.run('RENAME TABLE allergy_away TO allergy');
    await office.run("UPDATE allergy SET Reaction = 'Hives' WHERE AllergyNum = 1");
    expect(await told()).toEqual([['update', 'allergy', 1, 1, undefined]]);
  });

  it('goes on after a restart, with what happened meanwhile', async () => {
    await practice.stop();
    await office.run("UPDATE patient SET LName = 'Meanwhile' WHERE PatNum = 1");
    await office.run('DELETE FROM treatplan WHERE TreatPlanNum = 2');
    await office.run("INSERT INTO definition (ItemName) VALUES ('Later')");
    await start();
    expect((await told(3)).sort()).toEqual([
      ['delete', 'treatplan', 2, null, undefined],
      ['insert', 'definition', 3, null, undefined],
      ['update', 'patient', 1, 1, undefined],
    ]);
    await office.run("UPDATE definition SET ItemName = 'Last' WHERE DefNum = 3");
    expect(await told()).toEqual([['update', 'definition', 3, null, undefined]]);
  });

  it('begins anew when its memory is lost, and says so to earlier readers', async () => {
    await practice.stop();
    for (const ending of ['', '-wal', '-shm']) rmSync(memory + ending, { force: true });
    await start();
    const late = await once(`?after=${head}`);
    expect([late.status, late.body.head > head]).toEqual([410, true]);
    head = late.body.head;
    await office.run("UPDATE definition SET ItemName = 'Anew' WHERE DefNum = 3");
    expect(await told()).toEqual([['update', 'definition', 3, null, undefined]]);
    expect((await ask('?after=0')).body.changes).toHaveLength(1);
  });
});

describe('--watch', () => {
  it('is refused on a database of our own, which needs none', async () => {
    await expect(startServer({ database: ':memory:', port: 0, watch: 10 })).rejects.toThrow(
      '--watch is for a database that Open Dental created: one of our own tells its changes by itself.',
    );
  });
});
