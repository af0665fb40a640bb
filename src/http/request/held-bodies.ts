import { Refusal } from '../../domain/refusal.ts';

/**
 * Bytes of bodies held at the same moment, and of each that are taken beyond that, until one customer holds twice as much.
 * One body with a file has at most 50.4 million.
 */
const LIMITS = { ofAll: 110_000_000, ofOne: 55_000_000, free: 65_536 };

interface Held {
  readonly customer: string;
  bytes: number;
}

/** Counts the bodies that are being read or worked on, so that many large ones together fit the memory, too. */
interface HeldBodies {
  /**
   * Counts more bytes of a request. 503 when all customers together, or this one alone, hold too many. An ordinary
   * small body is taken all the same: otherwise two customers with large ones could keep everybody from writing. Only
   * thousands of small ones that one customer never ends are too many.
   */
  take(request: object, customer: string, bytes: number): void;
  /** The request is over, one way or another. */
  giveBack(request: object): void;
}

export function heldBodies(limits = LIMITS): HeldBodies {
  const requests = new WeakMap<object, Held>();
  const customers = new Map<string, number>();
  let total = 0;
  return {
    take(request, customer, bytes) {
      const held = requests.get(request) ?? { customer, bytes: 0 };
      const own = (customers.get(customer) ?? 0) + bytes;
      const isSmall = held.bytes + bytes <= limits.free && own <= limits.ofOne * 2;
      if (!isSmall && (own > limits.ofOne || total + bytes > limits.ofAll)) {
        throw new Refusal(503, 'The server holds as many large bodies as it can. Try again in a moment.', {
          'retry-after': '1',
        });
      }
      held.bytes += bytes;
      requests.set(request, held);
      customers.set(customer, own);
      total += bytes;
    },
    giveBack(request) {
      const held = requests.get(request);
      if (!held) return;
      requests.delete(request);
      const left = customers.get(held.customer)! - held.bytes;
      if (left > 0) customers.set(held.customer, left);
      else customers.delete(held.customer);
      total -= held.bytes;
    },
  };
}
