import type { ServerResponse } from 'node:http';
import { Refusal } from '../domain/refusal.ts';
import type { Reply } from './operation.ts';

/** Characters of answers that callers have not taken yet: of one customer, and of all. */
const LIMITS = { ofOne: 32_000_000, ofAll: 160_000_000 };
/** What a customer may always hold, however much others do; shorter answers are of ordinary length. */
const FREE = 1_000_000;
/** Shorter answers are always given: the connections that wait for them bound them. */
const SHORT = 65_536;

type Made = Pick<Reply, 'body' | 'bytes'>;

/** Whose answer it is, and to which operation. */
export interface Asked {
  readonly customer: string;
  /** The operation's path, e.g. `/commlogs`. */
  readonly path: string;
  /** What was written is always told. */
  readonly isRead: boolean;
}

/** Counts what is answered and not taken, so that readers who do not read cannot use up the memory. */
export interface HeldAnswers {
  /**
   * Refuses with 503, before anything is made, a customer who leaves too much unread and asks for more of what was so
   * long. All other operations are tried.
   */
  check(asked: Asked): void;
  /** Counts an answer until it has left, or its caller has; a long one of a customer with too much is let go, with 503. */
  keep(response: ServerResponse, asked: Asked, made: Made): void;
}

/** Two customers who read nothing must not keep the others waiting, so whoever holds little is never refused. */
export function heldAnswers(limits = LIMITS): HeldAnswers {
  const customers = new Map<string, number>();
  const operations = new Map<string, number>();
  let total = 0;

  /** Answers of ordinary length have as much room again, so that a program that hangs does not shut out the others of its key. */
  function requireRoom({ customer, isRead }: Asked, length: number): void {
    const own = customers.get(customer) ?? 0;
    const more = length < FREE ? 2 : 1;
    if (!isRead || own <= FREE || (own <= limits.ofOne * more && total <= limits.ofAll * more)) return;
    throw new Refusal(503, 'Earlier answers to this key wait to be read. Read them, or end their connections.', {
      'retry-after': '1',
    });
  }

  function count({ customer, path }: Asked, change: number): void {
    add(customers, customer, change);
    add(operations, nameOf(customer, path), change);
    total += change;
  }

  return {
    check(asked) {
      const held = operations.get(nameOf(asked.customer, asked.path)) ?? 0;
      if (held > FREE) requireRoom(asked, held);
    },
    keep(response, asked, { body, bytes }) {
      const length = bytes?.length ?? body.length;
      if (length < SHORT || response.destroyed) return;
      requireRoom(asked, length);
      count(asked, length);
      response.once('close', () => count(asked, -length));
    },
  };
}

const nameOf = (customer: string, path: string) => `${customer} ${path}`;

function add(counts: Map<string, number>, name: string, change: number): void {
  const held = (counts.get(name) ?? 0) + change;
  if (held > 0) counts.set(name, held);
  else counts.delete(name);
}
