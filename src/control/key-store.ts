import { timingSafeEqual } from 'node:crypto';
import { existsSync } from 'node:fs';
import { systemClock } from '../clock.ts';
import { lookAtRest, openToLook } from '../db/sqlite/at-rest.ts';
import { openSqlite } from '../db/sqlite/connection.ts';
import { inOne } from '../db/sqlite/in-one.ts';
import { placedFile } from '../db/sqlite/placed-file.ts';
import { digestOf, type KeyPair } from '../http/callers/key-pair.ts';
import type { Caller, Permission } from '../http/permissions.ts';
import { prepareControl, refuseOtherFiles } from './control-schema.ts';
import { knownCallers, SAME_MOMENT_MS } from './known-callers.ts';
import { isInForce, isOver, type StoredKey, storedExpiry, storedKey } from './stored-key.ts';

export interface KeyStore {
  /** The caller behind a pair; `'disabled'` for a revoked or expired one, undefined for an unknown one. */
  find(pair: KeyPair): Caller | 'disabled' | undefined;
  /** Throws an Error with a sentence if the file holds the pair. */
  add(
    pair: KeyPair,
    developerName: string,
    permissions: readonly Permission[],
    now: string,
    expiresAt?: string,
  ): StoredKey;
  /** Whether the file holds this pair, for this practice or another one. */
  isTaken(pair: KeyPair): boolean;
  list(): StoredKey[];
  /** Whether the key with this number is accepted at this moment. */
  stands(keyNum: number): boolean;
  /** False when no enabled key has that number. */
  revoke(keyNum: number, now: string): boolean;
  /**
   * Makes a new pair with the name and permissions of an old one, which is refused from `until` on, or from its own
   * earlier end. Both happen at once, so that one of them works at every moment. Undefined if no working key has that
   * number.
   */
  rotate(keyNum: number, pair: KeyPair, now: string, until: string): StoredKey | undefined;
  /**
   * Notes that this practice is served with this file. Keys that were made before that, or before keys belonged to a
   * practice, become its own, and commands find the practice without its address. Answers how many keys belong to other
   * practices.
   */
  serve(): number;
  close(): void;
}

/** The practice that a store's keys are for. One control file may hold keys of several practices. */
export interface KeyPractice {
  readonly id: string;
  /** Where it is, for people: a path, or `host:port/name`. */
  readonly place: string;
  /** Earlier ids of the practice: keys under these become its own. */
  readonly formerIds?: readonly string[];
}

/** Why a pair cannot be added. */
export const TAKEN = 'That key pair exists already, enabled or revoked.';

/** Rows of this practice, by its id or by the one it got while this server ran. */
const MINE = '(PracticeId = ? OR PracticeId = (SELECT PracticeId FROM former_id WHERE FormerId = ?))';

/**
 * Opens the control file: keys live beside the practice database, never in it, so that they survive `demo reset` and
 * an office's own database stays untouched. Changes made by another process count from the next request on. Only keys
 * of `practice` are seen.
 */
