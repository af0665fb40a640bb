import { hostname } from 'node:os';
import { forgetDeliveries } from '../db/subscriptions/deliveries.ts';
import { allSubscriptions, type IdleLook, letGoHeld, noteIdle, type Watch } from '../db/subscriptions/subscriptions.ts';
import { unitOfWork } from '../db/unit-of-work.ts';
import type { Delivering } from './deliver.ts';
import { dueTimes } from './due-times.ts';
import { holderHere } from './holder.ts';
import { subscriptionServing } from './subscription-serving.ts';

/**
 * Most milliseconds between two looks at the subscriptions, while there are some and while there are none (another
 * server may have made one). A subscription that is due earlier is looked at when it is due, but not more often than
 * `least`.
 */
const LOOK_EVERY = { least: 50, some: 1_000, none: 3_000 };
/** Looks after which the log of deliveries is tidied. */
const TIDY_EVERY = 1_200;

interface Dispatcher {
  /** Somebody changed a subscription: looks at once. */
  poke(): void;
  stop(): Promise<void>;
}

/**
 * Finds out which subscriptions are to be told something, and tells them. Each subscription is served by itself: a dead
 * receiver delays neither writers, who only store their outbox, nor other receivers.
 */
export function startDispatcher(
  from: Omit<Delivering, 'holder' | 'machine' | 'signal'>,
  onFault: (error: unknown) => void,
): Dispatcher {
  const ending = new AbortController();
  const holder = holderHere();
  const delivering: Delivering = { ...from, holder, machine: hostname(), signal: ending.signal };
  const times = dueTimes();
  const serving = subscriptionServing(delivering, times, onFault);
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> | undefined;
  let wait = LOOK_EVERY.none;
  let looks = 0;
  /** Somebody changed a subscription during a look. */
  let isPoked = false;

  function schedule(milliseconds: number): void {
    clearTimeout(timer);
    if (ending.signal.aborted) return;
    timer = setTimeout(() => {
      looking = look()
        .catch(onFault)
        .finally(() => {
          looking = undefined;
          schedule(isPoked ? 0 : wait);
        });
    }, milliseconds).unref();
  }

  async function look(): Promise<void> {
    isPoked = false;
    const { now, all } = await from.practice.read(async (handle) => ({
      now: handle.now,
      all: await allSubscriptions(handle),
    }));
    // After a failed look the next one waits.
    wait = LOOK_EVERY.some;
    times.keepOnly(all);
    if (all.length === 0) {
      wait = LOOK_EVERY.none;
      return;
    }
    const idle: IdleLook[] = [];
    const standings = from.standings();
    for (const watch of all) {
      if (ending.signal.aborted) return;
      await serving.lookAt(watch, { now, idle, standing: standings(Number(watch.KeyNum)) });
    }
    if (idle.length > 0) await unitOfWork(from.practice, (tx) => noteIdle(tx, idle));
    wait = untilDue(all);
    if (++looks % TIDY_EVERY !== 0) return;
    for (const { SubscriptionNum } of all) {
      await unitOfWork(from.practice, (tx) => forgetDeliveries(tx, SubscriptionNum));
    }
  }

  /** Milliseconds until one of these is to be looked at or tried again. */
  function untilDue(all: readonly Watch[]): number {
    const until = times.untilNext(all, serving.isServed);
    return Math.max(LOOK_EVERY.least, Math.min(LOOK_EVERY.some, until));
  }

  schedule(0);
  return {
    poke() {
      isPoked = true;
      if (!looking) schedule(0);
    },
    async stop() {
      ending.abort();
      clearTimeout(timer);
      await looking?.catch(() => {});
      await serving.ended();
      // So that no other server has to wait until our hold on it ends.
      await unitOfWork(from.practice, (tx) => letGoHeld(tx, holder.name)).catch(() => {});
    },
  };
}
