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

/** Milliseconds between two questions whether a worker lives, and without an answer after which it is ended. */
const ASK_EVERY = 2_000;
const LONGEST_SILENCE = 15_000;

/** A process that serves, as its supervisor sees it. */
export interface Worker {
  readonly pid: number;
  /** Its facts once it serves; rejects with the sentence of a start that failed, or if it ended before. */
  readonly ready: Promise<Facts>;
  /** Resolves once the process is gone. */
  readonly gone: Promise<void>;
  /** Resolves when it is ended because it has not answered for long; the process of such a worker may hang for ever. */
  readonly hung: Promise<void>;
  /** Resolves once it knows where the lead is, or is gone. */
  tellLead(address: string | undefined): Promise<void>;
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
  const worker = fork();
  handOnUntaken(worker);
  forwardLines(worker, write);
  const ready = Promise.withResolvers<Facts>();
  const gone = Promise.withResolvers<void>();
  const whenLeadNoted: (() => void)[] = [];
  let serves = false;

  const tell = (message: ToWorker) => {
    if (worker.isConnected()) worker.send(message, () => {});
  };
  const questions = questionsTo(tell);

  function hear(message: FromWorker): void {
    switch (message.kind) {
      case 'here':
        tell({ kind: 'start', start });
        break;
      case 'ready':
        serves = true;
        ready.resolve(message.facts);
        break;
      case 'failed':
        ready.reject(message.status === 2 ? new SettingError(message.sentence) : new Error(message.sentence));
        break;
      case 'lead noted':
        whenLeadNoted.shift()?.();
        break;
      case 'answer':
        questions.answered(message.id, message.value);
    }
  }

  worker.on('message', hear);
  worker.on('error', ready.reject);
  worker.on('exit', (code, signal) => {
    ready.reject(new Error(`A process of the server ended with ${signal ?? code} before it served.`));
    gone.resolve();
  });
  // Whoever needs to know waits for it; an error that nobody waits for would end this process.
  ready.promise.catch(() => {});

  return {
    pid: worker.process.pid ?? 0,
    ready: ready.promise,
    gone: gone.promise,
    hung: killOnceItHangs(worker, ready.promise, questions.ask),
    ask: questions.ask,
    tellLead(address) {
      const noted = new Promise<void>((resolve) => whenLeadNoted.push(resolve));
      tell({ kind: 'lead', address });
      return Promise.race([noted, gone.promise]);
    },
    async end(left) {
      // A worker that has not begun to serve has nothing to answer.
      const tooLate = setTimeout(() => worker.process.kill('SIGKILL'), serves ? LONGEST_END : 0);
      tell({ kind: 'stop', left });
      await gone.promise;
      clearTimeout(tooLate);
    },
  };
}

function fork(): Process {
  // Connections go to the workers in turn; the system's own way gives most of them to one.
  cluster.schedulingPolicy = cluster.SCHED_RR;
  cluster.setupPrimary({
    exec: fileURLToPath(processAddress),
    args: [],
    // Node 22 warns that SQLite is experimental, which nobody need read.
    execArgv: [...process.execArgv, '--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  return cluster.fork();
}

/** Questions to a worker, which it answers by their ids. */
function questionsTo(tell: (message: ToWorker) => void) {
  const open = new Map<number, (value: unknown) => void>();
  let lastId = 0;
  return {
    /** Undefined when no answer comes in time. */
    ask(what: Asked): Promise<unknown> {
      const id = ++lastId;
      return new Promise((resolve) => {
        const answer = (value: unknown) => {
          clearTimeout(tooLate);
          open.delete(id);
          resolve(value);
        };
        const tooLate = setTimeout(answer, LONGEST_ANSWER, undefined);
        open.set(id, answer);
        tell({ kind: 'ask', id, what });
      });
    },
    answered: (id: number, value: unknown) => open.get(id)?.(value),
  };
}

/** Resolves when a worker that serves was killed for its silence; never if it ends otherwise. */
async function killOnceItHangs(worker: Process, ready: Promise<unknown>, ask: Worker['ask']): Promise<void> {
  const never = new Promise<void>(() => {});
  try {
    await ready;
  } catch {
    return never;
  }
  for (let heard = performance.now(); performance.now() - heard < LONGEST_SILENCE; ) {
    if (worker.isDead()) return never;
    if ((await ask('life')) !== undefined) heard = performance.now();
    await pause(ASK_EVERY, undefined, { ref: false });
  }
  worker.process.kill('SIGKILL');
}

/**
 * Forwards whole lines, as many as came together, so that the lines of several processes are never mixed. Half a line, as
 * a process that is killed may leave, is left out.
 */
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
