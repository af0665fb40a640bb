import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { Delivering } from './deliver.ts';

/** The name under which this process holds a subscription while it serves it, and which other holders have ended. */
export const holderHere = (): Delivering['holder'] => ({
  name: `${hostname()}/${process.pid}/${randomUUID()}`,
  isGone: isGoneHere,
});

/** A server of this machine whose process has ended, or one that had our number before us. */
function isGoneHere(name: string): boolean {
  const [host, pid] = name.split('/');
  if (host !== hostname() || !/^\d+$/.test(pid ?? '')) return false;
  if (Number(pid) === process.pid) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
