import type { ServerResponse } from 'node:http';
import { Refusal } from '../domain/refusal.ts';
import type { Reply } from './operation.ts';

/** Characters of answers that callers have not taken yet: of one customer, and of all. */
const LIMITS = { ofOne: 32_000_000, ofAll: 160_000_000 };
/** What a customer may always hold, however much others do. */
const FREE = 1_000_000;
/** Shorter answers are bounded by the connections that wait for them. */
const COUNTED = 16_384;

/** Counts what is answered and not taken, so that readers who do not read cannot use up the memory. */
export interface HeldAnswers {
  /** Refuses, before anything is made for a customer who leaves too much unread, with 503. */
  check(customer: string): void;
  /** Counts an answer until it has left, or its caller has. */
  keep(response: ServerResponse, customer: string, length: number): void;
  /** Both, before and after an answer is made. */
  counted<T extends Made>(response: ServerResponse, customer: string, make: () => Promise<T>): Promise<T>;
}

type Made = Pick<Reply, 'body' | 'bytes'>;

/** Two customers who read nothing must not keep the others waiting, so whoever holds little is never refused. */
export function heldAnswers(limits = LIMITS): HeldAnswers {
  const customers = new Map<string, number>();
  let total = 0;

  function count(customer: string, change: number): void {
    const held = (customers.get(customer) ?? 0) + change;
    if (held > 0) customers.set(customer, held);
    else customers.delete(customer);
    total += change;
  }

  const held: HeldAnswers = {
    check(customer) {
      const own = customers.get(customer);
      if (own === undefined || own <= FREE) return;
      if (own <= limits.ofOne && total <= limits.ofAll) return;
      throw new Refusal(503, 'Earlier answers to this key wait to be read. Read them, or end their connections.', {
        'retry-after': '1',
      });
    },
    keep(response, customer, length) {
      if (length < COUNTED || response.destroyed) return;
      count(customer, length);
      response.once('close', () => count(customer, -length));
    },
    async counted(response, customer, make) {
      held.check(customer);
      const made = await make();
      held.keep(response, customer, made.bytes?.length ?? made.body.length);
      return made;
    },
  };
  return held;
}
