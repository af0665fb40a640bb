import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { practiceFile, startRealServer } from './real-server.ts';

const WRITES = 40;

/** Why the calls of another process cannot be traced here; undefined if they can. */
function whyNot(): string | undefined {
  const tried = spawnSync('strace', ['-D', '-f', '-e', 'trace=fsync,fdatasync', 'true'], { encoding: 'utf8' });
  if (tried.error) return 'strace is not installed';
  return tried.status === 0 ? undefined : 'strace may not trace here';
}

const reason = whyNot();
if (reason) console.warn(`Not proven in this run: ${reason}.`);

/**
 * A killed process leaves its page cache behind, a power cut does not: only what was synchronised before the answer is
 * safe (`reliability.md` 2 and 5, F2). So a file is flushed between each request and its answer.
 */
describe('durability against a power cut', () => {
  it.skipIf(reason)(
    `flushes the file for each of ${WRITES} writes before it answers${reason ? `: ${reason}` : ''}`,
    async () => {
      const { folder, database } = await practiceFile();
      const log = join(folder, 'calls.txt');
      // Times in seconds with microseconds at the end of each call's line, by the same clock as ours.
      // With -D the server is our own child, so that it can be told to stop.
      const strace = ['strace', '-D', '-f', '-ttt', '-T', '-e', 'trace=fsync,fdatasync', '-o', log];
      const server = await startRealServer(database, strace);
      try {
        const spans: [sent: number, answered: number][] = [];
        for (let count = 0; count < WRITES; count++) {
          const body = { PatNum: 1, ProcDate: '2025-01-01', ProcStatus: 'TP', procCode: 'D0120' };
          const now = realTime();
          const sent = now();
          const { status, text } = await server.send('POST', '/procedurelogs', body);
          spans.push([sent, now()]);
          expect([status, text]).toEqual([201, expect.any(String)]);
        }
        await server.stop();
        const flushes = finishedFlushes(await completeLog(log));
        const unsafe = spans.filter(([sent, answered]) => !flushes.some((at) => at >= sent && at <= answered));
        expect(unsafe).toEqual([]);
      } finally {
        await server.kill();
        rmSync(folder, { recursive: true, force: true });
      }
    },
  );
});

/**
 * The system's time in seconds, as strace prints it, as fine as the clock that only counts up. The two are set side by
 * side anew for each write, since the system's time is put right now and then, by more than a write takes. Whoever is
 * held up between the two readings sees too small a difference, never too large a one, so the largest of some is right.
 */
function realTime(): () => number {
  const offsets = Array.from({ length: 5 }, () => {
    const before = Date.now();
    let tick = before;
    while (tick === before) tick = Date.now();
    return tick - performance.now();
  });
  const offset = Math.max(...offsets);
  return () => (offset + performance.now()) / 1000;
}

/** The log once strace has seen the last of the server. */
async function completeLog(path: string): Promise<string> {
  for (;;) {
    const text = readFileSync(path, 'utf8');
    if (/\+\+\+ exited with \d+ \+\+\+\n$/.test(text)) return text;
    await pause(20);
  }
}

/**
 * The moments at which flushes that succeeded had ended: `123.456 fdatasync(21) = 0 <0.000789>` begun at 123.456, or
 * `123.456 <... fdatasync resumed>) = 0 <0.000789>` ended then.
 */
function finishedFlushes(calls: string): number[] {
  const lines = calls.matchAll(/(\d+\.\d+) (<\.\.\. )?f(?:data)?sync.*= 0 <(\d+\.\d+)>/g);
  return Array.from(lines, ([, moment, resumed, lasted]) => Number(moment) + (resumed ? 0 : Number(lasted)));
}
