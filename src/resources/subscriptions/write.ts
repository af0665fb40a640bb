import type { Handle, Transaction } from '../../db/handle.ts';
import type { Practice } from '../../db/practice.ts';
import { stampColumn } from '../../db/schema/tables.ts';
import { lockShared } from '../../db/shared-lock.ts';
import type { Subscribing } from '../../db/subscribing.ts';
import type { Subscription } from '../../db/subscriptions/subscription.ts';
import {
  changeSubscription,
  feedHead,
  findSubscription,
  NO_ROWS,
  numberBefore,
  removeSubscription,
  storeSubscription,
  subscriptionsOf,
} from '../../db/subscriptions/subscriptions.ts';
import { MIN_DATE_TIME } from '../../domain/calendar.ts';
import type { Key } from '../../domain/key.ts';
import { badRequest, notFound } from '../../domain/refusal.ts';
import { readTarget } from '../../events/target.ts';
import { watchTables } from '../../events/watch-tables.ts';
import type { ValuesOf } from '../../wire/input.ts';
import type { newSubscriptionInputs, subscriptionInputs } from './inputs.ts';

type SentSubscription = ValuesOf<typeof newSubscriptionInputs>;

/** Most subscriptions of one pair of keys. */
const MOST = 100;

/** Asks, before anything is written, whether this server may call that receiver. */
export async function checkReceiver(
  practice: Practice,
  { EndPointUrl }: { readonly EndPointUrl?: string | undefined },
): Promise<Subscribing> {
  const { subscribing } = practice;
  if (!subscribing) {
    throw badRequest(
      'This database belongs to Open Dental, whose programs write it too: nobody can be told of changes.',
    );
  }
  if (EndPointUrl !== undefined) {
    readTarget(EndPointUrl);
    await subscribing.checkTarget(EndPointUrl);
  }
  // Changes committed by now are before the start, so they must get their numbers first.
  await practice.feed?.own?.tidy();
  return subscribing;
}

/** The two names of a subscription in the page's 404: the first when it is changed, the second when it is deleted. */
type Thing = 'Subscription' | 'SubscriptionNum';

export async function requireSubscription(
  handle: Handle,
  num: Key,
  thing: Thing = 'Subscription',
): Promise<Subscription> {
  const found = await findSubscription(handle, num);
  if (!found) throw notFound(thing);
  return found;
}

/** A row belongs to the key that made it, and no other key sees it. */
function requireOwn(tx: Transaction, subscription: Subscription, thing: Thing): void {
  if (subscription.Owner !== tx.by.customer) throw notFound(thing);
}

export async function subscribe(
  tx: Transaction,
  sent: SentSubscription,
  { seal, told }: Subscribing,
  ignore: (name: string) => void,
): Promise<Subscription> {
  const { customer = '', customerKey = '', keyNum = 0 } = tx.by;
  const isTable = sent.WatchTable !== undefined;
  if (isTable && !sent.PollingSeconds) throw badRequest('PollingSeconds is required.');
  if (!isTable && sent.PollingSeconds) ignore('PollingSeconds');
  await lockShared(tx, 'bitewing_subscription');
  const own = await subscriptionsOf(tx, customer);
  if (own.some((one) => isSame(one, sent) && isRunning(one, tx.now))) throw badRequest('Subscription already exists.');
  if (own.length >= MOST) throw badRequest(`A key has at most ${MOST} subscriptions.`);
  const num = await storeSubscription(tx, {
    Owner: customer,
    KeyNum: keyNum,
    SealedKey: seal(customerKey),
    CustomerKey: masked(customerKey),
    EndPointUrl: sent.EndPointUrl,
    Workstation: sent.Workstation ?? '',
    WatchTable: sent.WatchTable ?? '',
    PollingSeconds: (isTable && sent.PollingSeconds) || 0,
    UiEventType: sent.UiEventType ?? '',
    DateTimeStop: sent.DateTimeStop ?? MIN_DATE_TIME,
    Note: sent.Note ?? '',
    IsPaused: 0,
    ...(await startOf(tx, sent.WatchTable ?? '', sent.DateTimeStart)),
  });
  tx.afterCommit?.(told);
  return requireSubscription(tx, num);
}

/**
 * Whether both would make the same calls, so that a receiver would get each event twice (`companions-people.md` 18).
 */
function isSame(one: Subscription, { Workstation = '', WatchTable = '', UiEventType = '', ...sent }: SentSubscription) {
  const both = [one.EndPointUrl, one.Workstation, one.WatchTable, one.UiEventType];
  return both.join('\n') === [sent.EndPointUrl, Workstation, WatchTable, UiEventType].join('\n');
}

const isRunning = ({ DateTimeStop }: Subscription, now: string) => DateTimeStop <= MIN_DATE_TIME || DateTimeStop > now;

export async function updateSubscription(
  tx: Transaction,
  subscription: Subscription,
  sent: ValuesOf<typeof subscriptionInputs>,
  { told }: Subscribing,
): Promise<Subscription> {
  requireOwn(tx, subscription, 'Subscription');
  if (subscription.WatchTable === '' && sent.PollingSeconds) {
    throw badRequest('PollingSeconds can only be set with WatchTable.');
  }
  const { DateTimeStart, ...plain } = sent;
  const start = DateTimeStart === undefined ? {} : await startOf(tx, subscription.WatchTable, DateTimeStart);
  await changeSubscription(tx, subscription.SubscriptionNum, { ...plain, ...start });
  tx.afterCommit?.(told);
  return requireSubscription(tx, subscription.SubscriptionNum);
}

export async function unsubscribe(tx: Transaction, subscription: Subscription): Promise<void> {
  requireOwn(tx, subscription, 'SubscriptionNum');
  await removeSubscription(tx, subscription.SubscriptionNum);
}

/**
 * Where the subscription begins. If it begins now, it takes changes of the feed after the last number. From an earlier
 * moment it first takes rows by their time stamps, then the feed; for tables without a time stamp, and for deletions,
 * it takes the changes that the feed still has.
 */
async function startOf(tx: Transaction, watchTable: string, sent: string | undefined) {
  const DateTimeStart = sent ?? tx.now;
  const fresh = { DateTimeStart, StartsAt: DateTimeStart, RowsSince: NO_ROWS, RowsAfter: 0 };
  const watched = watchTables[watchTable];
  if (!watched || DateTimeStart >= tx.now) return { ...fresh, Position: await feedHead(tx) };
  if (watched.deletions || !stampColumn(watched.table)) {
    return { ...fresh, Position: await numberBefore(tx, DateTimeStart) };
  }
  return { ...fresh, Position: await feedHead(tx), RowsSince: DateTimeStart };
}

/** The last four characters of a key that is long enough for the rest to stay secret. */
const masked = (key: string) => '*'.repeat(12) + (key.length >= 12 ? key.slice(-4) : '');
