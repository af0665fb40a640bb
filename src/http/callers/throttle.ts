import { Refusal } from '../../domain/refusal.ts';
import type { Caller } from '../permissions.ts';

/** Milliseconds between two requests of one customer key in remote mode (`api-conventions.md` 12). */
function remoteInterval(caller: Caller): number {
  if (caller.permissions.has('Enterprise')) return 500;
  return caller.permissions.size > 1 ? 1000 : 5000;
}

/** Customers remembered; beyond it those whose turn has come are forgotten, and nobody else: that would spare them the wait. */
const REMEMBERED = 10_000;

/**
 * Refuses a customer's next request with 429 and Retry-After until its turn has come. `interval` is the time between two
 * turns, undefined for a caller who need not wait.
 */
export function throttle(
  milliseconds: () => number,
  interval: (caller: Caller) => number | undefined = remoteInterval,
): (caller: Caller) => void {
  const nextTurn = new Map<string, number>();
  return (caller) => {
    const pause = interval(caller);
    if (pause === undefined) return;
    const now = milliseconds();
    const wait = (nextTurn.get(caller.customer) ?? 0) - now;
    if (wait > 0) throw new Refusal(429, 'Too many requests', { 'retry-after': String(Math.ceil(wait / 1000)) });
    if (nextTurn.size >= REMEMBERED) {
      for (const [customer, turn] of nextTurn) if (turn <= now) nextTurn.delete(customer);
    }
    nextTurn.set(caller.customer, now + pause);
  };
}
