import { readFileSync } from 'node:fs';

/** Open files that are kept free of connections, for the practice, its documents and the log. */
const KEPT = 100;
/** If a process may open fewer files than this, no connection is turned away. */
const FEWEST = 2 * KEPT;

/**
 * How many connections this process may hold, given how many files it may open; undefined if the system does not tell.
 */
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
