import { gatheredLog } from '../cli/serving/gathered-log.ts';
import { readableLog } from '../cli/serving/readable-log.ts';
import { explain } from '../cli/terminal/problems.ts';
import { probes } from '../http/pages/probes.ts';
import { type RunningPart, serve } from '../server.ts';
import { leadPlace } from './lead-place.ts';
import type { Asked, FromWorker, Start, ToWorker } from './messages.ts';
import type { Part } from './part.ts';

/**
 * The program of a worker: one of the processes that serve a practice together. It does what its supervisor says, and
 * ends with it. Only the supervisor handles signals: a terminal and systemd send them to every process at once.
 */

/** Milliseconds that a worker which is replaced still waits for callers that keep their connection. */
const FAREWELL = 3_000;

/**
 * Milliseconds for which log lines are gathered: the supervisor writes them, and each message costs it as much as a
 * request.
 */
const GATHERED = 10;

const lead = leadPlace();
let server: RunningPart | undefined;

/** Where the supervisor is gone, nobody hears it, and this process ends in a moment. */
const tell = (message: FromWorker) => void process.send!(message, () => {});

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});
process.on('message', (message: ToWorker) => void obey(message));
tell({ kind: 'here' });

async function obey(message: ToWorker): Promise<void> {
  switch (message.kind) {
    case 'start':
      return start(message.start);
    case 'lead':
      lead.set(message.address);
      return tell({ kind: 'lead noted' });
    case 'ask':
      return tell({ kind: 'answer', id: message.id, value: await answerTo(message.what) });
    case 'stop':
      if (message.left === undefined) await server?.letGo(FAREWELL);
      else setTimeout(() => server?.cutOff(), message.left);
      await server?.stop();
      process.exit(0);
  }
}

async function start({ config, number, leads, isAtTerminal }: Start): Promise<void> {
  const part: Part = { number, role: leads ? { kind: 'lead', ...leads } : { kind: 'other', lead } };
  const write = (text: string) => process.stdout.write(text);
  const logTo = isAtTerminal ? readableLog(write) : gatheredLog(write, (flush) => void setTimeout(flush, GATHERED));
  try {
    server = await serve({ ...config, logTo }, part);
  } catch (error) {
    process.send!({ kind: 'failed', ...explain(error) } satisfies FromWorker, () => process.exit(1));
    return;
  }
  const { url, origin, isDemo, demoKeys, warnings, keys } = server;
  tell({ kind: 'ready', facts: { url, origin, isDemo, demoKeys, warnings, keys: keys.list() } });
}

/** Asked only after the worker has said that it is ready. */
async function answerTo(what: Asked): Promise<unknown> {
  if (what === 'life') return true;
  return what === 'figures' ? server!.figures!.values() : probes(server!.practice, server!.keys.find)['/readyz']();
}
