import type { Key } from '../../domain/key.ts';

/** A subscription as its page has it, and how far it has been served. */
export interface Subscription {
  readonly SubscriptionNum: Key;
  /** Stands for the pair of keys that it belongs to (`Caller.customer`). */
  readonly Owner: string;
  /** Number of that key in the control file; 0 for a pair that stands in none. */
  readonly KeyNum: Key;
  /** The customer key, encrypted with the practice's own key. */
  readonly SealedKey: string;
  /** What may be shown of the customer key. */
  readonly CustomerKey: string;
  readonly EndPointUrl: string;
  readonly Workstation: string;
  readonly WatchTable: string;
  readonly PollingSeconds: number;
  readonly UiEventType: string;
  readonly DateTimeStart: string;
  readonly DateTimeStop: string;
  readonly Note: string;
  /** Changes before this moment are not told. */
  readonly StartsAt: string;
  /** The last number of the change feed that stands in a batch. */
  readonly Position: number;
  /** Rows stamped since this moment are told before the feed, those after the key RowsAfter; empty = none are left. */
  readonly RowsSince: string;
  readonly RowsAfter: Key;
  /** A person stopped it. */
  readonly IsPaused: number;
}

/** What a caller may say of a subscription. */
export type SubscriptionValues = Omit<Subscription, 'SubscriptionNum'>;

/** Places in this list are what is stored. */
export const DELIVERY_STATUSES = ['pending', 'delivered', 'failed'] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

/** A batch on its way, or how it ended. */
export interface Delivery {
  readonly DeliveryNum: Key;
  /** What the receiver knows it by, the same for every try. */
  readonly DeliveryId: string;
  readonly SubscriptionNum: Key;
  readonly Status: number;
  readonly Tries: number;
  readonly FirstAt: string;
  readonly LastAt: string;
  readonly NextAt: string;
  readonly HttpStatus: number;
  readonly Error: string;
  /** When its changes were looked for; DateTimeStart moves there once it is delivered. */
  readonly PolledAt: string;
  /** The feed behind this number is what it tells. */
  readonly FromNumber: number;
  /** Where it began among the rows that are older than the subscription. */
  readonly RowsSince: string;
  readonly RowsAfter: Key;
  /** JSON, while it is on its way; nothing afterwards. */
  readonly Body: string;
}
