import { lowestFirst } from './lowest-first.ts';
import type { Shared } from './usual-time.ts';

/** Who asks: the key's customer, the address it comes from, and the connection. */
export interface Asker extends Shared {
  readonly customer: string;
  readonly address: string;
  /** Closes when nobody waits for the answer any more; absent for what is done all the same. */
  readonly listening?: Listening | undefined;
}

interface Listening {
  readonly destroyed: boolean;
  on(event: 'close', listener: () => void): unknown;
  off(event: 'close', listener: () => void): unknown;
}

interface TurnQueue<T> {
  /** Adds an item to the line of its asker; the answer takes it out again, and tells whether it was still there. */
  push(asker: Asker, item: T): () => boolean;
  /** The item whose turn it is. */
  shift(): T | undefined;
  size(): number;
  sizeOf(customer: string): number;
}

interface Place<T> {
  readonly item: T;
  readonly rank: number;
  readonly number: number;
}

type Line<T> = ReturnType<typeof lowestFirst<Place<T>>>;

/** The lines of one customer's addresses. */
type Lines<T> = Map<string, Line<T>>;

/**
 * Lines within lines: customers take turns, and the addresses of a customer take turns. Of those who wait at one address
 * the request is next whose place comes first (`usual-time.ts`). A Map keeps the order in which its keys came, so
 * whoever was served goes to its end.
 */
export function turnQueue<T>(placeOf: (of: Shared) => number): TurnQueue<T> {
  const customers = new Map<string, Lines<T>>();
  const sizes = new Map<string, number>();
  let total = 0;
  let came = 0;

  function count(customer: string, change: number): void {
    const size = (sizes.get(customer) ?? 0) + change;
    if (size > 0) sizes.set(customer, size);
    else sizes.delete(customer);
    total += change;
  }

  return {
    push(asker, item) {
      const { customer, address } = asker;
      const lines: Lines<T> = customers.get(customer) ?? new Map();
      const line: Line<T> = lines.get(address) ?? lowestFirst();
      const place = { item, rank: placeOf(asker), number: came++ };
      line.push(place);
      lines.set(address, line);
      customers.set(customer, lines);
      count(customer, 1);
      return () => {
        const isThere = line.remove(place);
        if (isThere) count(customer, -1);
        return isThere;
      };
    },
    shift() {
      for (const [customer, lines] of customers) {
        customers.delete(customer);
        for (const [address, line] of lines) {
          lines.delete(address);
          const place = line.shift();
          if (!place) continue;
          if (line.size() > 0) lines.set(address, line);
          if (lines.size > 0) customers.set(customer, lines);
          count(customer, -1);
          return place.item;
        }
      }
      return undefined;
    },
    size: () => total,
    sizeOf: (customer) => sizes.get(customer) ?? 0,
  };
}
