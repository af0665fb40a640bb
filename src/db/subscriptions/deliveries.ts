import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { addDays, MIN_DATE_TIME } from '../../domain/calendar.ts';
import type { Key } from '../../domain/key.ts';
import { addSeconds, secondsBetween } from '../../domain/moments.ts';
import type { Handle, Transaction } from '../handle.ts';
import { insertOwnRows } from '../rows/rows.ts';
import type { Bound } from '../rows/select.ts';
import { DELIVERY_STATUSES, type Delivery, type DeliveryStatus, type Subscription } from './subscription.ts';
import { NO_ROWS, standsStill } from './subscriptions.ts';

const [PENDING, DELIVERED, FAILED] = [0, 1, 2];

/** Seconds to the second try; each further wait is twice as long, up to an hour (`extensions.md`, Changes). */
const FIRST_WAIT = 5;
export const LONGEST_WAIT = 3_600;
/** Seconds after which a delivery that never arrived is given up. */
const LONGEST_TRYING = 3 * 86_400;

/** Deliveries that the log keeps of one subscription, and for how many days. */
const KEPT = { deliveries: 1_000, days: 30 };

const COLUMNS = `DeliveryNum, DeliveryId, SubscriptionNum, Status, Tries, FirstAt, LastAt, NextAt, HttpStatus, Error,
  PolledAt, FromNumber`;

/** The one batch of a subscription that is on its way, with its body. */
export async function pendingDelivery(handle: Handle, num: Key): Promise<Delivery | undefined> {
  const [row] = await handle.select(
    `SELECT ${COLUMNS}, Body FROM bitewing_delivery WHERE SubscriptionNum = ? AND Status = ${PENDING}
     ORDER BY DeliveryNum LIMIT 1`,
    [num],
  );
  return row as unknown as Delivery | undefined;
}

interface DeliveryQuestion {
  /** Owner of the subscriptions; undefined for all. */
  readonly owner?: string | undefined;
  readonly subscription?: Key | undefined;
  readonly status?: DeliveryStatus | undefined;
  readonly limit: number;
  readonly offset: number;
}

/** The log of deliveries, newest first, without bodies. */
export async function deliveriesOf(handle: Handle, question: DeliveryQuestion): Promise<Delivery[]> {
  const conditions: [sql: string, value: Bound][] = [];
  if (question.owner !== undefined) conditions.push(['s.Owner = ?', question.owner]);
  if (question.subscription !== undefined) conditions.push(['d.SubscriptionNum = ?', question.subscription]);
  if (question.status !== undefined) conditions.push(['d.Status = ?', DELIVERY_STATUSES.indexOf(question.status)]);
  const where = conditions.length > 0 ? `WHERE ${conditions.map(([text]) => text).join(' AND ')}` : '';
  const rows = await handle.select(
    `SELECT ${COLUMNS.replace(/\w+/g, 'd.$&')} FROM bitewing_delivery d
       JOIN bitewing_subscription s ON s.SubscriptionNum = d.SubscriptionNum
     ${where} ORDER BY d.DeliveryNum DESC LIMIT ? OFFSET ?`,
    [...conditions.map(([, value]) => value), question.limit, question.offset],
  );
  return rows.map((row) => ({ ...row, Body: '' })) as unknown as Delivery[];
}

/** A batch as it was put together. */
export interface Batch {
  readonly body: string;
  readonly polledAt: string;
  /** Where the subscription stands once the batch is stored. */
  readonly after: Pick<Subscription, 'Position' | 'RowsSince' | 'RowsAfter'>;
}

/** Stores a batch before its first call, so that a server that is killed leaves it to the next one. */
export async function storeBatch(
  tx: Transaction,
  holder: string,
  subscription: Subscription,
  { body, polledAt, after }: Batch,
): Promise<boolean> {
  if (!(await moveOn(tx, holder, subscription, after))) return false;
  await insertOwnRows(tx, 'bitewing_delivery', [
    { ...newDelivery(subscription, polledAt), Status: PENDING, NextAt: tx.now, FirstAt: tx.now, Body: body },
  ]);
  return true;
}

/** False where another server has it now, somebody moved its start, or MariaDB finds nothing that differs. */
async function moveOn(
  tx: Transaction,
  holder: string,
  subscription: Subscription,
  { Position, RowsSince, RowsAfter }: Batch['after'],
): Promise<boolean> {
  const moved = await sql`UPDATE bitewing_subscription
    SET Position = ${Position}, RowsSince = ${RowsSince}, RowsAfter = ${RowsAfter}
    WHERE ${standsStill(subscription)} AND Holder = ${holder}`.execute(tx.db);
  return moved.numAffectedRows === 1n;
}

