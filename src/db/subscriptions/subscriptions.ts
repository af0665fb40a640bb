import { sql } from 'kysely';
import { MIN_DATE_TIME } from '../../domain/calendar.ts';
import type { Key } from '../../domain/key.ts';
import type { Handle, Transaction } from '../handle.ts';
import { insertOwnRow } from '../rows/rows.ts';
import type { Subscription, SubscriptionValues } from './subscription.ts';

const COLUMNS = `s.SubscriptionNum, s.Owner, s.KeyNum, s.SealedKey, s.CustomerKey, s.EndPointUrl, s.Workstation,
  s.WatchTable, s.PollingSeconds, s.UiEventType, s.DateTimeStart, s.DateTimeStop, s.Note, s.StartsAt, s.Position,
  s.RowsSince, s.RowsAfter, s.IsPaused`;

const from = (row: Record<string, unknown>): Subscription =>
  ({ ...row, Position: Number(row.Position), PollingSeconds: Number(row.PollingSeconds) }) as unknown as Subscription;

/** Those of one pair of keys, oldest first. */
export async function subscriptionsOf(handle: Handle, owner: string): Promise<Subscription[]> {
  const rows = await handle.select(
    `SELECT ${COLUMNS} FROM bitewing_subscription s WHERE s.Owner = ? ORDER BY s.SubscriptionNum`,
    [owner],
  );
  return rows.map(from);
}

export async function findSubscription(handle: Handle, num: Key): Promise<Subscription | undefined> {
  const rows = await handle.select(`SELECT ${COLUMNS} FROM bitewing_subscription s WHERE s.SubscriptionNum = ?`, [num]);
  return rows[0] && from(rows[0]);
}

/** A subscription, and when its pending delivery is to be tried again; undefined where none is pending. */
export interface Watch extends Subscription {
  readonly PendingAt: string | undefined;
}

export async function allSubscriptions(handle: Handle): Promise<Watch[]> {
  const rows = await handle.select(
    `SELECT ${COLUMNS}, (SELECT MIN(d.NextAt) FROM bitewing_delivery d
       WHERE d.SubscriptionNum = s.SubscriptionNum AND d.Status = 0) AS PendingAt
     FROM bitewing_subscription s ORDER BY s.SubscriptionNum`,
    [],
  );
  return rows.map((row) => ({ ...from(row), PendingAt: (row.PendingAt as string | null) ?? undefined }));
}

export const storeSubscription = (tx: Transaction, values: SubscriptionValues): Promise<Key> =>
  insertOwnRow(tx, 'bitewing_subscription', { ...values, Holder: '', HeldUntil: 0 });

/** Fields of the page, and what follows from them. */
export async function changeSubscription(
  tx: Transaction,
  num: Key,
  values: Partial<SubscriptionValues>,
): Promise<void> {
  const set = Object.entries(values).filter(([, value]) => value !== undefined);
  if (set.length === 0) return;
  const list = sql.join(set.map(([name, value]) => sql`${sql.ref(name)} = ${value}`));
  await sql`UPDATE bitewing_subscription SET ${list} WHERE SubscriptionNum = ${num}`.execute(tx.db);
}

/** With what is known of its deliveries, and with the sealed key. */
export async function removeSubscription(tx: Transaction, num: Key): Promise<void> {
  await sql`DELETE FROM bitewing_delivery WHERE SubscriptionNum = ${num}`.execute(tx.db);
  await sql`DELETE FROM bitewing_subscription WHERE SubscriptionNum = ${num}`.execute(tx.db);
}

/** Where the numbering stands; the changes of a new subscription come behind it. */
export async function feedHead(handle: Handle): Promise<number> {
  const [row] = await handle.select('SELECT Head FROM bitewing_feed WHERE Id = 1', []);
  return Number(row?.Head ?? 0);
}

/** Of the changes that are kept, the last number before this moment; so changes since then come behind it. */
export async function numberBefore(handle: Handle, moment: string): Promise<number> {
  const [row] = await handle.select(
    `SELECT (SELECT MIN(c.Number) - 1 FROM bitewing_change c WHERE c.At >= ?) AS Earlier,
       (SELECT Head FROM bitewing_feed WHERE Id = 1) AS Head`,
    [moment],
  );
  return Number(row!.Earlier ?? row!.Head ?? 0);
}

/** Who serves a subscription, as other servers know it: `host/process/random`. */
export interface Holder {
  readonly name: string;
  /** Names of holders that are known to be gone. */
  readonly isGone: (name: string) => boolean;
}

/** Seconds for which a subscription is held. A call takes 10 at most. */
const HELD_SECONDS = 30;

/** Takes a subscription for this server, so that one server calls its receiver at a time; false when another has it. */
export async function hold(tx: Transaction, num: Key, { name, isGone }: Holder, epoch: number): Promise<boolean> {
  const [row] = await tx.select('SELECT Holder, HeldUntil FROM bitewing_subscription WHERE SubscriptionNum = ?', [num]);
  if (!row) return false;
  const holder = String(row.Holder);
  const isFree = holder === '' || holder === name || Number(row.HeldUntil) < epoch || isGone(holder);
  if (!isFree) return false;
  const taken = await sql`UPDATE bitewing_subscription SET Holder = ${name}, HeldUntil = ${epoch + HELD_SECONDS}
    WHERE SubscriptionNum = ${num} AND Holder = ${holder}`.execute(tx.db);
  return taken.numAffectedRows === 1n || holder === name;
}

export async function letGoHeld(tx: Transaction, name: string): Promise<void> {
  await sql`UPDATE bitewing_subscription SET Holder = '', HeldUntil = 0 WHERE Holder = ${name}`.execute(tx.db);
}

/** Where a subscription stood when it was read. What is written after that counts only where it stands there still. */
type Standing = Pick<Subscription, 'SubscriptionNum' | 'Position' | 'RowsSince' | 'RowsAfter' | 'StartsAt'>;

/** Its condition: somebody may have sent another DateTimeStart meanwhile. */
export const standsStill = ({ SubscriptionNum, Position, RowsSince, RowsAfter, StartsAt }: Standing) =>
  sql`SubscriptionNum = ${SubscriptionNum} AND Position = ${Position} AND RowsSince = ${RowsSince}
    AND RowsAfter = ${RowsAfter} AND StartsAt = ${StartsAt}`;

/** Looked, and found nothing to tell: where the subscription stood, and where it stands now. */
export interface IdleLook extends Standing {
  readonly after: Pick<Subscription, 'Position' | 'RowsSince' | 'RowsAfter'>;
}

/** The start of the next look moves on, as the guide says: with every look, whether anything was found or not. */
export async function noteIdle(tx: Transaction, looks: readonly IdleLook[]): Promise<void> {
  for (const { after, ...stood } of looks) {
    await sql`UPDATE bitewing_subscription SET Position = ${after.Position}, RowsSince = ${after.RowsSince},
        RowsAfter = ${after.RowsAfter},
        DateTimeStart = CASE WHEN StartsAt <= ${tx.now} THEN ${tx.now} ELSE DateTimeStart END
      WHERE ${standsStill(stood)}`.execute(tx.db);
  }
}

export const NO_ROWS = MIN_DATE_TIME;
