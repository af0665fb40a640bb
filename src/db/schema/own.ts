import { dateTime, key, type TableDefinition, text, whole } from './columns.ts';

/**
 * Bitewing's own tables. They stand only in databases Bitewing created, never in an office's existing one.
 */
export const bitewing_meta = {
  Name: text('varchar(64)', { caseSensitive: true }),
  Value: text('text'),
} as const satisfies TableDefinition;

/** One answered POST, written in the transaction of its effects, so that a repeat gets the same answer. */
export const bitewing_idempotency = {
  KeyHash: text('varchar(64)', { caseSensitive: true }),
  Fingerprint: text('varchar(64)', { caseSensitive: true }),
  CreatedAt: dateTime({ index: 'CreatedAt#1' }),
  Status: whole('smallint(6)'),
  Location: text('varchar(255)'),
  Body: text('mediumtext'),
} as const satisfies TableDefinition;

/** A row to lock for all writes of one patient, on engines where several servers write at once. */
export const bitewing_patient_lock = {
  PatNum: key(),
  Version: key(),
} as const satisfies TableDefinition;

export const ownTables = { bitewing_meta, bitewing_idempotency, bitewing_patient_lock } as const;
export type OwnTableName = keyof typeof ownTables;

export const ownPrimaryKey: Record<OwnTableName, string> = {
  bitewing_meta: 'Name',
  bitewing_idempotency: 'KeyHash',
  bitewing_patient_lock: 'PatNum',
};
