import type { ServerResponse } from 'node:http';
import { Refusal } from '../domain/refusal.ts';
import type { Reply } from './operation.ts';

/** Characters of answers that callers have not taken yet: of one customer, and of all. */
const LIMITS = { ofOne: 32_000_000, ofAll: 160_000_000 };
/** What a customer may always hold, however much others do. */
const FREE = 1_000_000;
/** Shorter answers are always given: the connections that wait for them bound them. */
const SHORT = 65_536;

type Made = Pick<Reply, 'body' | 'bytes'>;

/** Counts what is answered and not taken, so that readers who do not read cannot use up the memory. */
export interface HeldAnswers {
  /**
   * Counts an answer until it has left, or its caller has. A long answer to a read is let go, with 503, while its customer
   * leaves too much unread; what was written is always told.
   */
  keep(response: ServerResponse, customer: string, made: Made, isRead: boolean): void;
}

/** Two customers who read nothing must not keep the others waiting, so whoever holds little is never refused. */
export function heldAnswers(limits = LIMITS): HeldAnswers {
  const customers = new Map<string, number>();
  let total = 0;

  function isTooMuch(customer: string): boolean {
    const own = customers.get(customer) ?? 0;
    return own > FREE && (own > limits.ofOne || total > limits.ofAll);
  }

  function count(customer: string, change: number): void {
    const held = (customers.get(customer) ?? 0) + change;
    if (held > 0) customers.set(customer, held);
    else customers.delete(customer);
    total += change;
  }

  return {
    keep(response, customer, { body, bytes }, isRead) {
      const length = bytes?.length ?? body.length;
      if (length < SHORT || response.destroyed) return;
      if (isRead && isTooMuch(customer)) {
        throw new Refusal(503, 'Earlier answers to this key wait to be read. Read them, or end their connections.', {
          'retry-after': '1',
        });
      }
      count(customer, length);
      response.once('close', () => count(customer, -length));
    },
  };
}
