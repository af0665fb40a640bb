import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { RunningServer } from '../server.ts';

type Announced = Pick<RunningServer, 'url' | 'origin' | 'demoKeys'>;

/**
 * Tells other programs that the server listens, and where: `{ url, origin, pid, keys }`, where `keys` is the demo pair
 * as `developer/customer` or null. The file is never seen half written, and only its owner can read it.
 */
export function announce(path: string, { url, origin, demoKeys }: Announced): { remove(): void } {
  mkdirSync(dirname(path), { recursive: true });
  const fresh = `${path}.${process.pid}`;
  const facts = { url, origin, pid: process.pid, keys: demoKeys ?? null };
  writeFileSync(fresh, `${JSON.stringify(facts)}\n`, { mode: 0o600 });
  renameSync(fresh, path);
  return { remove: () => rmSync(path, { force: true }) };
}
