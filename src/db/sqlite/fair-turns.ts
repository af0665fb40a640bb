import type { Soon } from '../../domain/soon.ts';

/** Work of one event-loop turn before the rest waits for the next, in milliseconds. */
const TURN_MILLISECONDS = 1;

/**
 * Lets the event loop breathe between synchronous reads. Node accepts one new connection a turn, so 64 handlers of
 * 0.8 ms in one turn starve the 65th client for seconds; with this gate p99 falls from 1215 to 95 ms at the same
 * throughput (`performance.md` 7).
 */
export function fairTurns(): <T>(work: () => T) => Soon<T> {
  const waiting: (() => void)[] = [];
  let spent = 0;
  let scheduled = false;

  function schedule(): void {
    if (scheduled) return;
    scheduled = true;
    setImmediate(() => {
      scheduled = false;
      spent = 0;
      while (waiting.length && spent < TURN_MILLISECONDS) waiting.shift()!();
      if (waiting.length) schedule();
    });
  }

  function timed<T>(work: () => T): T {
    const start = performance.now();
    try {
      return work();
    } finally {
      spent += performance.now() - start;
      schedule();
    }
  }

  return (work) => {
    if (spent < TURN_MILLISECONDS && waiting.length === 0) return timed(work);
    return new Promise((resolve, reject) => {
      waiting.push(() => {
        try {
          resolve(timed(work));
        } catch (error) {
          reject(error);
        }
      });
      schedule();
    });
  };
}
