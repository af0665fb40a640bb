import { setImmediate as nextTurn } from 'node:timers/promises';
import { spinner } from '@clack/prompts';

/** Shorter work, in milliseconds, is not announced. */
const NOTICEABLE_MS = 400;

/** Says how far the work has come, and gives the terminal a turn: SQLite leaves none between its answers. */
type TellProgress = (progress: string) => Promise<void>;

/** Shows a person at a terminal that work is going on; prints nothing if there is no terminal. */
export async function whileWaiting<T>(what: string, work: (tell: TellProgress) => Promise<T>): Promise<T> {
  if (!process.stdout.isTTY) return work(async () => {});
  const wheel = spinner({ indicator: 'timer' });
  const timer = setTimeout(() => wheel.start(what), NOTICEABLE_MS);
  try {
    return await work((progress) => {
      wheel.message(`${what}: ${progress}`);
      return nextTurn();
    });
  } finally {
    clearTimeout(timer);
    wheel.clear();
  }
}
