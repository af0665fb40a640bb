import { sql } from 'kysely';
import { addDays } from '../domain/calendar.ts';
import type { Handle, ReadsAndWrites, Transaction } from './handle.ts';

/** What a POST with an Idempotency-Key was answered. */
export interface StoredAnswer {
  /** Digest of the request it answers. */
  readonly fingerprint: string;
  /** 0 while nobody knows: claimed, and not settled. */
  readonly status: number;
  /** Path below the base URL, `''` for none. */
  readonly location: string;
  readonly body: string;
  /** Older than 24 hours: counts as forgotten. */
  readonly isExpired: boolean;
}

/** Remembers answers by the digest of their key. */
export interface AnswerStore {
  /** Keys whose first request this server is working on. */
  readonly running: Set<string>;
  find(practice: ReadsAndWrites, keyHash: string): Promise<StoredAnswer | undefined>;
  /** Keeps an answer within the unit of work it tells of: both are stored, or neither. */
  keep(tx: Transaction, keyHash: string, answer: Omit<StoredAnswer, 'isExpired'>): Promise<void>;
  /** Makes room for a new answer under an expired key. */
  forget(tx: Transaction, keyHash: string): Promise<void>;
  /** Only for a store outside of the practice database: marks the key as taken before the request is performed. */
  claim?(keyHash: string, fingerprint: string): void;
  /** The end of a claimed request: its answer, or nothing when it left no effect. */
  settle?(keyHash: string, answer: Omit<StoredAnswer, 'isExpired'> | undefined): void;
  /** Deletes the expired answers, at most once an hour. */
  tidy(practice: ReadsAndWrites): Promise<void>;
}

export const TIDY_EVERY_MS = 3_600_000;
const TIDY_AT_ONCE = 500;

const dayBefore = (now: string) => addDays(now.slice(0, 10), -1) + now.slice(10);

interface Stored {
  Fingerprint: string;
  CreatedAt: string;
  Status: number;
  Location: string;
  Body: string;
}

/**
 * Answers kept in the practice database itself. The key is a unique one, so of two servers, or of a transaction whose
 * fate nobody knows and its repeat, only one can store an effect.
 */
export function answersInDatabase(): AnswerStore {
  let tidied = Number.NEGATIVE_INFINITY;
  return {
    running: new Set(),
    find: (practice, keyHash) => practice.read((handle) => find(handle, keyHash)),
    async keep(tx, keyHash, { fingerprint, status, location, body }) {
      await sql`INSERT INTO bitewing_idempotency (KeyHash, Fingerprint, CreatedAt, Status, Location, Body)
        VALUES (${keyHash}, ${fingerprint}, ${tx.now}, ${status}, ${location}, ${body})`.execute(tx.db);
    },
    async forget(tx, keyHash) {
      await sql`DELETE FROM bitewing_idempotency WHERE KeyHash = ${keyHash}`.execute(tx.db);
    },
    async tidy(practice) {
      if (performance.now() - tidied < TIDY_EVERY_MS) return;
      tidied = performance.now();
      // One unit of work removes only so many, so that others can write between two.
      while ((await practice.write(deleteExpired)) === TIDY_AT_ONCE);
    },
  };
}

async function find(handle: Handle, keyHash: string): Promise<StoredAnswer | undefined> {
  const { rows } = await sql<Stored>`SELECT Fingerprint, CreatedAt, Status, Location, Body
    FROM bitewing_idempotency WHERE KeyHash = ${keyHash}`.execute(handle.db);
  const [row] = rows;
  if (!row) return undefined;
  const { Fingerprint: fingerprint, Status: status, Location: location, Body: body } = row;
  return { fingerprint, status, location, body, isExpired: row.CreatedAt < dayBefore(handle.now) };
}

/** By their keys, so that no range of the table is locked against those who store answers now. */
async function deleteExpired(tx: Transaction): Promise<number> {
  const { rows } = await sql<{ KeyHash: string }>`SELECT KeyHash FROM bitewing_idempotency
    WHERE CreatedAt < ${dayBefore(tx.now)} ORDER BY CreatedAt LIMIT ${TIDY_AT_ONCE}`.execute(tx.db);
  if (rows.length === 0) return 0;
  const keys = rows.map(({ KeyHash }) => KeyHash);
  await sql`DELETE FROM bitewing_idempotency WHERE KeyHash IN (${sql.join(keys)})`.execute(tx.db);
  return rows.length;
}
