import { readFileSync } from 'node:fs';

/** Open files that are kept free of connections, for the practice, its documents and the log. */
const KEPT = 100;
/** If a process may open fewer files than this, no connection is turned away. */
const FEWEST = 2 * KEPT;

/**
 * How many connections this process may hold, given how many files it may open; undefined if the system does not tell. The
 * connections of all workers may lead on to the lead (`http/lead/hand-on.ts`), so all together hold as many as one would.
 */
export function connectionsAllowed(workers: number): number | undefined {
  const [, files] = /^Max open files +(\d+)/m.exec(limits()) ?? [];
  return files && Number(files) >= FEWEST ? Math.ceil((Number(files) - KEPT) / workers) : undefined;
}

function limits(): string {
  try {
    return readFileSync('/proc/self/limits', 'utf8');
  } catch {
    return '';
  }
}
