import type { ServerResponse } from 'node:http';
import { Refusal } from '../../domain/refusal.ts';

/** Callers of one customer, and of all, that may listen at the same time. */
const MOST_OF_ONE = 100;
const MOST_OF_ALL = 1000;

/** Tells operations that last when to end: their caller has gone, or the server stops. */
export interface Listeners {
  /** Refuses with 429 when this customer, or everybody together, listens too often. */
  enter(response: ServerResponse, customer: string): AbortSignal;
  /** The server stops. */
  endAll(): void;
}

export function listenersOf(): Listeners {
  const listening = new Map<AbortController, string>();
  let isStopping = false;
  return {
    enter(response, customer) {
      const mine = [...listening.values()].filter((one) => one === customer).length;
      if (mine >= MOST_OF_ONE || listening.size >= MOST_OF_ALL) {
        throw new Refusal(429, 'Too many requests listen for changes or read an export. End some of them first.', {
          'retry-after': '5',
        });
      }
      const one = new AbortController();
      listening.set(one, customer);
      response.once('close', () => {
        listening.delete(one);
        one.abort();
      });
      if (isStopping || response.destroyed) one.abort();
      return one.signal;
    },
    endAll() {
      isStopping = true;
      for (const one of listening.keys()) one.abort();
    },
  };
}
