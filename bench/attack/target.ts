import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { DEMO_KEYS } from '../../src/demo/marker.ts';
import { startedProgram } from '../started-program.ts';

/** The key pair of the demo practice, which every target serves. */
export const authorization = `ODFHIR ${DEMO_KEYS.developerKey}/${DEMO_KEYS.customerKey}`;

/** A server in a process of its own, as `npm start` runs it. */
export interface Target {
  readonly origin: string;
  readonly url: string;
  /** Resident memory in MB; 0 where the system does not tell. */
  memory(): number;
  isAlive(): boolean;
  signal(name: NodeJS.Signals): void;
  /** Resolves once the process is gone. */
  end(name: NodeJS.Signals): Promise<void>;
}

/** What a target opens, and how. */
interface TargetOptions {
  /** A file, or the URL of a MariaDB database. */
  readonly database: string;
  readonly flags?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** For a server that replaces another one. */
  readonly port?: string;
}

export async function startTarget({ database, flags = [], env, port = '0' }: TargetOptions): Promise<Target> {
  const started = await startedProgram();
  const args = ['start', '--port', port, '--database', database, '--log-level', 'silent', ...flags];
  const child = spawn(process.execPath, [...started.flags, started.file, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...started.env, ...env },
  });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const origin = await announcedOrigin(child);
  return {
    origin,
    url: `${origin}/api/v1`,
    memory: () => residentMegabytes(child.pid!),
    isAlive: () => child.exitCode === null && child.signalCode === null,
    signal: (name) => void child.kill(name),
    async end(name) {
      child.kill(name);
      await gone;
    },
  };
}

/** The banner names the address; both outputs are read, so that neither pipe fills up. */
function announcedOrigin(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('exit', () => reject(new Error('The server did not start.')));
    for (const output of [child.stdout!, child.stderr!]) {
      createInterface({ input: output }).on('line', (line) => {
        const origin = /http:\/\/(?:localhost|127\.0\.0\.1):\d+/.exec(line)?.[0];
        if (origin) resolve(origin.replace('localhost', '127.0.0.1'));
      });
    }
  });
}

function residentMegabytes(pid: number): number {
  try {
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024);
  } catch {
    return 0;
  }
}
