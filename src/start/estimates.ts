import { setTimeout as pause } from 'node:timers/promises';
import type { Practice } from '../db/practice.ts';
import type { Key } from '../domain/key.ts';
import { Refusal } from '../domain/refusal.ts';
import { catchUpAlone, nextDue } from '../practice/insurance/due/due-estimates.ts';

/** Milliseconds between two looks while nothing is due. */
const LOOK_EVERY = 1_000;
/** Patients that are looked up at once. They are shuffled, so that two servers seldom come to the same one. */
const AHEAD = 200;
/** Milliseconds after which a patient whose estimates could not be made is tried again. */
const SET_ASIDE = 60_000;

/**
 * Patients in one unit of work, during which callers may have to wait, and how long this pauses afterwards: as a
 * multiple of the time the work took, and in milliseconds at most. An embedded database works in this thread, so
 * callers have it four fifths of the time. A database server works elsewhere: only callers of the same patients wait,
 * and facts about the plan are asked for once a unit.
 */
const PACE = {
  sqlite: { atOnce: 2, lengths: 4, longest: 20 },
  mariadb: { atOnce: 10, lengths: 0.5, longest: 20 },
} as const;

/**
 * Makes estimates anew in the background if a change touched too many patients at once, until it is stopped. The list
 * of what is due is in the database, so a server that is killed leaves it to the next one. A patient is locked while
 * the estimates are made, and a lock ends with its server.
 */
export function startEstimates(practice: Practice, onFault: (error: unknown) => void): { stop(): Promise<void> } {
  // Only a practice of ours keeps such a list.
  if (!practice.feed?.own) return { stop: async () => {} };
  const ending = new AbortController();
  const pace = PACE[practice.engine];
  const setAside = new Map<Key, number>();
  const sleep = (milliseconds: number) =>
    pause(milliseconds, undefined, { signal: ending.signal, ref: false }).catch(() => {});

  async function round(): Promise<void> {
    const now = performance.now();
    for (const [patNum, until] of setAside) if (until <= now) setAside.delete(patNum);
    const due = await nextDue(practice, AHEAD + setAside.size);
    const open = shuffled(due.filter((patNum) => !setAside.has(patNum)));
    if (open.length === 0) return sleep(LOOK_EVERY);
    for (let start = 0; start < open.length && !ending.signal.aborted; start += pace.atOnce) {
      const begun = performance.now();
      await attempt(open.slice(start, start + pace.atOnce));
      await sleep(Math.min(pace.longest, (performance.now() - begun) * pace.lengths));
    }
  }

  async function attempt(patNums: readonly Key[]): Promise<void> {
    try {
      await catchUpAlone(practice, patNums);
    } catch (error) {
      // If the database is busy or away, it is asked again later.
      if (error instanceof Refusal) return sleep(LOOK_EVERY);
      for (const patNum of patNums) setAside.set(patNum, performance.now() + SET_ASIDE);
      onFault(error);
    }
  }

  async function work(): Promise<void> {
    while (!ending.signal.aborted) {
      try {
        await round();
      } catch {
        await sleep(LOOK_EVERY);
      }
    }
  }

  const working = work();
  return {
    async stop() {
      ending.abort();
      await working;
    },
  };
}

function shuffled<T>(list: readonly T[]): T[] {
  return list
    .map((value) => ({ value, place: Math.random() }))
    .sort((one, other) => one.place - other.place)
    .map(({ value }) => value);
}
