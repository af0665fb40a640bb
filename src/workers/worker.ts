import cluster, { type Worker as Process } from 'node:cluster';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { SettingError } from '../settings/read-config.ts';
import { handOnUntaken } from './handed-connections.ts';
import type { Asked, Facts, FromWorker, Start, ToWorker } from './messages.ts';
import { processAddress } from './process-address.ts';

/** Milliseconds that a worker may take to answer the supervisor, and to end once it was told to. */
const LONGEST_ANSWER = 3_000;
const LONGEST_END = 15_000;

/**
 * Milliseconds between two questions whether a worker lives, and milliseconds without an answer after which it is
 * ended.
 */
const ASK_EVERY = 2_000;
const LONGEST_SILENCE = 15_000;

/** A process that serves, as its supervisor sees it. */
export interface Worker {
  readonly number: number;
  readonly pid: number;
  /** Its facts once it serves; rejects with the sentence of a start that failed, or if it ended before. */
  readonly ready: Promise<Facts>;
  /** Resolves once the process is gone. */
  readonly gone: Promise<void>;
  /** Resolves once it knows where the lead is, or is gone. */
  tellLead(address: string | undefined): Promise<void>;
  /** Resolves when it is ended because it has not answered for long; such a worker may hang for ever. */
  readonly hung: Promise<void>;
  /** Undefined when it does not answer in time. */
  ask(what: Asked): Promise<unknown>;
  /**
   * Tells it to answer what it accepted and to end; after `left` milliseconds it cuts off whoever is not answered. Without
   * it other workers go on, and callers who stay connected are sent to them.
   */
  end(left?: number): Promise<void>;
}

/** Starts a worker. `write` is given its log, whole lines at a time. */
export function beginWorker(start: Start, write: (text: string) => void): Worker {
  // Connections go to the workers in turn; the system's own way gives most of them to one.
  cluster.schedulingPolicy = cluster.SCHED_RR;
  cluster.setupPrimary({
    exec: fileURLToPath(processAddress),
    args: [],
    // Node 22 warns that SQLite is experimental, which nobody need read.
    execArgv: [...process.execArgv, '--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const worker = cluster.fork();
  const asked = new Map<number, (value: unknown) => void>();
  const whenNoted: (() => void)[] = [];
  const { promise: ready, resolve: isReady, reject: isNotReady } = Promise.withResolvers<Facts>();
  const { promise: gone, resolve: isGone } = Promise.withResolvers<void>();
  ready.catch(() => {});
  let lastId = 0;
  let serves = false;

  const tell = (message: ToWorker) => {
    if (worker.isConnected()) worker.send(message, () => {});
  };

  function hear(message: FromWorker): void {
    switch (message.kind) {
      case 'here':
        tell({ kind: 'start', start });
        break;
      case 'ready':
        serves = true;
        isReady(message.facts);
        break;
      case 'failed':
        isNotReady(message.status === 2 ? new SettingError(message.sentence) : new Error(message.sentence));
        break;
      case 'lead noted':
        whenNoted.shift()?.();
        break;
      case 'answer':
        asked.get(message.id)?.(message.value);
    }
  }

  function ask(what: Asked): Promise<unknown> {
    const id = ++lastId;
    return new Promise((resolve) => {
      const answer = (value: unknown) => {
        clearTimeout(tooLate);
        asked.delete(id);
        resolve(value);
      };
      const tooLate = setTimeout(answer, LONGEST_ANSWER, undefined);
      asked.set(id, answer);
      tell({ kind: 'ask', id, what });
    });
  }

  worker.on('message', hear);
  worker.on('error', isNotReady);
  worker.on('exit', (code, signal) => {
    isNotReady(new Error(`A process of the server ended with ${signal ?? code} before it served.`));
    isGone();
  });
  handOnUntaken(worker);
  const { promise: hung, resolve: hangs } = Promise.withResolvers<void>();
  void ready.then(endOnceItHangs, () => {});

  async function endOnceItHangs(): Promise<void> {
    for (let heard = performance.now(); performance.now() - heard < LONGEST_SILENCE; ) {
      if (worker.isDead()) return;
      if ((await ask('life')) !== undefined) heard = performance.now();
      await pause(ASK_EVERY, undefined, { ref: false });
    }
    hangs();
    worker.process.kill('SIGKILL');
  }

  // A process that is killed may leave half a line, which is left out.
  forwardLines(worker, write);

  return {
    number: start.number,
    pid: worker.process.pid ?? 0,
    ready,
    gone,
    tellLead(address) {
      const noted = new Promise<void>((resolve) => whenNoted.push(resolve));
      tell({ kind: 'lead', address });
      return Promise.race([noted, gone]);
    },
    hung,
    ask,
    async end(left) {
      // A worker that has not begun to serve has nothing to answer.
      const tooLate = setTimeout(() => worker.process.kill('SIGKILL'), serves ? LONGEST_END : 0);
      tell({ kind: 'stop', left });
      await gone;
      clearTimeout(tooLate);
    },
  };
}

/** Forwards whole lines, as many as came together, so that the lines of several processes are never mixed. */
function forwardLines({ process }: Process, write: (text: string) => void): void {
  let rest = '';
  process.stdout!.setEncoding('utf8').on('data', (text: string) => {
    const end = text.lastIndexOf('\n') + 1;
    if (end === 0) rest += text;
    else {
      write(rest + text.slice(0, end));
      rest = text.slice(end);
    }
  });
}
