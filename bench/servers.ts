import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Usage } from './usage.ts';

export interface Server {
  readonly origin: string;
  usage(): Promise<Usage>;
  /** Sends a message and waits for what the server says to it. */
  ask(message: string): Promise<unknown>;
  stop(): Promise<void>;
}

/** Starts one of the servers beside this file on a database; it joins `started` at once, so that it can be stopped. */
export async function startServer(script: string, database: string, started: Server[]): Promise<Server> {
  const child = spawn(process.execPath, [...process.execArgv, join(import.meta.dirname, script), database], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit');
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  const ask = async (message: string) => {
    child.send(message);
    const [told] = await once(child, 'message');
    return told as unknown;
  };
  const usage = async () => (await ask('usage')) as Usage;
  started.push({ origin: '', usage, ask, stop });
  for await (const line of createInterface({ input: child.stdout! })) {
    if (line.startsWith('{')) return { origin: `http://127.0.0.1:${JSON.parse(line).port}`, usage, ask, stop };
  }
  throw new Error(`${script} did not start.`);
}
