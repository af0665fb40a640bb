import { spinner } from '@clack/prompts';

/** Shorter work, in milliseconds, is not announced. */
const NOTICEABLE_MS = 400;

/** Shows a person at a terminal that work is going on; prints nothing if there is no terminal. */
export async function whileWaiting<T>(what: string, work: () => Promise<T>): Promise<T> {
  if (!process.stdout.isTTY) return work();
  const wheel = spinner({ indicator: 'timer' });
  const timer = setTimeout(() => wheel.start(what), NOTICEABLE_MS);
  try {
    return await work();
  } finally {
    clearTimeout(timer);
    wheel.clear();
  }
}
