import { readFileSync } from 'node:fs';

/** Open files that are kept free of connections, for the practice, its documents and the log. */
const KEPT = 100;
/** If a process may open fewer files than this, no connection is turned away. */
const FEWEST = 2 * KEPT;
/** Each connection takes memory, an encrypted one 43 kB before it has asked anything; systems allow half a million files. */
const MOST = 20_000;

/**
 * How many connections this process may hold, given how many files it may open; undefined for any number. The connections of
 * all workers may lead on to the lead (`http/lead/hand-on.ts`), so all together hold as many as one would.
 */
export function connectionsAllowed(workers: number, told = limits()): number | undefined {
  const [, files = Number.POSITIVE_INFINITY] = /^Max open files +(\d+)/m.exec(told) ?? [];
  return Number(files) < FEWEST ? undefined : Math.ceil(Math.min(Number(files) - KEPT, MOST) / workers);
}

function limits(): string {
  try {
    return readFileSync('/proc/self/limits', 'utf8');
  } catch {
    return '';
  }
}
