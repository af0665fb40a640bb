import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { isRunning } from '../processes/is-running.ts';
import type { Delivering } from './deliver.ts';

/** The name under which this process holds a subscription while it serves it, and which other holders have ended. */
export const holderHere = (): Delivering['holder'] => ({
  name: `${hostname()}/${process.pid}/${randomUUID()}`,
  isGone: isGoneHere,
});

/** A server of this machine whose process has ended. One with our number may be another server in this process. */
function isGoneHere(name: string): boolean {
  const [host, pid] = name.split('/');
  if (host !== hostname() || !/^\d+$/.test(pid ?? '')) return false;
  return Number(pid) !== process.pid && !isRunning(Number(pid));
}
