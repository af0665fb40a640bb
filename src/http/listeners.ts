import type { FastifyInstance, FastifyReply } from 'fastify';
import { Refusal } from '../domain/refusal.ts';

/** Callers of one customer, and of all, that may listen at the same time. */
const MOST_OF_ONE = 100;
const MOST_OF_ALL = 1000;

/** Tells operations that last when to end: their caller has gone, or the server stops. */
export function listenersOf(app: FastifyInstance) {
  const listening = new Map<AbortController, string>();
  let isStopping = false;
  app.addHook('preClose', async () => {
    isStopping = true;
    for (const one of listening.keys()) one.abort();
  });
  return {
    /** Refuses with 429 when this customer, or everybody together, listens too often. */
    enter({ raw }: FastifyReply, customer: string): AbortSignal {
      const mine = [...listening.values()].filter((one) => one === customer).length;
      if (mine >= MOST_OF_ONE || listening.size >= MOST_OF_ALL) {
        throw new Refusal(429, 'Too many requests listen for changes or read an export. End some of them first.', {
          'retry-after': '5',
        });
      }
      const one = new AbortController();
      listening.set(one, customer);
      raw.once('close', () => {
        listening.delete(one);
        one.abort();
      });
      if (isStopping || raw.destroyed) one.abort();
      return one.signal;
    },
  };
}
