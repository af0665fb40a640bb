import type { ChildProcess } from 'node:child_process';
import { Refusal } from '../domain/refusal.ts';
import { beginProcess, keepAlive, notBegun } from '../processes/own-process.ts';
import type { PrintJob, PrintResult } from './print-process.ts';
import { processAddress } from './process-address.ts';

/** What the making of documents may use. */
export interface MakingLimits {
  /** Documents that may wait to be made. Further callers are told to try again. */
  readonly mostWaiting: number;
  /** Milliseconds that one document may take, from when it is begun. */
  readonly longest: number;
  /** Megabytes of objects that the process may hold; the pixels of pictures are not among them. */
  readonly mostMemory: number;
  /** Milliseconds without a document after which the process ends: what it has grown to is given back only then. */
  readonly idle: number;
}

interface Waiting {
  readonly job: PrintJob;
  resolve(bytes: Uint8Array | undefined): void;
  reject(error: Error): void;
}

/** What goes on in a process: one document at a time, so that one which ends its process ends no other. */
interface Maker {
  readonly process: ChildProcess;
  readonly ended: Promise<void>;
  current?: Waiting | undefined;
  /** Runs out when the document takes too long, or when the process has been idle for long. */
  timer?: NodeJS.Timeout | undefined;
}

/**
 * Makes one document after the other. The process starts with the first one, opens its fonts once, and ends when nothing was
 * made for a while. If it fails, the document it was making is refused, and another process makes those that wait.
 */
export function startMaking(onRemark: (remark: string) => void, limits: MakingLimits) {
  const waiting: Waiting[] = [];
  let maker: Maker | undefined;
  let lastId = 0;

  function begin(): Maker {
    const process = beginProcess(processAddress, limits.mostMemory);
    const { promise: ended, resolve } = Promise.withResolvers<void>();
    const begun: Maker = { process, ended };
    process.on('message', (result: PrintResult) => take(begun, result));
    process.on('error', (error) => {
      resolve();
      fail(begun, notBegun(error));
    });
    process.on('exit', (code, signal) => {
      resolve();
      fail(begun, problemOf(code, signal));
    });
    return begun;
  }

  function goOn(): void {
    if (maker?.current) return;
    const next = waiting.shift();
    if (next) {
      try {
        maker ??= begin();
      } catch (error) {
        // Nobody else would catch it: we are called from events, too.
        next.reject(error as Error);
        goOn();
        return;
      }
      give(maker, next);
    } else if (maker) rest(maker);
  }

  function give(to: Maker, next: Waiting): void {
    to.current = next;
    clearTimeout(to.timer);
    to.timer = setTimeout(() => fail(to, new Refusal(503, TOO_LONG)), limits.longest);
    // A document that is being made keeps the program alive, an idle process does not.
    keepAlive(to.process, true);
    // Where files are wanting it did not begin and has no line to be sent on: its error comes in a moment.
    if (to.process.channel) to.process.send(next.job, (error) => error && fail(to, error));
  }

  function rest(idle: Maker): void {
    keepAlive(idle.process, false);
    clearTimeout(idle.timer);
    idle.timer = setTimeout(() => end(idle), limits.idle).unref();
  }

  function end(ending: Maker): Promise<void> {
    if (maker === ending) maker = undefined;
    clearTimeout(ending.timer);
    // Its end is waited for, and the program with it.
    keepAlive(ending.process, true);
    ending.process.kill('SIGKILL');
    return ending.ended;
  }

  function fail(failed: Maker, error: Error): void {
    if (maker !== failed) return;
    void end(failed);
    failed.current?.reject(error);
    goOn();
  }

  function take(from: Maker, result: PrintResult): void {
    const { current } = from;
    if (!current || maker !== from) return;
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
      const ending = maker;
      if (!ending) return;
      const ended = end(ending);
      ending.current?.reject(stopped);
      await ended;
    },
  };
}

const TOO_LONG = 'The document takes too long to be made.';

/**
 * Why a process ended. Node aborts one that needs more memory than it may use; where there are no signals, the number stands for
 * it. A machine without memory kills the process that it thinks the largest.
 */
function problemOf(code: number | null, signal: NodeJS.Signals | null): Error {
  if (signal === 'SIGABRT' || code === 134) {
    return new Refusal(400, 'The document needs more memory than a document may use.');
  }
  if (signal === 'SIGKILL') return new Refusal(503, 'The document could not be made now. Try again in a moment.');
  return new Error(`The printing process ended (${signal ?? code}).`);
}
