import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestPractice, type TestPractice } from '../support/test-practice.ts';
import { clusterUrl, connectTo, dropDatabase, makeDatabase } from './cluster.ts';

const WRITES = 200;
const ROUNDS = 1000;

describe('reads on another node', { timeout: 120_000 }, () => {
  let database: string;
  let servers: TestPractice[] = [];
  beforeAll(async () => {
    database = await makeDatabase('own_writes');
    const first = await startTestPractice({ database: clusterUrl(database, [1]) });
    servers = [first, await startTestPractice({ database: clusterUrl(database, [2]) })];
    await first.lay('patient', { PatNum: 11, LName: 'Ivory' });
    await first.lay('procedurecode', { CodeNum: 3, ProcCode: 'D0120' });
    await first.lay('procedurelog', { ProcNum: 7, PatNum: 11, CodeNum: 3, ProcStatus: 1 });
  }, 60_000);
  afterAll(async () => {
    for (const server of servers) await server.stop();
    await dropDatabase(database);
  });

  it('see what was just acknowledged through the first', async () => {
    const [writer, reader] = servers as [TestPractice, TestPractice];
    const missed: number[] = [];
    for (let count = 0; count < WRITES; count++) {
      const { body } = await writer.post('/procnotes', { PatNum: 11, ProcNum: 7, Note: `note ${count}` });
      const seen = await reader.get('/procnotes?PatNum=11');
      if (!seen.body.some((row: { ProcNoteNum: number }) => row.ProcNoteNum === body.ProcNoteNum)) missed.push(count);
    }
    expect(missed).toEqual([]);
  });

  it('need wsrep_sync_wait for it, at a price', async () => {
    const writing = new AbortController();
    const written = writeUntil(writing.signal, servers[0]!);
    const lines: Line[] = [];
    for (const syncWait of [0, 1, 0, 1]) lines.push(await writeHereReadThere(database, syncWait));
    writing.abort();
    await written;
    console.table(lines);
    const waiting = lines.filter((line) => line.wsrep_sync_wait === 1);
    expect(waiting.map(({ stale }) => stale)).toEqual([0, 0]);
  });
});

interface Line {
  wsrep_sync_wait: number;
  reads: number;
  stale: number;
  'p50 (ms)': string;
  'p99 (ms)': string;
}

async function writeUntil(signal: AbortSignal, server: TestPractice): Promise<void> {
  while (!signal.aborted) await server.post('/procnotes', { PatNum: 11, ProcNum: 7, Note: 'meanwhile' });
}

/** Changes a row on node 1 and reads it on node 2 at once: how often the change was not there yet, and how long it took. */
async function writeHereReadThere(database: string, syncWait: number): Promise<Line> {
  const writer = await connectTo(1, database);
  const reader = await connectTo(2, database);
  await reader.query('SET SESSION wsrep_sync_wait = ?', [syncWait]);
  const times: number[] = [];
  let stale = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const name = `${syncWait} ${round} ${Math.random()}`;
    await writer.query('UPDATE patient SET LName = ? WHERE PatNum = 11', [name]);
    const start = performance.now();
    const [row] = await reader.query('SELECT LName FROM patient WHERE PatNum = 11');
    times.push(performance.now() - start);
    if (row.LName !== name) stale++;
  }
  await writer.end();
  await reader.end();
  times.sort((one, other) => one - other);
  const at = (share: number) => times[Math.floor(share * ROUNDS)]!.toFixed(2);
  return { wsrep_sync_wait: syncWait, reads: ROUNDS, stale, 'p50 (ms)': at(0.5), 'p99 (ms)': at(0.99) };
}
