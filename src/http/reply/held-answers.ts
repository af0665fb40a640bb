import type { ServerResponse } from 'node:http';
import { Refusal } from '../../domain/refusal.ts';
import type { Reply } from '../operation.ts';

/** Characters of answers that callers have not taken yet: of one customer, and of all. */
const LIMITS = { ofOne: 32_000_000, ofAll: 160_000_000 };
/** A customer may always hold this much, whatever others hold. Answers shorter than this count as ordinary. */
const FREE = 1_000_000;
/** Answers shorter than this are always given: there are no more of them than connections. */
const SHORT = 65_536;

type Made = Pick<Reply, 'body' | 'bytes'>;

/** Whose answer it is, and to which operation. */
interface Asked {
  readonly customer: string;
  /** The operation's path, e.g. `/commlogs`. */
  readonly path: string;
  /** False for a write: its answer is always given. */
  readonly isRead: boolean;
}

/** Counts answers that were sent and not read yet, so that callers who do not read cannot use up the memory. */
interface HeldAnswers {
  /**
   * Refuses with 503, before the answer is made, a customer who leaves too much unread and asks again for an
   * operation whose answers were long. Other operations are still tried.
   */
  check(asked: Asked): void;
  /**
   * Counts an answer until it is sent or the caller has gone. Refuses with 503 a long answer to a customer who holds
   * too much.
   */
  keep(response: ServerResponse, asked: Asked, made: Made): void;
}

/** A customer who holds little is never refused: otherwise two customers who read nothing could block all others. */
export function heldAnswers(limits = LIMITS): HeldAnswers {
  const customers = new Map<string, number>();
  const operations = new Map<string, number>();
  let total = 0;

  /** Ordinary answers get twice the room, so that one program that hangs does not block the others that use its key. */
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
      if (operations.size === 0) return;
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
