import { systemClock } from '../clock.ts';
import type { SqliteConnection } from '../db/sqlite/connection.ts';
import type { Caller } from '../http/permissions.ts';
import { isOver, storedKey } from './stored-key.ts';

/** Requests within this time count as simultaneous, so the file is not read again for each. */
export const SAME_MOMENT_MS = 1;

/** The callers behind key pairs. All are kept, and read again only after the file changed, by this process or another. */
interface KnownCallers {
  /** `'disabled'` for a revoked or expired pair, undefined for an unknown one. */
  behind(pairHash: string): Caller | 'disabled' | undefined;
  /** This process changes the file. */
  forget(): void;
}

export function knownCallers(connection: SqliteConnection, read: () => Record<string, unknown>[]): KnownCallers {
  let known = { version: -1, byHash: new Map<string, KnownKey>() };
  let asked = Number.NEGATIVE_INFINITY;
  const callers = () => {
    // Asking the file costs as much as reading a row of the practice.
    if (known.version !== -1 && performance.now() - asked < SAME_MOMENT_MS) return known.byHash;
    asked = performance.now();
    const version = Number(connection.column('PRAGMA data_version', [])[0]);
    if (version !== known.version) {
      known = { version, byHash: new Map(read().map((row) => [String(row.PairHash), knownKey(row)])) };
    }
    return known.byHash;
  };
  return {
    behind(pairHash) {
      const key = callers().get(pairHash);
      return key?.expiresAt && isOver(key.expiresAt, systemClock.now()) ? 'disabled' : key?.caller;
    },
    forget() {
      known = { ...known, version: -1 };
    },
  };
}

/** What is known of a pair. Whether it has expired must be checked each time. */
interface KnownKey {
  readonly caller: Caller | 'disabled';
  readonly expiresAt: string;
}

function knownKey(row: Record<string, unknown>): KnownKey {
  const key = storedKey(row);
  const { developerName, keyNum, expiresAt } = key;
  const permissions = new Set(key.permissions);
  const caller = { developerName, keyNum, permissions, customer: String(row.PairHash) };
  return { caller: key.revokedAt ? 'disabled' : caller, expiresAt };
}
