import { statSync } from 'node:fs';
import { type DatabaseFile, notInPlace, notReachable } from './trouble.ts';

/** A database file that must stay where it was opened. */
export interface PlacedFile {
  /** Throws 503 when the file, or its write-ahead log, was deleted, emptied or replaced by another one. */
  requireInPlace(): void;
  /** The same, asked of the disk at most every `pause` milliseconds: for reads, which lose nothing. */
  requireLately(): void;
}

const PAUSE_MS = 100;

/**
 * A server that goes on writing into a deleted file loses everything it acknowledges. Two looks at the directory cost a
 * few microseconds a commit, beside an fsync of milliseconds.
 */
export function placedFile(path: string, what: DatabaseFile, pause = PAUSE_MS): PlacedFile {
  if (path === ':memory:') return { requireInPlace: () => {}, requireLately: () => {} };
  const file = identityOf(path);
  /** SQLite makes the log at the first transaction, and keeps it until the last program closes the file. */
  let log: string | undefined;
  let looked = Number.NEGATIVE_INFINITY;

  function requireInPlace(): void {
    if (file === undefined || now(path) !== file) throw notInPlace(what);
    const logNow = now(`${path}-wal`, true);
    log ??= logNow;
    if (logNow !== log) throw notInPlace(what);
    looked = performance.now();
  }

  /** The folder may be one that the server's account may not look into any more. */
  function now(place: string, mayBeEmpty = false): string | undefined {
    try {
      return identityOf(place, mayBeEmpty);
    } catch {
      throw notReachable(what);
    }
  }

  return {
    requireInPlace,
    requireLately() {
      if (performance.now() - looked > pause) requireInPlace();
    },
  };
}

/** Device and number of the file; undefined for none, and for an empty one that may not be. Throws as Node does. */
function identityOf(path: string, mayBeEmpty = false): string | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  return found && (mayBeEmpty || found.size > 0) ? `${found.dev} ${found.ino}` : undefined;
}
