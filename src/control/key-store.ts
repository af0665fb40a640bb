import { createHash, timingSafeEqual } from 'node:crypto';
import { openSqlite } from '../db/sqlite/connection.ts';
import { type Caller, PERMISSIONS, type Permission } from '../http/permissions.ts';

/** A developer/customer key pair as the store keeps it: a hash of the pair, never the pair. */
export interface StoredKey {
  readonly keyNum: number;
  readonly developerName: string;
  /** The last four characters of the customer key, so that a person can tell two keys apart. */
  readonly ending: string;
  readonly permissions: readonly Permission[];
  readonly createdAt: string;
  readonly revokedAt: string;
}

export interface KeyPair {
  readonly developerKey: string;
  readonly customerKey: string;
}

export interface KeyStore {
  /** The caller behind a pair; `'disabled'` for a revoked one, undefined for an unknown one. */
  find(pair: KeyPair): Caller | 'disabled' | undefined;
  add(pair: KeyPair, developerName: string, permissions: readonly Permission[], now: string): StoredKey;
  list(): StoredKey[];
  /** False when no enabled key has that number. */
  revoke(keyNum: number, now: string): boolean;
  close(): void;
}

/**
 * Opens the control file: keys live beside the practice database, never in it, so that they survive `demo reset` and
 * an office's own database stays untouched. Changes made by another process count from the next request on.
 */
export function openKeyStore(path: string): KeyStore {
  const connection = openSqlite(path);
  connection.exec(`CREATE TABLE IF NOT EXISTS api_key (
    KeyNum INTEGER PRIMARY KEY AUTOINCREMENT,
    PairHash TEXT NOT NULL UNIQUE,
    DeveloperName TEXT NOT NULL,
    Ending TEXT NOT NULL,
    Permissions TEXT NOT NULL,
    CreatedAt TEXT NOT NULL,
    RevokedAt TEXT NOT NULL DEFAULT ''
  )`);
  const stored = (row: Record<string, unknown>): StoredKey => ({
    keyNum: Number(row.KeyNum),
    developerName: String(row.DeveloperName),
    ending: String(row.Ending),
    permissions: permissionsFrom(String(row.Permissions)),
    createdAt: String(row.CreatedAt),
    revokedAt: String(row.RevokedAt),
  });

  /** Every key, read again only after the file changed, by this process or another. */
  let known = { version: -1, byHash: new Map<string, KnownCaller>() };
  const callers = () => {
    const version = Number(connection.column('PRAGMA data_version', [])[0]);
    if (version !== known.version) {
      const rows = connection.all('SELECT * FROM api_key', []);
      known = { version, byHash: new Map(rows.map((row) => [String(row.PairHash), knownCaller(row, stored(row))])) };
    }
    return known.byHash;
  };
  const forget = () => {
    known = { ...known, version: -1 };
  };

  return {
    find(pair) {
      const hash = hashOf(pair);
      const found = callers().get(hash);
      // The map already found it; the comparison says so in a time that tells nothing.
      return found && sameText(found.hash, hash) ? found.caller : undefined;
    },
    add(pair, developerName, permissions, now) {
      const { insertId } = connection.run(
        'INSERT INTO api_key (PairHash, DeveloperName, Ending, Permissions, CreatedAt) VALUES (?, ?, ?, ?, ?)',
        [hashOf(pair), developerName, pair.customerKey.slice(-4), permissions.join(' '), now],
      );
      forget();
      return stored(connection.all('SELECT * FROM api_key WHERE KeyNum = ?', [insertId])[0]!);
    },
    list: () => connection.all('SELECT * FROM api_key ORDER BY KeyNum', []).map(stored),
    revoke(keyNum, now) {
      const sql = "UPDATE api_key SET RevokedAt = ? WHERE KeyNum = ? AND RevokedAt = ''";
      forget();
      return connection.run(sql, [now, keyNum]).changes === 1;
    },
    close: () => connection.close(),
  };
}

interface KnownCaller {
  readonly hash: string;
  readonly caller: Caller | 'disabled';
}

function knownCaller(row: Record<string, unknown>, key: StoredKey): KnownCaller {
  const hash = String(row.PairHash);
  if (key.revokedAt) return { hash, caller: 'disabled' };
  return {
    hash,
    caller: { developerName: key.developerName, permissions: new Set(key.permissions), customer: hash },
  };
}

/** SHA-256 suffices: keys are long random texts, not passwords somebody chose. */
function hashOf({ developerKey, customerKey }: KeyPair): string {
  return createHash('sha256').update(`${developerKey}/${customerKey}`).digest('hex');
}

/** Compares in a time that tells nothing about where two texts differ. */
export function sameText(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function permissionsFrom(text: string): Permission[] {
  return text.split(' ').filter((name): name is Permission => (PERMISSIONS as readonly string[]).includes(name));
}
