import { Worker } from 'node:worker_threads';
import { Refusal } from '../domain/refusal.ts';
import type { PrintJob, PrintResult } from './print-worker.ts';
import { workerAddress } from './worker-address.ts';

/** What the making of documents may use. */
export interface MakingLimits {
  /** Documents that may wait to be made. Further callers are told to try again. */
  readonly mostWaiting: number;
  /** Milliseconds that one document may take, from when it is begun. */
  readonly longest: number;
  /** Megabytes of objects that the thread may hold; the pixels of pictures are not among them. */
  readonly mostMemory: number;
  /** Milliseconds without a document after which the thread ends: what it has grown to is given back only then. */
  readonly idle: number;
}

interface Waiting {
  readonly job: PrintJob;
  resolve(bytes: Uint8Array | undefined): void;
  reject(error: Error): void;
}

/** What goes on in a thread: one document at a time, so that one which ends its thread ends no other. */
interface Thread {
  readonly worker: Worker;
  current?: Waiting | undefined;
  /** Runs out when the document takes too long, or when the thread has been idle for long. */
  timer?: NodeJS.Timeout | undefined;
}

/**
 * Makes one document after the other. The thread starts with the first one, opens its fonts once, and ends when nothing was
 * made for a while. If it fails, the document it was making is refused, and another thread makes those that wait.
 */
export function startMaking(fonts: readonly string[], onRemark: (remark: string) => void, limits: MakingLimits) {
  const waiting: Waiting[] = [];
  let thread: Thread | undefined;
  let lastId = 0;

  function begin(): Thread {
    const worker = new Worker(workerAddress, {
      workerData: fonts,
      resourceLimits: { maxOldGenerationSizeMb: limits.mostMemory },
    });
    const begun: Thread = { worker };
    worker.on('message', (result: PrintResult) => take(begun, result));
    worker.on('error', (error) => fail(begun, problemOf(error as NodeJS.ErrnoException)));
    worker.on('exit', () => fail(begun, new Error('The printing thread ended.')));
    return begun;
  }

  function goOn(): void {
    if (thread?.current) return;
    const next = waiting.shift();
    if (next) {
      thread ??= begin();
      give(thread, next);
    } else if (thread) rest(thread);
  }

  function give(to: Thread, next: Waiting): void {
    to.current = next;
    clearTimeout(to.timer);
    to.timer = setTimeout(() => fail(to, new Refusal(503, TOO_LONG)), limits.longest);
    // A document that is being made keeps the program alive, an idle thread does not.
    to.worker.ref();
    to.worker.postMessage(next.job);
  }

  function rest(idle: Thread): void {
    idle.worker.unref();
    clearTimeout(idle.timer);
    idle.timer = setTimeout(() => end(idle), limits.idle).unref();
  }

  function end(ending: Thread): Promise<unknown> {
    if (thread === ending) thread = undefined;
    clearTimeout(ending.timer);
    return ending.worker.terminate();
  }

  function fail(failed: Thread, error: Error): void {
    if (thread !== failed) return;
    void end(failed);
    failed.current?.reject(error);
    goOn();
  }

  function take(from: Thread, result: PrintResult): void {
    const { current } = from;
    if (!current || thread !== from) return;
    from.current = undefined;
    if ('bytes' in result) {
      for (const remark of result.remarks) onRemark(remark);
      current.resolve(result.bytes);
    } else if ('refusal' in result) current.reject(new Refusal(result.status, result.refusal));
    else current.reject(new Error(`The document could not be made: ${result.problem}`));
    goOn();
  }

  return {
    make(job: (id: number) => PrintJob): Promise<Uint8Array | undefined> {
      if (waiting.length >= limits.mostWaiting) {
        const again = { 'retry-after': '1' };
        return Promise.reject(new Refusal(503, 'Too many documents wait to be made. Try again in a moment.', again));
      }
      const { promise, resolve, reject } = Promise.withResolvers<Uint8Array | undefined>();
      waiting.push({ job: job(++lastId), resolve, reject });
      goOn();
      return promise;
    },
    async close() {
      const stopped = new Error('The server stops.');
      for (const { reject } of waiting.splice(0)) reject(stopped);
      const ending = thread;
      if (!ending) return;
      const ended = end(ending);
      ending.current?.reject(stopped);
      await ended;
    },
  };
}

const TOO_LONG = 'The document takes too long to be made.';

const problemOf = (error: NodeJS.ErrnoException) =>
  error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? new Refusal(400, 'The document needs more memory than a document may use.')
    : error;