export function openKeyStore(path: string, practice: KeyPractice): KeyStore {
  const connection = openSqlite(path);
  try {
    prepareControl(connection, path);
  } catch (error) {
    connection.close();
    throw error;
  }
  // A write must not be let in by keys that are gone, so the pause is no longer than that between two looks at the keys.
  const place = placedFile(path, 'control file', () => connection, SAME_MOMENT_MS);
  const mine = [practice.id, practice.id];
  const rowsOfMine = () => connection.all(`SELECT * FROM api_key WHERE ${MINE}`, mine);
  const known = knownCallers(connection, rowsOfMine);

  const isTaken = (pair: KeyPair) =>
    connection.all('SELECT 1 FROM api_key WHERE PairHash = ?', [digestOf(pair)]).length > 0;

  const add: KeyStore['add'] = (pair, developerName, permissions, now, expiresAt = '') => {
    place.requireInPlace();
    if (isTaken(pair)) throw new Error(TAKEN);
    const { insertId } = connection.run(
      `INSERT INTO api_key (PairHash, DeveloperName, Ending, Permissions, CreatedAt, PracticeId, ExpiresAt)
        VALUES (?, ?, ?, ?, ?, ?, ?)`,
      [
        digestOf(pair),
        developerName,
        pair.customerKey.slice(-4),
        permissions.join(' '),
        now,
        practice.id,
        storedExpiry(expiresAt),
      ],
    );
    known.forget();
    return storedKey(connection.all('SELECT * FROM api_key WHERE KeyNum = ?', [insertId])[0]!);
  };

  return {
    find(pair) {
      // If the file were gone, nobody could revoke a key any more.
      place.requireLately();
      // Digests are compared, so the time that it takes says nothing about a key.
      return known.behind(digestOf(pair));
    },
    add,
    isTaken,
    list: () => connection.all(`SELECT * FROM api_key WHERE ${MINE} ORDER BY KeyNum`, mine).map(storedKey),
    stands(keyNum) {
      place.requireLately();
      const [row] = connection.all(`SELECT * FROM api_key WHERE KeyNum = ? AND ${MINE}`, [keyNum, ...mine]);
      return row !== undefined && isInForce(storedKey(row), systemClock.now());
    },
    revoke(keyNum, now) {
      place.requireInPlace();
      const sql = `UPDATE api_key SET RevokedAt = ? WHERE KeyNum = ? AND RevokedAt = '' AND ${MINE}`;
      known.forget();
      return connection.run(sql, [now, keyNum, ...mine]).changes === 1;
    },
    rotate: (keyNum, pair, now, until) =>
      inOne(connection, () => {
        const sql = `SELECT * FROM api_key WHERE KeyNum = ? AND RevokedAt = '' AND ${MINE}`;
        const [old] = connection.all(sql, [keyNum, ...mine]).map(storedKey);
        const isUsable = old !== undefined && !isOver(old.expiresAt, now);
        const added = isUsable ? add(pair, old.developerName, old.permissions, now) : undefined;
        if (!old || !added) return undefined;
        if (!old.expiresAt || old.expiresAt > until)
          connection.run('UPDATE api_key SET ExpiresAt = ? WHERE KeyNum = ?', [storedExpiry(until), keyNum]);
        // At once is at once, also for a server in another time zone than the command.
        if (until <= now) connection.run('UPDATE api_key SET RevokedAt = ? WHERE KeyNum = ?', [now, keyNum]);
        return added;
      }),
    serve() {
      // In one transaction: a server that still runs under the former id must find its keys at every moment.
      inOne(connection, () => {
        // Keys without an id were made before keys belonged to a practice.
        for (const former of ['', ...(practice.formerIds ?? [])]) {
          connection.run('UPDATE api_key SET PracticeId = ? WHERE PracticeId = ?', [practice.id, former]);
          connection.run('DELETE FROM practice WHERE PracticeId = ?', [former]);
          if (former) connection.run('INSERT OR REPLACE INTO former_id VALUES (?, ?)', [former, practice.id]);
        }
        connection.run('INSERT OR REPLACE INTO practice (PracticeId, Place) VALUES (?, ?)', [
          practice.id,
          practice.place,
        ]);
      });
      known.forget();
      const [row] = connection.all(`SELECT COUNT(*) AS others FROM api_key WHERE ${MINE} IS NOT TRUE`, mine);
      return Number(row!.others);
    },
    close: () => connection.close(),
  };
}

/** Compares two texts in a time that does not depend on where they differ. */
export function sameText(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** The practices that were served with this control file; none when there is no such file. */
export function practicesOf(path: string): KeyPractice[] {
  if (!existsSync(path)) return [];
  lookAtRest(path, (connection) => refuseOtherFiles(connection, path));
  using connection = openToLook(path);
  refuseOtherFiles(connection, path);
  const hasTable = connection.all("SELECT 1 FROM sqlite_master WHERE name = 'practice'", []).length > 0;
  const rows = hasTable ? connection.all('SELECT PracticeId, Place FROM practice', []) : [];
  return rows.map(({ PracticeId, Place }) => ({ id: String(PracticeId), place: String(Place) }));
}
