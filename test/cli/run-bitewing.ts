import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compiled, program } from '../support/program.ts';
import { secretsIn } from '../support/secrets.ts';

const root = join(import.meta.dirname, '../..');

interface Ended {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

interface Running {
  readonly process: ChildProcess;
  /** Resolves once standard error holds this text; rejects when the program ends before. */
  says(text: string): Promise<string>;
  readonly ended: Promise<Ended>;
}

/** Starts the program as a person does; settings of whoever runs the tests do not count. */
export function startBitewing(
  args: readonly string[],
  environment: Record<string, string> = {},
  folder: string = root,
): Running {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(BITEWING_|npm_|NODE_OPTIONS|VITEST)/.test(name));
  const child = spawn(process.execPath, [program, ...args], {
    cwd: folder,
    env: { ...Object.fromEntries(inherited), ...compiled, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    err += text;
  });
  const given = [...args, ...Object.values(environment)].join('\n');
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('close', (status) => {
      const secrets = secretsIn(`${out}\n${err}`, given);
      if (secrets.length > 0) reject(new Error(`It printed ${secrets.join(' and ')}:\n${out}${err}`));
      else resolve({ status, out, err });
    });
  });
  // A test that only waits for a text is told of it, too.
  ended.catch(() => {});
  return {
    process: child,
    ended,
    says: (text) =>
      new Promise((resolve, reject) => {
        const look = () => err.includes(text) && resolve(err);
        child.stderr.on('data', look);
        child.on('close', () => reject(new Error(`It ended before it said "${text}":\n${out}${err}`)));
        look();
      }),
  };
}

export const runBitewing = (args: readonly string[], environment?: Record<string, string>): Promise<Ended> =>
  startBitewing(args, environment).ended;

/** A folder of its own for one test file. */
export function temporaryFolder(): { path: (name: string) => string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'bitewing-'));
  return { path: (name) => join(folder, name), remove: () => rmSync(folder, { recursive: true }) };
}
