import type { Worker } from './worker.ts';

/**
 * Milliseconds before a worker that ended is replaced: `first`, then doubled each time up to `longest`. After
 * `forgotten` it begins with `first` again.
 */
const BACK_OFF = { first: 100, longest: 30_000, forgotten: 60_000 };

/** The place of a worker: whichever worker has its number. */
export interface Place {
  readonly number: number;
  worker: Worker | undefined;
  /** Changes the place once the changes before have ended. */
  change(work: () => Promise<void>): Promise<void>;
  /** Its worker ended by itself after so many milliseconds. */
  ended(served: number): void;
  /** Milliseconds to wait before the next worker is tried. */
  beforeNextTry(): number;
}

export function placeOf(number: number): Place {
  let changing: Promise<unknown> = Promise.resolve();
  let failures = 0;
  return {
    number,
    worker: undefined,
    change(work) {
      const done = changing.then(work);
      changing = done.catch(() => {});
      return done;
    },
    ended(served) {
      if (served > BACK_OFF.forgotten) failures = 0;
    },
    beforeNextTry: () => Math.min(BACK_OFF.longest, BACK_OFF.first * 2 ** failures++),
  };
}
