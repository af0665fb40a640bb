import { noteLost, noteTry, pendingDelivery, storeBatch } from '../db/subscriptions/deliveries.ts';
import type { Delivery, Subscription } from '../db/subscriptions/subscription.ts';
import {
  findSubscription,
  type Holder,
  hold,
  noteIdle,
  removeSubscription,
} from '../db/subscriptions/subscriptions.ts';
import { unitOfWork } from '../db/unit-of-work.ts';
import { formBatch, type Sources } from './batch.ts';
import { callReceiver } from './call.ts';
import { signatureOf } from './signature.ts';

/** Whether a key may still be told anything: the subscriptions of a revoked key end with it. */
export type Standing = 'admitted' | 'revoked' | 'unknown';

export interface Delivering extends Sources {
  readonly holder: Holder;
  /** The customer key, or undefined if another practice's key sealed it. */
  readonly open: (sealed: string) => string | undefined;
  /** Reads the keys once; the function that it answers tells the standing of each. */
  readonly standings: () => (keyNum: number) => Standing;
  readonly mayBePrivate: boolean;
  /** Name of this machine, for subscriptions that name none. */
  readonly machine: string;
  readonly agent: string;
  readonly signal: AbortSignal;
}

/**
 * Serves one subscription until there is nothing left to tell or its receiver fails. One server at a time holds it. A
 * batch is stored before its first call, and its end is noted after its last one, so that nothing is lost if a server
 * is killed. Answers the seconds to wait where the receiver failed.
 */
export async function deliver(from: Delivering, watch: Subscription): Promise<number | undefined> {
  const { practice, holder, signal } = from;
  const num = watch.SubscriptionNum;
  const customerKey = from.open(watch.SealedKey);
  const standing = customerKey === undefined ? 'unknown' : from.standings()(Number(watch.KeyNum));
  if (customerKey === undefined || standing === 'unknown') return undefined;
  if (standing === 'revoked') {
    await unitOfWork(practice, (tx) => removeSubscription(tx, num));
    return undefined;
  }
  while (!signal.aborted) {
    if (!(await unitOfWork(practice, (tx) => hold(tx, num, holder, epochSeconds())))) return undefined;
    const pending = await practice.read((handle) => pendingDelivery(handle, num));
    if (!pending) {
      if (!(await storeNext(from, watch))) return undefined;
      continue;
    }
    const subscription = await practice.read((handle) => findSubscription(handle, num));
    if (!subscription || subscription.IsPaused) return undefined;
    const result = await callReceiver({
      url: subscription.EndPointUrl,
      headers: headersOf(from, subscription, pending, customerKey),
      body: pending.Body,
      mayBePrivate: from.mayBePrivate,
      signal,
    });
    // We ended the call ourselves: it does not count as a failure and is made again.
    if (signal.aborted && result.status === 0) return undefined;
    const wait = await unitOfWork(practice, (tx) => noteTry(tx, pending, result));
    if (wait !== undefined) return wait;
  }
  return undefined;
}

/** Forms the next batch and stores it; false if there was nothing to tell. */
async function storeNext(from: Delivering, watch: Subscription): Promise<boolean> {
  const { practice, holder } = from;
  for (;;) {
    const { now, subscription } = await practice.read(async (handle) => ({
      now: handle.now,
      subscription: await findSubscription(handle, watch.SubscriptionNum),
    }));
    if (!subscription || subscription.IsPaused) return false;
    const batch = await formBatch(from, subscription, now);
    if (batch.lost !== undefined) {
      const { lost } = batch;
      await unitOfWork(practice, (tx) => noteLost(tx, holder.name, subscription, lost));
      continue;
    }
    if (!batch.isEmpty) return unitOfWork(practice, (tx) => storeBatch(tx, holder.name, subscription, batch));
    await unitOfWork(practice, (tx) => noteIdle(tx, [{ ...subscription, after: batch.after }]));
    if (!batch.isFull) return false;
  }
}

const epochSeconds = () => Math.floor(Date.now() / 1000);

/** Those of the Events page, and ours (`extensions.md`, Changes). */
function headersOf(
  { machine, agent }: Delivering,
  subscription: Subscription,
  { DeliveryId, Body }: Delivery,
  customerKey: string,
): Record<string, string> {
  const timestamp = epochSeconds();
  return {
    authorization: customerKey,
    workstation: headerText(subscription.Workstation) || machine,
    'event-type': `WatchTable: ${subscription.WatchTable}`,
    'content-type': 'application/json; charset=utf-8',
    'user-agent': agent,
    'x-bitewing-delivery': DeliveryId,
    'x-bitewing-timestamp': String(timestamp),
    'x-bitewing-signature': signatureOf(timestamp, Body, customerKey),
  };
}

/** A header holds no control characters, and nothing beyond Latin-1. */
const headerText = (text: string) => text.replace(/[^\x20-\x7e]/g, '');
