import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestPractice, type TestPractice } from '../support/test-practice.ts';
import { ask, clusterUrl, detectionTime, dropDatabase, makeDatabase, NODES, nodes, writtenTo } from './cluster.ts';
import { plainWrites } from './plain-writes.ts';
import { type Round, type SteadyWrites, steadyWrites } from './steady-writes.ts';

/** Four writers at each of two servers, every one with a patient of its own. */
const PATIENTS = [
  [11, 12, 13, 14],
  [21, 22, 23, 24],
];

/** Seconds that the server may add to the time in which the cluster itself accepts nothing (`reliability.md` F6). */
const OWN_SHARE = 2;
/** Seconds after the cluster has a majority again (`reliability.md` F7). */
const BACK_AFTER = 5;

const FAULTS = [
  { fault: 'node in use killed (SIGKILL)', strike: 'kill-node', mend: 'start-node' },
  { fault: 'node in use frozen (SIGSTOP)', strike: 'freeze-node', mend: 'thaw-node' },
  { fault: 'node in use cut off', strike: 'isolate-node', mend: 'heal-node' },
];

interface Line {
  fault: string;
  acknowledged: number;
  found: number;
  lost: number;
  doubled: number;
  'longest gap (s)': string;
  "the cluster's own (s)": string;
  'slowest answer (s)': string;
  'answers of 503': number;
}

describe('a cluster under steady writes through two servers', { timeout: 180_000 }, () => {
  let database: string;
  let servers: TestPractice[] = [];
  let writes: SteadyWrites;
  let detection: number;
  const lines: Line[] = [];

  beforeAll(async () => {
    database = await makeDatabase('faults');
    detection = await detectionTime();
    const first = await startTestPractice({ database: clusterUrl(database) });
    servers = [first, await startTestPractice({ database: clusterUrl(database) })];
    const all = PATIENTS.flat();
    await first.lay('patient', ...all.map((PatNum) => ({ PatNum, LName: `Ivory${PatNum}` })));
    await first.lay('procedurecode', { CodeNum: 3, ProcCode: 'D0120' });
    await first.lay('procedurelog', ...all.map((PatNum) => ({ ProcNum: PatNum, PatNum, CodeNum: 3, ProcStatus: 1 })));
    writes = steadyWrites(servers, PATIENTS);
  }, 60_000);
  afterAll(async () => {
    await writes?.stop();
    for (const server of servers) await server.stop();
    await dropDatabase(database);
    console.table(lines);
  }, 60_000);

  /** Counts a round's notes on every node; writes its line. */
  async function settle(fault: string, round: Round, clusterGap?: number): Promise<Line> {
    const stored = await Promise.all(NODES.map((node) => notesOn(node, database)));
    const counts = stored.map((notes) => {
      const found = round.texts.filter((text) => notes.has(text)).length;
      return { found, doubled: round.texts.filter((text) => notes.get(text)! > 1).length };
    });
    const found = Math.min(...counts.map((count) => count.found));
    const line = {
      fault,
      acknowledged: round.texts.length,
      found,
      lost: round.texts.length - found,
      doubled: Math.max(...counts.map(({ doubled }) => doubled)),
      'longest gap (s)': round.longestGap.toFixed(1),
      "the cluster's own (s)": clusterGap?.toFixed(1) ?? '',
      'slowest answer (s)': round.slowestAnswer.toFixed(1),
      'answers of 503': round.answered503,
    };
    lines.push(line);
    expect(round.unexpected).toEqual([]);
    expect(new Set(round.texts).size).toBe(round.texts.length);
    expect(line).toMatchObject({ found: line.acknowledged, lost: 0, doubled: 0 });
    return line;
  }

  it.each(FAULTS)('goes on when the $fault', async ({ fault, strike, mend }) => {
    writes.begin(fault);
    const inUse = await untilOnlyWrittenTo(1);
    const plain = await plainWrites(
      NODES.filter((node) => node !== inUse),
      database,
    );
    await nodes(strike, inUse);
    await pause((detection + OWN_SHARE + 2) * 1000);
    const beforeMending = writes.acknowledged();
    await pause(1000);
    expect(writes.acknowledged()).toBeGreaterThan(beforeMending);
    await nodes(mend, inUse);
    await nodes('wait');
    const clusterGap = await plain.end();
    await untilOnlyWrittenTo(inUse);
    const round = await writes.end();
    await settle(fault, round, clusterGap);
    expect(round.longestGap).toBeLessThan(Math.max(detection, clusterGap) + OWN_SHARE);
  });

  it('answers 503 while there is no majority, and goes on once there is one', async () => {
    writes.begin('two of three killed');
    await untilOnlyWrittenTo(1);
    await Promise.all([nodes('kill-node', 2), nodes('kill-node', 3)]);
    await pause(1000);
    const without = writes.acknowledged();
    const end = performance.now() + (detection + 1) * 1000;
    while (performance.now() < end) {
      const read = await servers[0]!.get('/procnotes?PatNum=11');
      expect(read.status).toBe(503);
    }
    expect(writes.acknowledged()).toBe(without);
    await ask(1, "SET GLOBAL wsrep_provider_options = 'pc.bootstrap=1'").catch(() => {});
    await untilAcknowledged(writes, without);
    for (const node of [2, 3]) await nodes('start-node', node);
    await nodes('wait');
    await settle('two of three killed', await writes.end());
  });

  it('keeps everything when all three nodes are killed', async () => {
    writes.begin('all three killed');
    await untilOnlyWrittenTo(1);
    await Promise.all(NODES.map((node) => nodes('kill-node', node)));
    const killed = writes.acknowledged();
    await nodes('start');
    await untilAcknowledged(writes, killed);
    await nodes('wait');
    await settle('all three killed', await writes.end());
  });
});

/** Fails when nothing is acknowledged in time after the cluster has a majority. */
async function untilAcknowledged(writes: SteadyWrites, before: number): Promise<void> {
  const end = performance.now() + BACK_AFTER * 1000;
  while (writes.acknowledged() <= before) {
    if (performance.now() > end)
      throw new Error(`No write was acknowledged ${BACK_AFTER} s after the majority was back.`);
    await pause(50);
  }
}

async function untilOnlyWrittenTo(node: number): Promise<number> {
  for (let tries = 0; tries < 30; tries++) {
    const used = await writtenTo();
    if (used.length === 1 && used[0] === node) return node;
  }
  throw new Error(`The servers did not come back to node ${node}.`);
}

/** Note text → how often it is stored. */
async function notesOn(node: number, database: string): Promise<Map<string, number>> {
  const rows = await ask(node, 'SELECT Note, COUNT(*) AS n FROM procnote GROUP BY Note', database);
  return new Map(rows.map(({ Note, n }) => [String(Note), Number(n)]));
}
