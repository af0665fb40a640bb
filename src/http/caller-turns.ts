import type { Practice } from '../db/practice.ts';
import { Refusal } from '../domain/refusal.ts';
import { timeSpent } from './time-spent.ts';
import { type Asker, turnQueue } from './turn-queue.ts';

export interface TurnLimits {
  /** Requests worked on at the same time. */
  readonly atOnce: number;
  /** Requests of one customer, and of all, that may wait. */
  readonly waitingOfOne: number;
  readonly waitingOfAll: number;
  /** Milliseconds from its arrival after which a waiting request is sent away. */
  readonly longestWait: number;
}

const QUEUES = { waitingOfOne: 1000, waitingOfAll: 2000, longestWait: 3000 };

type Kind = Pick<Practice, 'writesOneAtATime'>;

/**
 * Reads of an embedded database run in this thread, so many at once would gain nothing and delay the next caller. Those
 * of a server leave sessions of the pool to the writes: no write waits behind reads.
 */
export const readTurns = (practice: Kind): TurnLimits => ({ ...QUEUES, atOnce: practice.writesOneAtATime ? 2 : 6 });

/** Writes of an embedded database share a flush: the more there are, the less each costs. */
export const writeTurns = (practice: Kind): TurnLimits => ({
  ...QUEUES,
  atOnce: practice.writesOneAtATime ? 64 : 8,
});

export type CallerTurns = <T>(asker: Asker, work: () => Promise<T>) => Promise<T>;

const comeAgain = (status: number, sentence: string) => new Refusal(status, sentence, { 'retry-after': '1' });

/**
 * Runs the work of all callers a few at a time. Those who wait take turns by customer, the addresses of a customer among
 * themselves, and of one address whoever took least of the server's time lately: a caller with a thousand requests, or
 * with costly ones, delays another one's by a few, not by all. Too
 * many of one customer are refused at once with 429, too many of all with 503, and who waited too long gets 503.
 */
export function callerTurns(limits: TurnLimits): CallerTurns {
  const spent = timeSpent();
  const queue = turnQueue<() => void>(spent.of);
  let active = 0;

  function end(): void {
    const next = queue.shift();
    if (next) next();
    else active--;
  }

  function wait(asker: Asker): Promise<void> {
    if (queue.sizeOf(asker.customer) >= limits.waitingOfOne) {
      throw comeAgain(429, 'Too many requests of this key wait for an answer. Try again in a moment.');
    }
    if (queue.size() >= limits.waitingOfAll) {
      throw comeAgain(503, 'Too many requests wait for an answer. Try again in a moment.');
    }
    return new Promise((resolve, reject) => {
      const leave = queue.push(asker, () => {
        clearTimeout(timer);
        resolve();
      });
      const timer = setTimeout(() => {
        leave();
        reject(comeAgain(503, 'The server is busy. Try again in a moment.'));
      }, limits.longestWait);
    });
  }

  return async (asker, work) => {
    if (active < limits.atOnce) active++;
    else await wait(asker);
    const start = performance.now();
    try {
      return await work();
    } finally {
      spent.add(asker.connection, performance.now() - start);
      end();
    }
  };
}

/** Queries of one customer that run at the same time, and of all; a query may take a minute. */
const QUERIES = { waitingOfOne: 20, waitingOfAll: 200, longestWait: 30_000 };

/**
 * Turns of callers' own SQL: one at a time for each customer, so that whoever asks heavy ones waits behind them alone, and
 * three at a time for all.
 */
export function queryTurns(): CallerTurns {
  const ofAll = callerTurns({ ...QUERIES, atOnce: 3 });
  const ofOne = new Map<string, { readonly turns: CallerTurns; running: number }>();
  return async (asker, work) => {
    const own = ofOne.get(asker.customer) ?? { turns: callerTurns({ ...QUERIES, atOnce: 1 }), running: 0 };
    ofOne.set(asker.customer, own);
    own.running++;
    try {
      return await own.turns(asker, () => ofAll(asker, work));
    } finally {
      if (--own.running === 0) ofOne.delete(asker.customer);
    }
  };
}
