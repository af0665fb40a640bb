import { sql } from 'kysely';
import { addDays } from '../../domain/calendar.ts';
import type { Key } from '../../domain/key.ts';
import { beginChainAnew, chainAuditRows, chainOlderRows } from '../audit-chain/extend.ts';
import type { Transaction } from '../handle.ts';
import type { Practice } from '../practice.ts';
import { insertOwnRows } from '../rows/rows.ts';
import type { Bound } from '../rows/select.ts';
import { Conflict } from '../trouble.ts';
import { unitOfWork } from '../unit-of-work.ts';

/**
 * How changes get their numbers. A unit of work only adds to the outbox, in its own transaction and without waiting for
 * anybody: a number given there would either be passed by a faster unit (a reader sees 8, then 7 commits) or make all
 * writers stand in one line until their COMMIT. So numbers are given afterwards, to changes that are committed:
 *
 * 1. whoever numbers locks the one row of `bitewing_feed` until the end of its own short unit, so there is one at a time,
 *    on any number of servers (two nodes of a cluster: the second one's COMMIT fails certification and runs again);
 * 2. it sees committed changes only, gives them the numbers after the head without a hole, and moves them to
 *    `bitewing_change`, all in one transaction: what is visible is therefore always a whole beginning, 1 to head;
 * 3. a change that commits a moment later gets a later number, however early its unit began.
 *
 * The order within a batch is that in which the changes were stored. Two units that change one row come one after the
 * other, since the second must wait for the first one's COMMIT before it touches the row, so each row's changes keep
 * their order too.
 */

/** Changes numbered in one unit, so that other writers of an embedded database are not kept waiting. */
const AT_ONCE = 1000;

/** Gives numbers to everything that is committed now. */
export async function numberChanges(practice: Practice): Promise<void> {
  while ((await unitOfWork(practice, numberSome)) === AT_ONCE);
}

async function numberSome(tx: Transaction): Promise<number> {
  const head = await lockFeed(tx);
  const older = await chainOlderRows(tx, AT_ONCE);
  if (older > 0) return AT_ONCE;
  const rows = await tx.select(`SELECT ${OUTBOX_COLUMNS} FROM bitewing_outbox ORDER BY Id LIMIT ${AT_ONCE}`, []);
  if (rows.length === 0) return 0;
  await insertOwnRows(
    tx,
    'bitewing_change',
    rows.map(({ Id: _, Digest: __, ...row }, index) => ({
      Number: head + 1 + index,
      ...(row as Record<string, Bound>),
    })),
  );
  await chainAuditRows(
    tx,
    rows
      .filter(({ Digest }) => Digest !== null)
      .map(({ RowKey, Digest }) => ({ securityLogNum: RowKey as Key, digest: String(Digest) })),
  );
  const ids = rows.map(({ Id }) => Id as Key);
  // Deleted one by one, not as a range: a change with a lower key may be committed at this very moment.
  const gone = await sql`DELETE FROM bitewing_outbox WHERE Id IN (${sql.join(ids)})`.execute(tx.db);
  if (gone.numAffectedRows !== BigInt(ids.length)) throw new Conflict('Another server numbered these changes.');
  await sql`UPDATE bitewing_feed SET Head = ${head + rows.length} WHERE Id = 1`.execute(tx.db);
  return rows.length;
}

const OUTBOX_COLUMNS = 'Id, TableName, RowKey, Kind, PatNum, At, LastRow, Digest';

/**
 * Locks out everybody else who gives numbers or deletes changes, and answers the last number.
 */
async function lockFeed(tx: Transaction): Promise<number> {
  // Locked before anything is read: what is read afterwards cannot change any more.
  const locked = await sql`UPDATE bitewing_feed SET Version = Version + 1 WHERE Id = 1`.execute(tx.db);
  if (locked.numAffectedRows === 0n) {
    try {
      await insertOwnRows(tx, 'bitewing_feed', [{ Id: 1, Version: 1, Head: 0, Oldest: 1 }]);
    } catch (error) {
      throw new Conflict('Another server began the numbering.', { cause: error });
    }
  }
  const [row] = await tx.select('SELECT Head FROM bitewing_feed WHERE Id = 1', []);
  return Number(row!.Head);
}

/** What was changed before this moment is kept long enough. */
export const keptSince = (now: string, days: number) => addDays(now.slice(0, 10), -days) + now.slice(10);

/** Where somebody subscribed, changes are kept for at least this many days: a receiver may be away for three. */
const KEPT_FOR_RECEIVERS = 4;

export const daysKept = (days: number, hasSubscriptions: boolean) =>
  hasSubscriptions ? Math.max(days, KEPT_FOR_RECEIVERS) : days;

/** SQL that tells whether anybody subscribed. */
export const HAS_SUBSCRIPTIONS = 'EXISTS (SELECT 1 FROM bitewing_subscription)';

/** Deletes the oldest changes, as far as all of them are older than this many days. */
export async function letGoOld(practice: Practice, days: number): Promise<void> {
  while ((await unitOfWork(practice, (tx) => letGoSome(tx, days))) === AT_ONCE);
}

async function letGoSome(tx: Transaction, days: number): Promise<number> {
  await lockFeed(tx);
  const rows = await tx.select(`SELECT Number, At FROM bitewing_change ORDER BY Number LIMIT ${AT_ONCE}`, []);
  const [some] = await tx.select(`SELECT ${HAS_SUBSCRIPTIONS} AS Subscribed`, []);
  const limit = keptSince(tx.now, daysKept(days, Number(some!.Subscribed) !== 0));
  const firstKept = rows.findIndex(({ At }) => String(At) >= limit);
  const old = firstKept < 0 ? rows : rows.slice(0, firstKept);
  const last = old.at(-1)?.Number as Key | undefined;
  if (last === undefined) return 0;
  await sql`DELETE FROM bitewing_change WHERE Number <= ${last}`.execute(tx.db);
  await sql`UPDATE bitewing_feed SET Oldest = ${Number(last) + 1} WHERE Id = 1`.execute(tx.db);
  return old.length;
}

/**
 * Called when all rows of the practice were replaced, so that nobody can go on from an earlier number. One number is
 * left out: every reader who stands before it is told to read everything anew. `told` are numbers given elsewhere
 * before.
 */
export async function beginFeedAnew(tx: Transaction, told = 0): Promise<void> {
  const head = Math.max(await lockFeed(tx), told);
  await sql`DELETE FROM bitewing_outbox`.execute(tx.db);
  await sql`DELETE FROM bitewing_change`.execute(tx.db);
  await beginChainAnew(tx);
  await sql`UPDATE bitewing_feed SET Head = ${head + 1}, Oldest = ${head + 2} WHERE Id = 1`.execute(tx.db);
}
