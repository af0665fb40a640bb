import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  closeSync,
  copyFileSync,
  openSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answersInFile } from '../../src/db/office/answers.ts';
import { type RunningServer, startServer } from '../../src/index.ts';
import { temporaryFolder } from '../cli/run-bitewing.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

const demo = 'ODFHIR DemoDeveloperKey/DemoCustomerKey0';
const send = async (url: string, verb: string, path: string, body?: unknown) => {
  const headers = { authorization: demo, 'content-type': 'application/json' };
  const response = await fetch(url + path, { method: verb, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
  return { status: response.status, text: await response.text() };
};
const post = (url: string, Heading: string) => send(url, 'POST', '/treatplans', { PatNum: 1010, Heading });

let number = 0;
async function withServer(work: (server: RunningServer, database: string) => Promise<void>): Promise<void> {
  const database = folder.path(`${++number}.db`);
  const server = await startServer({ database, port: 0 });
  try {
    expect((await post(server.url, 'Before')).status).toBe(201);
    await work(server, database);
  } finally {
    await server.stop();
  }
}

const QUERY = { SqlCommand: 'SELECT 1' };

const beside = (database: string) => {
  copyFileSync(database, `${database}.other`);
  return `${database}.other`;
};

const other = folder.path('other-practice.db');

describe('a practice file that is', () => {
  beforeAll(async () => (await startServer({ database: other, port: 0, empty: true })).stop());

  it.each<[what: string, fault: (database: string) => void]>([
    ['deleted', (database) => rmSync(database)],
    ['replaced', (database) => renameSync(beside(database), database)],
    ['emptied', (database) => truncateSync(database)],
    ['robbed of its log', (database) => rmSync(`${database}-wal`)],
    ['renamed', (database) => renameSync(database, `${database}.moved`)],
    ['written over by itself', (database) => copyFileSync(beside(database), database)],
    ['written over by another practice', (database) => copyFileSync(other, database)],
  ])('%s takes no write and says so', async (_what, fault) => {
    await withServer(async (server, database) => {
      fault(database);
      const written = await post(server.url, 'After');
      expect(written.status).toBe(503);
      expect(written.text).toContain('was deleted or replaced while the server runs, so nothing can be stored.');
      expect(written.text).not.toContain(folder.path(''));
      await pause(200);
      expect((await send(server.url, 'GET', '/treatplans?PatNum=1010')).status).toBe(503);
      const health = await fetch(`${server.origin}/healthz`);
      expect([health.status, await health.json()]).toEqual([503, expect.objectContaining({ status: 'unavailable' })]);
      const ready = await fetch(`${server.origin}/readyz`);
      expect([ready.status, await ready.text()]).toEqual([503, expect.stringContaining('deleted or replaced')]);
    });
  });

  it.skipIf(process.platform === 'win32')('out of reach takes no write and says so', async () => {
    await withServer(async (server, database) => {
      renameSync(database, `${database}.moved`);
      // The system refuses to look there, as in a folder that this account may not read.
      symlinkSync(database, database);
      const written = await post(server.url, 'After');
      expect([written.status, written.text]).toEqual([503, expect.stringContaining('cannot be reached any more')]);
      await pause(200);
      expect((await send(server.url, 'GET', '/treatplans?PatNum=1010')).status).toBe(503);
      rmSync(database);
      renameSync(`${database}.moved`, database);
      expect((await post(server.url, 'Back')).status).toBe(201);
    });
  });

  it('put back serves again', async () => {
    await withServer(async (server, database) => {
      renameSync(database, `${database}.moved`);
      expect((await post(server.url, 'Away')).status).toBe(503);
      renameSync(`${database}.moved`, database);
      expect((await post(server.url, 'Back')).status).toBe(201);
      await pause(200);
      const plans = JSON.parse((await send(server.url, 'GET', '/treatplans?PatNum=1010')).text);
      const headings = plans.map(({ Heading }: { Heading: string }) => Heading);
      expect(headings).toEqual(expect.arrayContaining(['Before', 'Back']));
      expect(headings).not.toContain('Away');
    });
  });

  it('there, but without its control file, admits nobody', async () => {
    await withServer(async (server, database) => {
      expect((await post(server.url, 'Before')).status).toBe(201);
      rmSync(database.replace('.db', '-control.db'));
      // No longer than the time in which two requests count as simultaneous: not even one write is let in afterwards.
      await pause(5);
      const answer = await post(server.url, 'Nobody can revoke its key');
      expect([answer.status, answer.text]).toEqual([503, expect.stringContaining('The control file was deleted or')]);
      expect((await fetch(`${server.origin}/healthz`)).status).toBe(503);
      const ready = await fetch(`${server.origin}/readyz`);
      expect([ready.status, await ready.text()]).toEqual([503, `${answer.text}\n`]);
      const pair = { developerKey: 'LostDeveloper', customerKey: 'LostCustomer' };
      expect(() => server.keys.add(pair, 'Lost', ['ReadAll'], '')).toThrow('The control file was deleted');
      // Asked of the key that handed over a tablet.
      expect(() => server.keys.stands(1)).toThrow('The control file was deleted');
    });
  });

  it.each<[what: string, fault: (evidence: string) => void]>([
    ['deleted', (evidence) => rmSync(evidence)],
    ['replaced', (evidence) => renameSync(beside(evidence), evidence)],
    ['written over', (evidence) => copyFileSync(beside(evidence), evidence)],
  ])('there, but with its evidence %s, signs nothing', async (_what, fault) => {
    await withServer(async (server, database) => {
      const sign = (plan: number) => send(server.url, 'PUT', `/treatplans/${plan}`, { isSigned: 'true' });
      expect((await sign(11202)).status).toBe(200);
      fault(database.replace('.db', '-evidence.db'));
      let refused = await sign(11232);
      // For a moment it may be another program that copies what stands in the log.
      while (refused.text.includes('is busy')) refused = await pause(100).then(() => sign(11232));
      expect([refused.status, refused.text]).toEqual([503, expect.stringContaining('The file of the evidence was')]);
      const handedOver = await send(server.url, 'POST', '/../ext/v1/treatplans/11232/handover', { minutes: 5 });
      expect([handedOver.status, handedOver.text]).toEqual([503, refused.text]);
      const plans = JSON.parse((await send(server.url, 'GET', '/treatplans?PatNum=1123')).text);
      expect(plans.map(({ isSigned }: { isSigned: string }) => isSigned)).not.toContain('true');
      expect((await post(server.url, 'Nobody signs this')).status).toBe(201);
      const health = await fetch(`${server.origin}/healthz`);
      expect([health.status, await health.json()]).toEqual([200, expect.objectContaining({ signing: refused.text })]);
      const ready = await fetch(`${server.origin}/readyz`);
      expect([ready.status, await ready.text()]).toEqual([200, expect.stringContaining(refused.text)]);
    });
  });

  it('there, but with its documents folder gone, keeps no file in a new one', async () => {
    const place = folder.path('moving');
    const server = await startServer({ database: join(place, 'practice.db'), port: 0 });
    const file = { PatNum: 1010, DocCategory: 1802, extension: '.jpg', rawBase64: 'YWJj' };
    const upload = () => send(server.url, 'POST', '/documents/Upload', file);
    expect((await upload()).status).toBe(201);
    renameSync(join(place, 'documents'), join(place, 'unmounted'));
    expect(await upload()).toEqual({
      status: 503,
      text: 'The documents folder is not there any more. Nothing was stored.',
    });
    renameSync(join(place, 'unmounted'), join(place, 'documents'));
    expect((await upload()).status).toBe(201);
    await server.stop();
  });

  it('written to by other programs, and copied into from its log, serves on', async () => {
    await withServer(async (server, database) => {
      const program = new DatabaseSync(database);
      const heading = program.prepare("UPDATE treatplan SET Heading = Heading || '!' WHERE PatNum = 1010");
      const acts: [what: string, act: () => unknown][] = [
        ['a commit', () => heading.run()],
        ['a checkpoint', () => program.exec('PRAGMA wal_checkpoint(PASSIVE)')],
        ['a commit and a checkpoint', () => [heading.run(), program.exec('PRAGMA wal_checkpoint(TRUNCATE)')]],
        ['the same once more', () => [heading.run(), program.exec('PRAGMA wal_checkpoint(TRUNCATE)')]],
        ['a checkpoint that empties the log', () => program.exec('PRAGMA wal_checkpoint(TRUNCATE)')],
        ['other rows in all pages', () => program.exec('VACUUM')],
      ];
      for (const [what, act] of acts) {
        act();
        await pause(5);
        expect([what, (await post(server.url, what)).status]).toEqual([what, 201]);
        // Copied, so that the next act finds an empty log and a file that is written to by itself.
        if (what !== 'a commit') program.exec('PRAGMA wal_checkpoint(TRUNCATE)');
        expect([what, (await post(server.url, `${what}, copied`)).status]).toEqual([what, 201]);
      }
      program.close();
    });
  });

  it('whose time tells of a copy from the log before SQLite does keeps its writes waiting', async () => {
    await withServer(async (server, database) => {
      const program = new DatabaseSync(database);
      const later = new Date(Date.now() + 5000);
      utimesSync(database, later, later);
      const written = post(server.url, 'Meanwhile');
      await pause(50);
      program.exec("UPDATE treatplan SET Heading = Heading || '!' WHERE PatNum = 1010");
      program.close();
      expect((await written).status).toBe(201);
    });
  });

  it('there, with a control file that holds the answers of an office, admits everybody however often its log is copied', () => {
    const answers = answersInFile(folder.path('answers-control.db'));
    const answer = { fingerprint: 'request', status: 201, location: '', body: 'x'.repeat(400_000) };
    // Two copies find as many pages in the log, to the page.
    for (let request = 0; request < 100; request++) {
      answers.claim!('key', 'request');
      answers.settle!('key', answer);
    }
    answers.close();
  });

  it('damaged is a sentence, not a fault of ours', async () => {
    const database = folder.path('damaged.db');
    await (await startServer({ database, port: 0 })).stop();
    const plain = new DatabaseSync(database);
    // Every page of these tables and of their indexes; the others stay readable.
    const pages = plain
      .prepare("SELECT pageno FROM dbstat JOIN sqlite_master m USING (name) WHERE m.tbl_name IN ('fee', 'treatplan')")
      .all();
    const { page_size: size } = plain.prepare('PRAGMA page_size').get() as { page_size: number };
    plain.close();
    const file = openSync(database, 'r+');
    for (const { pageno } of pages) writeSync(file, Buffer.alloc(size, 0x5a), 0, size, (Number(pageno) - 1) * size);
    closeSync(file);
    const server = await startServer({ database, port: 0 });
    const answers = [
      await send(server.url, 'GET', '/treatplans'),
      await post(server.url, 'Into the damage'),
      await send(server.url, 'PUT', '/queries/ShortQuery', { SqlCommand: 'SELECT Heading FROM treatplan' }),
    ];
    for (const { status, text } of answers) {
      expect([status, text]).toEqual([503, expect.stringContaining('is damaged. The administrator restores it')]);
    }
    expect((await send(server.url, 'GET', '/patients')).status).toBe(200);
    await server.stop();
  });
});

/** `ulimit` in a shell is the one way to a file that cannot grow that needs no rights. */
describe.runIf(process.platform === 'linux')('a file that may not grow any further', () => {
  it('loses nothing that was acknowledged', async () => {
    const database = folder.path('bounded.db');
    await (await startServer({ database, port: 0 })).stop();
    const program = join(import.meta.dirname, '../../src/main.ts');
    const shell = 'ulimit -f 400; exec "$0" "$1" start --port 0 --database "$2" --log-level silent';
    const child = spawn('bash', ['-c', shell, process.execPath, program, database], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text) => {
      said += text;
    });
    while (!said.includes('Ctrl-C stops.')) await once(child.stderr, 'data');
    const url = /API +(http\S+)/.exec(said)![1]!;
    const stored: string[] = [];
    const refused = new Map<number, string>();
    for (let round = 0; round < 200 && refused.size === 0; round++) {
      const heading = `Bounded ${round}`;
      const { status, text } = await post(url, heading);
      if (status === 201) stored.push(heading);
      else refused.set(status, text);
    }
    // The change feed numbers what was stored, and the first evidence makes the practice's key.
    const reads = [await send(url, 'GET', '/../ext/v1/changes'), await send(url, 'PUT', '/queries/ShortQuery', QUERY)];
    child.kill('SIGKILL');
    await once(child, 'close');
    for (const { status, text } of reads) {
      expect([status, text]).toEqual([
        [...refused][0]![0],
        expect.stringMatching(/What this answer needs there cannot/),
      ]);
    }
    expect([...refused]).toEqual([
      [expect.toSatisfy((status) => status === 503 || status === 507), expect.stringMatching(/Nothing was stored\.$/)],
    ]);
    const server = await startServer({ database, port: 0 });
    const plans = JSON.parse((await send(server.url, 'GET', '/treatplans?PatNum=1010&Limit=1000')).text);
    await server.stop();
    const headings = plans.map(({ Heading }: { Heading: string }) => Heading);
    expect(headings.filter((heading: string) => heading.startsWith('Bounded'))).toEqual(expect.arrayContaining(stored));
    expect(headings.filter((heading: string) => heading.startsWith('Bounded'))).toHaveLength(stored.length);
  });
});
