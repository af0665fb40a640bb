import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { startProgram } from './program.ts';
import type { Usage } from './usage.ts';

export interface Server {
  readonly origin: string;
  /** When its process was started, as `performance.now()` tells it. */
  readonly begun: number;
  usage(): Promise<Usage>;
  /** Sends a message and waits for what the server says to it. */
  ask(message: string): Promise<unknown>;
  stop(): Promise<void>;
}

/** Starts Bitewing as `npm start` runs it, without its log. It joins `started`, so that it can be stopped. */
export async function startBitewing(database: string, started: Server[]): Promise<Server> {
  const { child, origin, begun, stop } = await startProgram(database, ['--log-level', 'silent'], true);
  const server = { origin, begun, ...asking(child), stop };
  started.push(server);
  return server;
}

function asking(child: ChildProcess): Pick<Server, 'ask' | 'usage'> {
  const ask = async (message: string) => {
    child.send(message);
    const [told] = await once(child, 'message');
    return told as unknown;
  };
  return { ask, usage: async () => (await ask('usage')) as Usage };
}

/**
 * Starts a server on a database: a script beside this file, or one of a path of its own with further arguments. It joins
 * `started` at once, so that it can be stopped.
 */
export async function startServer(
  script: string,
  database: string,
  started: Server[],
  args: readonly string[] = [],
): Promise<Server> {
  const file = resolve(import.meta.dirname, script);
  const begun = performance.now();
  const child = spawn(process.execPath, [...process.execArgv, file, database, ...args], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit');
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  const { ask, usage } = asking(child);
  started.push({ origin: '', begun, usage, ask, stop });
  for await (const line of createInterface({ input: child.stdout! })) {
    if (line.startsWith('{')) return { origin: `http://127.0.0.1:${JSON.parse(line).port}`, begun, usage, ask, stop };
  }
  throw new Error(`${script} did not start.`);
}
