import { statfsSync, statSync } from 'node:fs';
import type { SqliteConnection } from './connection.ts';
import { type DatabaseFile, mayBeCopied, notInPlace, notReachable } from './trouble.ts';

/** A database file that must stay where it was opened. */
export interface PlacedFile {
  /** Throws 503 when the file, or its write-ahead log, was deleted, emptied, replaced by another one or written over. */
  requireInPlace(): void;
  /** The same after a commit of ours, which may itself have written into the file. */
  requireStored(): void;
  /** The same, asked of the disk at most every `pause` milliseconds: for reads, which lose nothing. */
  requireLately(): void;
}

const PAUSE_MS = 100;

/**
 * Another program may be copying the log into the file, and SQLite tells of that only at its end. A write waits for it as for
 * a program that holds the file (`group-commit.ts`).
 */
const LONGEST_COPY_MS = { 'before a write': 1_500, 'before a read': 10_000 };

type When = keyof typeof LONGEST_COPY_MS | 'after a write';

/**
 * A server that goes on writing into a deleted file loses everything it acknowledges. Two looks at the directory and at SQLite's
 * log cost some 35 microseconds a commit, beside an fsync of milliseconds.
 */
export function placedFile(
  path: string,
  what: DatabaseFile,
  connection: () => SqliteConnection | undefined,
  pause = PAUSE_MS,
): PlacedFile {
  if (path === ':memory:') return { requireInPlace: () => {}, requireStored: () => {}, requireLately: () => {} };
  const file = lookAt(path)?.identity;
  /** SQLite makes the log at the first transaction, and keeps it until the last program closes the file. */
  let log: string | undefined;
  let last: Written | undefined;
  /** Whether SQLite was asked after the latest write of ours: then the next one asks only if the file has another time. */
  let isAsked = false;
  /** Since when the file is another than SQLite knows of. */
  let suspected: number | undefined;
  let looked = Number.NEGATIVE_INFINITY;
  const canTell = isPrompt(path);

  function look(when: When): void {
    // A look that throws is followed by another one, however soon.
    looked = Number.NEGATIVE_INFINITY;
    // Before the time of the file: what is copied between the two then shows in the state that the next look finds.
    const state = mayHaveChanged(when) ? logState(connection()) : undefined;
    const found = now(path);
    if (file === undefined || found?.identity !== file) throw notInPlace(what);
    const logNow = now(`${path}-wal`, true)?.identity;
    log ??= logNow;
    if (logNow !== log) throw notInPlace(what);
    if (state !== undefined) requireUntouched({ state, writtenAt: found.writtenAt }, when);
    if (when !== 'before a read') isAsked = when === 'after a write' && state !== undefined;
    looked = performance.now();
  }

  const mayHaveChanged = (when: When) =>
    canTell &&
    (when === 'after a write' || (when === 'before a write' && !isAsked) || now(path)?.writtenAt !== last?.writtenAt);

  /** `cp other.db practice.db` leaves the file what it is, but SQLite knows of everybody else who writes into it. */
  function requireUntouched(found: Written, when: When): void {
    if (when === 'after a write' || found.writtenAt === last?.writtenAt || found.state !== last?.state) {
      last = found;
      suspected = undefined;
      return;
    }
    suspected ??= performance.now();
    if (performance.now() - suspected > LONGEST_COPY_MS[when]) {
      suspected = Number.NEGATIVE_INFINITY;
      throw notInPlace(what);
    }
    if (when === 'before a write') throw mayBeCopied();
  }

  /** The folder may be one that the server's account may not look into any more. */
  function now(place: string, mayBeEmpty = false): Found | undefined {
    try {
      return lookAt(place, mayBeEmpty);
    } catch {
      throw notReachable(what);
    }
  }

  return {
    requireInPlace: () => look('before a write'),
    requireStored: () => look('after a write'),
    requireLately() {
      if (performance.now() - looked > pause) look('before a read');
    },
  };
}

/** When the file was written to, and what SQLite told of its log before. */
interface Written {
  readonly writtenAt: number;
  readonly state: string;
}

interface Found {
  /** Device and number. */
  readonly identity: string;
  readonly writtenAt: number;
}

/** Undefined for no file, and for an empty one that may not be. Throws as Node does. */
function lookAt(path: string, mayBeEmpty = false): Found | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found || !(mayBeEmpty || found.size > 0)) return undefined;
  return { identity: `${found.dev} ${found.ino}`, writtenAt: found.mtimeMs };
}

/** ext, XFS, Btrfs, F2FS, ZFS, tmpfs and overlay, by the numbers that Linux gives them. */
const PROMPT = [0xef53, 0x58465342, 0x9123683e, 0xf2f52010, 0x2fc12fc1, 0x01021994, 0x794c7630];

/** Windows and file systems of other machines may tell the time of a write of ours long after it. */
const isPrompt = (path: string) => process.platform === 'linux' && PROMPT.includes(statfsSync(path).type);

/**
 * Commits go into the log, and only when it is copied does anything write into the file itself. What this answers changes
 * then: commits of other programs, pages in the log, and pages of it that are copied. Undefined in the middle of a transaction,
 * and for a file with another kind of journal.
 */
function logState(connection: SqliteConnection | undefined): string | undefined {
  try {
    const [pages] = connection?.all('PRAGMA wal_checkpoint(NOOP)', []) ?? [];
    if (!pages || Number(pages.log) < 0) return undefined;
    return `${connection!.column('PRAGMA data_version', [])} ${pages.log} ${pages.checkpointed}`;
  } catch {
    return undefined;
  }
}
