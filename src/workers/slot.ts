import { setTimeout as pause } from 'node:timers/promises';
import type { Log } from './own-log.ts';
import type { Worker } from './worker.ts';

/**
 * Milliseconds before a process that ended by itself is replaced: `first`, then doubled each time up to `longest`. After
 * `forgotten` it begins with `first` again.
 */
const BACK_OFF = { first: 100, longest: 30_000, forgotten: 60_000 };

/** "Worker 2" of a server, whichever process that is at the moment: one that ends by itself is replaced. */
export interface Slot {
  readonly number: number;
  /** The process that serves; undefined while there is none. */
  worker(): Worker | undefined;
  /** Starts a process, and resolves once it serves. */
  fill(): Promise<void>;
  /** Replaces the process. The new one serves before the old one is told to end. */
  renew(): Promise<void>;
  /** From now on nothing is replaced. */
  close(): void;
}

interface SlotOptions {
  readonly number: number;
  readonly begin: () => Worker;
  /** Tells the worker, which has begun to serve, what the others know, and them what they must know about it. */
  readonly introduce: (worker: Worker) => Promise<void>;
  /** Its process ended by itself, or because the server stops. */
  readonly onLost: () => void;
  readonly log: Log;
}

export function slotOf({ number, begin, introduce, onLost, log }: SlotOptions): Slot {
  let current: Worker | undefined;
  let lastChange: Promise<unknown> = Promise.resolve();
  let failures = 0;
  let isClosed = false;

  /** A restart and a replacement never change the slot at the same time. */
  function inTurn(change: () => Promise<void>): Promise<void> {
    const done = lastChange.then(change);
    lastChange = done.catch(() => {});
    return done;
  }

  async function fill(): Promise<void> {
    const worker = begin();
    await worker.ready;
    // From here on the supervisor finds it, so it misses nothing that others are told meanwhile.
    current = worker;
    await introduce(worker);
    log('info', `Worker ${number} serves.`, { worker: number, process: worker.pid });
    const since = performance.now();
    void worker.gone.then(() => onGone(worker, performance.now() - since));
    void worker.hung.then(() => log('error', `Worker ${number} no longer answers and is ended.`, { worker: number }));
  }

  function onGone(worker: Worker, served: number): void {
    if (worker !== current) return;
    current = undefined;
    onLost();
    if (isClosed) return;
    if (served > BACK_OFF.forgotten) failures = 0;
    log('error', `Worker ${number} ended by itself and is replaced.`, { worker: number });
    void refill();
  }

  async function refill(): Promise<void> {
    const isEmpty = () => current === undefined && !isClosed;
    const fillIfEmpty = async () => {
      if (isEmpty()) await fill();
    };
    while (isEmpty()) {
      await pause(Math.min(BACK_OFF.longest, BACK_OFF.first * 2 ** failures++));
      await inTurn(fillIfEmpty).catch((error) => {
        if (!isClosed) log('error', `Worker ${number} cannot be replaced: ${error.message}`);
      });
    }
  }

  return {
    number,
    worker: () => current,
    fill,
    renew: () =>
      inTurn(async () => {
        const old = current;
        await fill();
        await old?.end();
      }),
    close() {
      isClosed = true;
    },
  };
}
