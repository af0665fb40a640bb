import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The longest path of a socket that every system takes. */
const LONGEST_PATH = 100;

/** Addresses at which only processes of this account find each other. */
export interface PrivateAddresses {
  /** A new one each time: the lead that is replaced listens at its own until it ends. */
  next(): string;
  remove(): void;
}

/** A folder that is this account's alone, or on Windows names that nobody can guess. */
export function privateAddresses(): PrivateAddresses {
  if (process.platform === 'win32') {
    return { next: () => String.raw`\\.\pipe\bitewing-${randomUUID()}`, remove: () => {} };
  }
  // A temporary folder deep in the tree, as macOS has it, leaves no room for the name.
  const base = tmpdir().length < LONGEST_PATH - '/bitewing-XXXXXX/99999'.length ? tmpdir() : '/tmp';
  const folder = mkdtempSync(join(base, 'bitewing-'));
  let last = 0;
  return {
    next: () => join(folder, String(++last)),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
