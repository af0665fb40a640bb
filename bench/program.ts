/** Bitewing as `npm start` runs it: the same few files, the same Node and its flags. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openKeyStore } from '../src/control/key-store.ts';
import { placeOf, practiceId } from '../src/db/opening/practice-id.ts';
import { startServer } from '../src/server.ts';
import { startedProgram } from './started-program.ts';

const PERMISSIONS = ['ReadAll', 'AllOthers', 'ProcedureLogs', 'Insurance'] as const;

/** Milliseconds between two checks whether it listens, and the number of checks. */
const LOOK_EVERY = 5;
const MOST_LOOKS = 12_000;

export interface Program {
  readonly child: ChildProcess;
  readonly origin: string;
  /** When its process was started, as `performance.now()` tells it. */
  readonly begun: number;
  /** What it has written to its log: until it listened, and since. */
  readonly log: readonly string[];
  stop(): Promise<void>;
}

/**
 * Starts it on a database that is laid, with a control file of its own that holds the pair Bench/Bench. Where it is one
 * process, `tellsUsage` lets it answer what it used.
 */
export async function startProgram(
  database: string,
  settings: readonly string[],
  tellsUsage = false,
): Promise<Program> {
  const { flags: asStarted, file, env } = await startedProgram();
  const folder = mkdtempSync(join(tmpdir(), 'bitewing-bench-program-'));
  const control = join(folder, 'control.db');
  await addKey(database, control);
  const readyFile = join(folder, 'ready.json');
  const args = ['--port', '0', '--database', database, '--control', control, '--ready-file', readyFile, ...settings];
  const flags = [...asStarted, ...(tellsUsage ? [`--import=${join(import.meta.dirname, 'tell-usage.mjs')}`] : [])];
  const begun = performance.now();
  const child = spawn(process.execPath, [...flags, file, 'start', ...args], {
    env,
    stdio: ['ignore', 'pipe', 'ignore', ...(tellsUsage ? ['ipc' as const] : [])],
  });
  const log: string[] = [];
  child.stdout!.setEncoding('utf8').on('data', (text: string) => void (log.length < 100 && log.push(text)));
  const ended = once(child, 'exit');
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  for (let looks = 0; looks < MOST_LOOKS && child.exitCode === null; looks++) {
    const origin = originIn(readyFile);
    if (origin !== undefined) return { child, origin, begun, log, stop };
    await pause(LOOK_EVERY);
  }
  await stop();
  throw new Error('Bitewing did not start.');
}

/** The practice gets the number by which keys belong to it at its first start. */
async function addKey(database: string, control: string): Promise<void> {
  await (await startServer({ database, control, port: 0, empty: true })).stop();
  const keys = openKeyStore(control, { ...(await practiceId(database)), place: placeOf(database) });
  keys.add({ developerKey: 'Bench', customerKey: 'Bench' }, 'Bench', PERMISSIONS, '2026-01-01 00:00:00');
  keys.close();
}

function originIn(readyFile: string): string | undefined {
  try {
    return JSON.parse(readFileSync(readyFile, 'utf8')).origin;
  } catch {
    return undefined;
  }
}
