import { sql } from 'kysely';
import type { Key } from '../domain/key.ts';
import type { Handle, Reader, Transaction } from './practice.ts';
import { insertOwnRows } from './rows.ts';

// Patients whose stored estimates are out of date. Rows are only inserted and deleted, never changed, so whoever adds
// a patient does not wait for somebody who takes another one.

/** Patients, each with whether completed work that is on no claim is to be estimated again, too. */
export type DuePatients = ReadonlyMap<Key, boolean>;

/** Stored in the same transaction as the change that made them due, so that they cannot be lost in between. */
export async function noteDue(tx: Transaction, patients: DuePatients): Promise<void> {
  const rows = [...patients].map(([PatNum, withCompleted]) => ({
    PatNum,
    WithCompleted: Number(withCompleted),
    Since: tx.now,
  }));
  await insertOwnRows(tx, 'bitewing_due_estimate', rows);
}

/** Which of these patients are due. */
export async function dueAmong(reader: Reader, patNums: readonly Key[]): Promise<Key[]> {
  if (patNums.length === 0) return [];
  const marks = patNums.map(() => '?').join(', ');
  const rows = await reader.select(
    `SELECT DISTINCT PatNum FROM bitewing_due_estimate WHERE PatNum IN (${marks})`,
    patNums,
  );
  return rows.map(({ PatNum }) => PatNum as Key);
}

export async function isAnyDue(handle: Handle): Promise<boolean> {
  return (await handle.select('SELECT Id FROM bitewing_due_estimate LIMIT 1', [])).length > 0;
}

/** Those who have waited longest. */
export async function someDue(handle: Handle, limit: number): Promise<Key[]> {
  const rows = await handle.select('SELECT PatNum FROM bitewing_due_estimate ORDER BY Id LIMIT ?', [limit]);
  return [...new Set(rows.map(({ PatNum }) => PatNum as Key))];
}

/** How many patients are due, and since when. */
export async function whatIsDue(handle: Handle): Promise<{ patients: number; since: string | undefined }> {
  const [row] = await handle.select(
    'SELECT COUNT(DISTINCT PatNum) AS Patients, MIN(Since) AS Since FROM bitewing_due_estimate',
    [],
  );
  return { patients: Number(row!.Patients), since: (row!.Since as string | null) ?? undefined };
}

/**
 * Takes a patient off the list and answers what is to be done, or undefined when the patient is not on it. Only the
 * rows that this unit of work sees are deleted: it also sees the changes behind them. Rows that are added later stay.
 */
export async function takeDue(tx: Transaction, patNum: Key): Promise<{ withCompleted: boolean } | undefined> {
  const rows = await tx.select('SELECT Id, WithCompleted FROM bitewing_due_estimate WHERE PatNum = ?', [patNum]);
  if (rows.length === 0) return undefined;
  const ids = rows.map(({ Id }) => Id as Key);
  await sql`DELETE FROM bitewing_due_estimate WHERE Id IN (${sql.join(ids)})`.execute(tx.db);
  return { withCompleted: rows.some(({ WithCompleted }) => Number(WithCompleted) === 1) };
}
