/**
 * `npm run bench`: Bitewing against a bare handler on the same file, in turns in one run, so that the ratio means
 * something on a busy machine. Options: --rows 200000 --seconds 3 --rounds 3
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { benchEstimates } from './estimates.ts';
import { type Load, type Measured, measure, median } from './load.ts';
import { type BenchPractice, layPractice } from './practice.ts';

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '200000' },
    seconds: { type: 'string', default: '3' },
    rounds: { type: 'string', default: '3' },
    only: { type: 'string', default: '' },
  },
});
const seconds = Number(values.seconds);
const rounds = Number(values.rounds);

const folder = mkdtempSync(join(tmpdir(), 'bitewing-bench-'));
const file = join(folder, 'practice.db');
console.log(`Laying ${values.rows} procedures …`);
const practice = layPractice(file, Number(values.rows));
const bitewing = await start('bitewing-server.ts');
const bare = await start('bare-server.ts');
try {
  console.log(
    `${practice.procedures} procedures of ${practice.patients} patients, 16 connections, ${rounds} rounds of ${seconds} s, median`,
  );
  console.log('load                     Bitewing req/s   bare req/s   ratio   p99 ms Bitewing / bare');
  for (const load of loads(practice).filter(({ name }) => name.includes(values.only))) await compare(load);
} finally {
  bitewing.child.kill('SIGTERM');
  bare.child.kill('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
}
if ('estimates'.includes(values.only)) await benchEstimates();

/** One load on both servers, in turns; the order changes with the round. */
async function compare(load: Load): Promise<void> {
  const results: { bitewing: Measured[]; bare: Measured[] } = { bitewing: [], bare: [] };
  for (let round = 0; round < rounds; round++) {
    for (const name of round % 2 ? (['bare', 'bitewing'] as const) : (['bitewing', 'bare'] as const)) {
      const { origin } = name === 'bare' ? bare : bitewing;
      results[name].push(await measure(origin, load, seconds));
    }
  }
  const rate = (name: 'bitewing' | 'bare') => median(results[name].map((result) => result.requestsPerSecond));
  const p99 = (name: 'bitewing' | 'bare') => median(results[name].map((result) => result.p99));
  const faults = [...results.bitewing, ...results.bare].reduce((sum, result) => sum + result.faults, 0);
  console.log(
    `${load.name.padEnd(24)} ${rate('bitewing').toFixed(0).padStart(14)} ${rate('bare').toFixed(0).padStart(12)}` +
      `${(rate('bitewing') / rate('bare')).toFixed(2).padStart(8)}   ${p99('bitewing')} / ${p99('bare')}` +
      `${faults ? `   (${faults} faults)` : ''}`,
  );
}

function loads({ patients, procedures }: BenchPractice): Load[] {
  const spread = (count: number, size: number) => Array.from({ length: count }, (_, i) => ((i * 7919) % size) + 1);
  const body = (PatNum: number) =>
    JSON.stringify({
      PatNum,
      ProcDate: '2026-01-05',
      ProcStatus: 'TP',
      CodeNum: 7,
      ProcFee: '87.00',
      Priority: 1,
      Dx: 3,
    });
  return [
    {
      name: 'GET list by patient',
      requests: spread(400, patients).map((n) => ({ method: 'GET', path: `/procedurelogs?PatNum=${n}` })),
    },
    { name: 'GET one', requests: spread(400, procedures).map((n) => ({ method: 'GET', path: `/procedurelogs/${n}` })) },
    {
      name: 'POST procedure',
      requests: spread(400, patients).map((n) => ({ method: 'POST', path: '/procedurelogs', body: body(n) })),
    },
    {
      name: 'POST Saved',
      requests: spread(400, patients).map((n) => ({
        method: 'POST',
        path: '/treatplans/Saved',
        body: JSON.stringify({ TreatPlanNum: n }),
      })),
    },
  ];
}

async function start(script: string): Promise<{ child: ChildProcess; origin: string }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, script), file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout! })) {
    if (line.startsWith('{')) return { child, origin: `http://127.0.0.1:${JSON.parse(line).port}` };
  }
  throw new Error(`${script} did not start.`);
}
