import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRunning } from '../processes/is-running.ts';

/** The longest path of a socket that every system takes. */
const LONGEST_PATH = 100;

const NAME = 'bitewing-workers-';

/** Addresses at which only processes of this account find each other. */
interface PrivateAddresses {
  /** A new address each time: a lead that is replaced listens at its own until it ends. */
  next(): string;
  remove(): void;
}

/** A folder that is this account's alone, or on Windows names that nobody can guess. */
export function privateAddresses(): PrivateAddresses {
  if (process.platform === 'win32') {
    return { next: () => String.raw`\\.\pipe\bitewing-${randomUUID()}`, remove: () => {} };
  }
  // A temporary folder with a long path, as on macOS, leaves no room for the name.
  const base = tmpdir().length < LONGEST_PATH - `/${NAME}9999999-XXXXXX/99999`.length ? tmpdir() : '/tmp';
  removeLeftBehind(base);
  const folder = mkdtempSync(join(base, `${NAME}${process.pid}-`));
  let last = 0;
  return {
    next: () => join(folder, String(++last)),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/**
 * Removes the empty folders of processes that were killed. The folder of a process that we cannot see is not empty: its
 * lead listens there.
 */
function removeLeftBehind(base: string): void {
  for (const name of readdirSync(base)) {
    const pid = name.startsWith(NAME) ? Number.parseInt(name.slice(NAME.length), 10) : 0;
    if (!pid || isRunning(pid)) continue;
    try {
      rmdirSync(join(base, name));
    } catch {
      // The folder is not empty, or it is another account's.
    }
  }
}
