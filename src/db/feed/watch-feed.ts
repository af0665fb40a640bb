import type { Practice } from '../practice.ts';

/** Milliseconds between two looks for changes that another server stored. */
const LOOK_EVERY = 500;

interface Waiting {
  readonly after: number;
  readonly wake: () => void;
}

/** Those who wait for changes. Where other servers store some, too, `wakeBehind` looks for them while anybody waits. */
export function waitingReaders(wakeBehind?: (waiting: Iterable<Waiting>) => Promise<void>) {
  const waiting = new Set<Waiting>();
  let looking: NodeJS.Timeout | undefined;
  let isAsking = false;

  async function look(): Promise<void> {
    if (isAsking) return;
    isAsking = true;
    try {
      await wakeBehind!(waiting);
    } catch {
      // A database that is away now is asked again.
    } finally {
      isAsking = false;
    }
  }

  return {
    /** This server stored changes. */
    told(): void {
      for (const one of waiting) one.wake();
    },
    wait(after: number, milliseconds: number, signal: AbortSignal): Promise<void> {
      if (signal.aborted) return Promise.resolve();
      return new Promise((resolve) => {
        const timer = setTimeout(() => me.wake(), milliseconds);
        const me: Waiting = {
          after,
          wake() {
            clearTimeout(timer);
            signal.removeEventListener('abort', me.wake);
            waiting.delete(me);
            if (waiting.size === 0) {
              clearInterval(looking);
              looking = undefined;
            }
            resolve();
          },
        };
        signal.addEventListener('abort', me.wake);
        waiting.add(me);
        if (wakeBehind) looking ??= setInterval(look, LOOK_EVERY);
      });
    },
  };
}

/** The same for a practice of our own. */
export function feedWatch(practice: Practice) {
  return waitingReaders(async (waiting) => {
    const [row] = await practice.read((handle) => handle.select(ENDS, []));
    const head = Number(row!.Head);
    for (const one of waiting) if (head > one.after || Number(row!.Pending) !== 0) one.wake();
  });
}

const ENDS = `SELECT COALESCE((SELECT Head FROM bitewing_feed WHERE Id = 1), 0) AS Head,
  EXISTS (SELECT 1 FROM bitewing_outbox) AS Pending`;
