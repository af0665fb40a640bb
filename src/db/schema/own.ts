import { dateTime, id, key, type TableDefinition, text, whole } from './columns.ts';

/**
 * Bitewing's own tables. They stand only in databases Bitewing created, never in an office's existing one.
 */
const bitewing_meta = {
  Name: text('varchar(64)', { caseSensitive: true }),
  Value: text('text'),
} as const satisfies TableDefinition;

/** One answered POST, written in the transaction of its effects, so that a repeat gets the same answer. */
const bitewing_idempotency = {
  KeyHash: text('varchar(64)', { caseSensitive: true }),
  Fingerprint: text('varchar(64)', { caseSensitive: true }),
  CreatedAt: dateTime({ index: 'CreatedAt#1' }),
  Status: whole('smallint(6)'),
  Location: text('varchar(255)'),
  Body: text('mediumtext'),
} as const satisfies TableDefinition;

/** A row to lock for all writes of one patient, on engines where several servers write at once. */
const bitewing_patient_lock = {
  PatNum: key(),
  Version: key(),
} as const satisfies TableDefinition;

const changeColumns = {
  TableName: text('varchar(64)', { caseSensitive: true }),
  RowKey: key(),
  /** Place in `CHANGE_KINDS`. */
  Kind: whole('tinyint(4)'),
  /** 0 where the row is of no patient. */
  PatNum: key(),
  At: dateTime(),
  /** JSON of the row as it was before it was deleted, for tables whose deletions are told with it. */
  LastRow: text('mediumtext', { nullable: true }),
} as const satisfies TableDefinition;

/** Changes as the units of work store them, until they get their numbers (`db/feed`). */
const bitewing_outbox = {
  Id: id(),
  ...changeColumns,
  /** Of a new audit row: what its link in the chain will hold (`db/audit-chain`). */
  Digest: text('varchar(64)', { nullable: true, caseSensitive: true }),
} as const satisfies TableDefinition;

/** The change feed: every change under its number. */
const bitewing_change = { Number: key(), ...changeColumns } as const satisfies TableDefinition;

/** One row, which is locked while numbers are given: the last one given and the first one kept. */
const bitewing_feed = {
  Id: key(),
  /** Moves with every lock, so that the engine sees a change. */
  Version: key(),
  Head: key(),
  Oldest: key(),
} as const satisfies TableDefinition;

/** Who is told of changes, and how far they have been told (`db/subscriptions`). */
const bitewing_subscription = {
  SubscriptionNum: id(),
  Owner: text('varchar(64)', { caseSensitive: true, index: 'Owner#1' }),
  KeyNum: key(),
  SealedKey: text('text', { caseSensitive: true }),
  CustomerKey: text('varchar(64)'),
  EndPointUrl: text('varchar(255)', { caseSensitive: true }),
  Workstation: text('varchar(255)'),
  WatchTable: text('varchar(64)', { caseSensitive: true }),
  PollingSeconds: whole('int(11)'),
  UiEventType: text('varchar(64)', { caseSensitive: true }),
  DateTimeStart: dateTime(),
  DateTimeStop: dateTime(),
  Note: text('varchar(255)'),
  StartsAt: dateTime(),
  Position: key(),
  RowsSince: dateTime(),
  RowsAfter: key(),
  IsPaused: whole('tinyint(4)'),
  /** The server that calls the receiver, until this second since 1970. */
  Holder: text('varchar(255)', { caseSensitive: true }),
  HeldUntil: key(),
} as const satisfies TableDefinition;

/** Batches on their way to a subscription, and what became of earlier ones. */
const bitewing_delivery = {
  DeliveryNum: id(),
  DeliveryId: text('varchar(36)', { caseSensitive: true, index: 'DeliveryId#1' }),
  SubscriptionNum: key({ index: 'Subscription#1' }),
  /** Place in `DELIVERY_STATUSES`. */
  Status: whole('tinyint(4)', { index: 'Subscription#2' }),
  Tries: whole('int(11)'),
  FirstAt: dateTime(),
  LastAt: dateTime(),
  NextAt: dateTime(),
  HttpStatus: whole('smallint(6)'),
  Error: text('varchar(255)'),
  PolledAt: dateTime(),
  FromNumber: key(),
  RowsSince: dateTime(),
  RowsAfter: key(),
  Body: text('mediumtext'),
} as const satisfies TableDefinition;

/** The chain of audit rows: a link for each row of `securitylog`, each bound to the one before (`db/audit-chain`). */
const bitewing_audit = {
  Number: key(),
  SecurityLogNum: key({ index: 'SecurityLogNum#1' }),
  Digest: text('varchar(64)', { caseSensitive: true }),
  Hash: text('varchar(64)', { caseSensitive: true }),
} as const satisfies TableDefinition;

/** Patients whose estimates are older than what they are made of (`db/due-estimates.ts`). */
const bitewing_due_estimate = {
  Id: id(),
  /** 0 where the row lists many. */
  PatNum: key({ index: 'PatNum#1' }),
  /** Their numbers, with commas between them. */
  PatNums: text('mediumtext', { nullable: true, caseSensitive: true }),
  WithCompleted: whole('tinyint(4)'),
  Since: dateTime(),
} as const satisfies TableDefinition;

/** What the numbering stands in: never put back with the rows of a practice, or numbers would turn back. */
export const feedTables = { bitewing_outbox, bitewing_change, bitewing_feed } as const;

export const ownTables = {
  bitewing_meta,
  bitewing_idempotency,
  bitewing_patient_lock,
  bitewing_subscription,
  bitewing_delivery,
  bitewing_audit,
  bitewing_due_estimate,
  ...feedTables,
} as const;
export type OwnTableName = keyof typeof ownTables;

/** A table that is not named here counts its own key. */
export const ownPrimaryKey: Partial<Record<OwnTableName, string>> = {
  bitewing_meta: 'Name',
  bitewing_idempotency: 'KeyHash',
  bitewing_patient_lock: 'PatNum',
  bitewing_change: 'Number',
  bitewing_feed: 'Id',
  bitewing_audit: 'Number',
};
