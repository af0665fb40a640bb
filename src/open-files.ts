import { readFileSync } from 'node:fs';

/** Open files that connections leave to the practice, its documents and the log. */
const KEPT = 100;
/** Where a process may have fewer, no connection is turned away. */
const FEWEST = 2 * KEPT;

/** How many connections this process may hold, from how many files it may open; undefined where the system does not tell. */
export function connectionsAllowed(): number | undefined {
  const [, files] = /^Max open files +(\d+)/m.exec(limits()) ?? [];
  return files && Number(files) >= FEWEST ? Number(files) - KEPT : undefined;
}

function limits(): string {
  try {
    return readFileSync('/proc/self/limits', 'utf8');
  } catch {
    return '';
  }
}
