import { type IdleLook, NO_ROWS, type Watch } from '../db/subscriptions/subscriptions.ts';
import { type Delivering, deliver, type Standing } from './deliver.ts';
import { type DueTimes, isDue, type Remembered } from './due-times.ts';
import { lanes } from './lanes.ts';
import { watchTables } from './watch-tables.ts';

/** Seconds to wait after a fault of our own, such as a database that is away. */
const AFTER_FAULT = 5;

/** One look at the subscriptions. */
interface OneLook {
  readonly now: string;
  /** Those that had nothing to be told; added to. */
  readonly idle: IdleLook[];
  /** How the key of the subscription stands. */
  readonly standing: Standing;
}

/** Tells what is to be told. Each subscription is served by itself, and by one delivery at a time. */
export function subscriptionServing(delivering: Delivering, times: DueTimes, onFault: (error: unknown) => void) {
  const { practice, look, open, signal } = delivering;
  const running = new Map<string, Promise<void>>();
  const enter = lanes();

  /** Most looks find nothing. This one statement finds out, and answers the subscription's new place in that case. */
  async function idleAt({ WatchTable, Position, RowsSince, RowsAfter }: Watch): Promise<IdleLook['after'] | undefined> {
    if (RowsSince !== NO_ROWS) return undefined;
    const { table } = watchTables[WatchTable]!;
    const page = await practice.feed!.read(look, { after: Position, tables: [table], limit: 1 });
    const isIdle = !page.isLost && page.changes.length === 0 && page.next >= page.head;
    return isIdle ? { Position: page.next, RowsSince, RowsAfter } : undefined;
  }

  async function serve(watch: Watch, memory: Remembered): Promise<void> {
    const leave = await enter(watch.Owner, memory.hasFailed);
    try {
      if (signal.aborted) return;
      const wait = await deliver(delivering, watch);
      memory.hasFailed = wait !== undefined;
      if (wait !== undefined) memory.tryAt = performance.now() + wait * 1000;
    } catch (error) {
      memory.hasFailed = true;
      memory.tryAt = performance.now() + AFTER_FAULT * 1000;
      if (!signal.aborted) onFault(error);
    } finally {
      leave();
    }
  }

  return {
    isServed: (name: string) => running.has(name),
    /** Begins to serve a subscription that is due and has something to be told. */
    async lookAt(watch: Watch, { now, idle, standing: ofKey }: OneLook): Promise<void> {
      const name = String(watch.SubscriptionNum);
      const memory = times.memoryOf(watch);
      const time = performance.now();
      const standing = open(watch.SealedKey) === undefined ? 'unknown' : ofKey;
      if (running.has(name) || standing === 'unknown') return;
      if (standing === 'admitted') {
        if (!isDue(watch, now, memory, time)) return;
        if (watch.PendingAt === undefined) {
          memory.lookedAt = time;
          const after = await idleAt(watch);
          if (after) return void idle.push({ ...watch, after });
        }
      }
      running.set(
        name,
        serve(watch, memory).finally(() => running.delete(name)),
      );
    },
    /** Resolves once nobody is served any more. */
    ended: () => Promise.allSettled(running.values()),
  };
}
