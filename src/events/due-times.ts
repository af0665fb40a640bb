import { LONGEST_WAIT } from '../db/subscriptions/deliveries.ts';
import type { Watch } from '../db/subscriptions/subscriptions.ts';
import { MIN_DATE_TIME } from '../domain/calendar.ts';
import { addSeconds } from '../domain/moments.ts';

/** What this process remembers of a subscription, in its own time (milliseconds). */
export interface Remembered {
  /** The last look for changes. */
  lookedAt: number;
  /** The next try of what failed. */
  tryAt: number;
  hasFailed: boolean;
}

/** When subscriptions are to be looked at or tried again, as far as this process remembers them. */
export interface DueTimes {
  memoryOf(watch: Watch): Remembered;
  /** Forgets those that are no longer there. */
  keepOnly(all: readonly Watch[]): void;
  /** Milliseconds until the next of these is due; those that are served now are left out. Infinity if none is left. */
  untilNext(all: readonly Watch[], isServed: (name: string) => boolean): number;
}

export function dueTimes(): DueTimes {
  const remembered = new Map<string, Remembered>();

  function memoryOf({ SubscriptionNum }: Watch): Remembered {
    const name = String(SubscriptionNum);
    const known = remembered.get(name) ?? { lookedAt: performance.now(), tryAt: 0, hasFailed: false };
    remembered.set(name, known);
    return known;
  }

  return {
    memoryOf,
    keepOnly(all) {
      const names = new Set(all.map(({ SubscriptionNum }) => String(SubscriptionNum)));
      for (const name of remembered.keys()) if (!names.has(name)) remembered.delete(name);
    },
    untilNext(all, isServed) {
      const time = performance.now();
      let soonest = Number.POSITIVE_INFINITY;
      for (const watch of all) {
        const { SubscriptionNum, WatchTable, PollingSeconds, PendingAt, IsPaused } = watch;
        if (IsPaused || WatchTable === '' || isServed(String(SubscriptionNum))) continue;
        const { lookedAt, tryAt } = memoryOf(watch);
        const at = PendingAt === undefined ? lookedAt + PollingSeconds * 1000 : tryAt;
        if (at > time) soonest = Math.min(soonest, at - time);
      }
      return soonest;
    },
  };
}

/**
 * Whether a subscription is to be looked at, or what is pending to be tried again. `now` is the office's time, `time`
 * this machine's: either decides, since tests move the first, and summer time the second.
 */
export function isDue(watch: Watch, now: string, memory: Remembered, time: number): boolean {
  const { PendingAt } = watch;
  if (watch.IsPaused || watch.WatchTable === '' || isOver(watch, now)) return false;
  if (PendingAt === undefined) return isLookDue(watch, now, memory, time);
  if (memory.hasFailed && time >= memory.tryAt) return true;
  // Nothing waits longer: a clock that was ahead when it failed has been set back since.
  return PendingAt <= now || PendingAt > addSeconds(now, LONGEST_WAIT);
}

const isOver = ({ DateTimeStop }: Watch, now: string) => DateTimeStop !== MIN_DATE_TIME && DateTimeStop < now;

/** When the office's time has reached DateTimeStart + PollingSeconds (the guide), or as many seconds have passed here. */
function isLookDue({ DateTimeStart, PollingSeconds, StartsAt }: Watch, now: string, memory: Remembered, time: number) {
  if (StartsAt > now) return false;
  if (addSeconds(DateTimeStart, PollingSeconds) <= now) return true;
  return time - memory.lookedAt >= PollingSeconds * 1000;
}