const newDelivery = ({ SubscriptionNum, Position, RowsSince, RowsAfter }: Subscription, PolledAt: string) => ({
  DeliveryId: randomUUID(),
  SubscriptionNum,
  Tries: 0,
  LastAt: MIN_DATE_TIME,
  HttpStatus: 0,
  Error: '',
  PolledAt,
  FromNumber: Position,
  RowsSince,
  RowsAfter,
});

/** Changes that were let go before they could be told stand in the log as a delivery that failed. */
export async function noteLost(
  tx: Transaction,
  holder: string,
  subscription: Subscription,
  position: number,
): Promise<void> {
  if (!(await moveOn(tx, holder, subscription, { ...subscription, Position: position }))) return;
  const error = `Changes ${subscription.Position + 1} to ${position} were gone before they could be told. Read everything anew.`;
  const ended = { Status: FAILED, FirstAt: tx.now, LastAt: tx.now, NextAt: MIN_DATE_TIME, Error: error, Body: '' };
  await insertOwnRows(tx, 'bitewing_delivery', [{ ...newDelivery(subscription, tx.now), ...ended }]);
}

/** Notes how a try went, and answers the seconds to the next one if there is to be one. */
export async function noteTry(
  tx: Transaction,
  delivery: Delivery,
  { status, error }: { readonly status: number; readonly error: string },
): Promise<number | undefined> {
  const tries = Number(delivery.Tries) + 1;
  const isDone = error === '';
  const isOver = !isDone && secondsBetween(delivery.FirstAt, tx.now) >= LONGEST_TRYING;
  const wait = Math.min(FIRST_WAIT * 2 ** Math.min(tries - 1, 20), LONGEST_WAIT);
  const next = isDone || isOver ? MIN_DATE_TIME : addSeconds(tx.now, wait);
  const state = isDone ? DELIVERED : isOver ? FAILED : PENDING;
  await sql`UPDATE bitewing_delivery SET Status = ${state}, Tries = ${tries}, LastAt = ${tx.now}, NextAt = ${next},
      HttpStatus = ${status}, Error = ${error.slice(0, 255)}, Body = ${state === PENDING ? delivery.Body : ''}
    WHERE DeliveryNum = ${delivery.DeliveryNum}`.execute(tx.db);
  if (isDone) {
    await sql`UPDATE bitewing_subscription SET DateTimeStart = ${delivery.PolledAt}
      WHERE SubscriptionNum = ${delivery.SubscriptionNum} AND DateTimeStart < ${delivery.PolledAt}`.execute(tx.db);
  }
  return state === PENDING ? wait : undefined;
}

/**
 * Tries again now: a pending delivery as it stands, and what failed by telling its changes anew, with rows as they are
 * by then, so that no old state comes after a newer one. Answers false where there is no such delivery, or nothing left
 * of what it was to tell.
 */
export async function retryDelivery(tx: Transaction, id: string): Promise<boolean> {
  const [row] = await tx.select(
    `SELECT DeliveryNum, SubscriptionNum, Status, Tries, FromNumber, RowsSince, RowsAfter
     FROM bitewing_delivery WHERE DeliveryId = ?`,
    [id],
  );
  if (!row || Number(row.Status) === DELIVERED) return false;
  // Never called: its changes were gone.
  if (Number(row.Status) === FAILED && Number(row.Tries) === 0) return false;
  if (Number(row.Status) === PENDING) {
    await sql`UPDATE bitewing_delivery SET NextAt = ${MIN_DATE_TIME} WHERE DeliveryNum = ${row.DeliveryNum}`.execute(
      tx.db,
    );
  } else {
    await sql`UPDATE bitewing_subscription SET Position = ${row.FromNumber}
      WHERE SubscriptionNum = ${row.SubscriptionNum} AND Position > ${row.FromNumber}`.execute(tx.db);
    // It told rows by their time stamps: those are told again, and then the feed.
    if (row.RowsSince !== NO_ROWS) {
      await sql`UPDATE bitewing_subscription SET RowsSince = ${row.RowsSince}, RowsAfter = ${row.RowsAfter}
        WHERE SubscriptionNum = ${row.SubscriptionNum}`.execute(tx.db);
    }
  }
  return true;
}

/** Forgets deliveries that are over, as far as they are old or many. */
export async function forgetDeliveries(tx: Transaction, num: Key): Promise<void> {
  const rows = await tx.select(
    `SELECT DeliveryNum, LastAt FROM bitewing_delivery WHERE SubscriptionNum = ? AND Status <> ${PENDING}
     ORDER BY DeliveryNum DESC LIMIT 3000`,
    [num],
  );
  const limit = addDays(tx.today, -KEPT.days);
  const old = rows.filter(({ LastAt }, index) => index >= KEPT.deliveries || String(LastAt) < limit);
  if (old.length === 0) return;
  const keys = old.map(({ DeliveryNum }) => DeliveryNum as Key);
  await sql`DELETE FROM bitewing_delivery WHERE DeliveryNum IN (${sql.join(keys)})`.execute(tx.db);
}
