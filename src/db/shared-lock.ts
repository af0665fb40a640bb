import { createHash } from 'node:crypto';
import type { Key } from '../domain/key.ts';
import type { Transaction } from './handle.ts';
import type { TableName } from './schema/tables.ts';

/**
 * Makes other writers wait, until this unit of work ends, who must not decide at the same moment about rows that belong
 * to no patient: whether a name is still free, or whether a row (`key`) is in use and may be deleted. It comes before the
 * look on which the decision rests. A database server shows each unit the moment at which it began: two that look at the
 * same time would both find nothing, and both store theirs. An SQLite file has one writer at a time anyway.
 */
export const lockShared = (tx: Transaction, table: TableName | 'bitewing_subscription', key: Key = 0): Promise<void> =>
  tx.lockPatient(numberOf(`${table} ${key}`));

/** Whether a number that was locked is a patient's. */
export const isPatient = (locked: Key) => locked > 0;

/** Below those of patients, among which it is locked: the same in each process, and different ones for different names. */
const numberOf = (name: string): Key =>
  -1 - Number.parseInt(createHash('sha256').update(name).digest('hex').slice(0, 12), 16);
