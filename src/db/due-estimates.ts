import { sql } from 'kysely';
import { type Key, toKey } from '../domain/key.ts';
import type { Handle, Reader, Transaction } from './practice.ts';
import { insertOwnRow, insertOwnRows } from './rows.ts';

// Patients whose stored estimates are out of date. Rows are only inserted and deleted, never changed, so whoever adds
// a patient does not wait for somebody who takes another one. All patients that one change makes due are stored as one
// row, because thousands of rows take too long to insert while the caller waits. Before the background estimates them,
// it replaces that row by one for each patient.

/** Patients, each with whether completed work that is on no claim is to be estimated again, too. */
export type DuePatients = ReadonlyMap<Key, boolean>;

/** SQL for the patients in lists: the expression `patient` in the FROM clause `source`, where `d` is the list's row. */
const listed = ({ engine }: Pick<Handle, 'engine'>) =>
  engine === 'sqlite'
    ? { patient: 'l.value', source: 'bitewing_due_estimate d, json_each(d.PatNums) l' }
    : {
        patient: 'l.PatNum',
        source: `bitewing_due_estimate d, JSON_TABLE(d.PatNums, '$[*]' COLUMNS (PatNum BIGINT PATH '$')) l`,
      };

/** Stored in the same transaction as the change that made them due, so that they cannot be lost in between. */
export async function noteDue(tx: Transaction, patients: DuePatients): Promise<void> {
  for (const withCompleted of [false, true]) {
    const patNums = [...patients].filter(([, asked]) => asked === withCompleted).map(([patNum]) => patNum);
    if (patNums.length === 0) continue;
    const list = { PatNum: 0, PatNums: `[${patNums.join()}]`, WithCompleted: Number(withCompleted), Since: tx.now };
    await insertOwnRow(tx, 'bitewing_due_estimate', list);
  }
}

/** Replaces each list by a row for each of its patients, unless another server has done so in the meantime. */
export async function takeLists(tx: Transaction): Promise<void> {
  const lists = await tx.select('SELECT * FROM bitewing_due_estimate WHERE PatNum = 0 ORDER BY Id', []);
  for (const { Id, PatNums, ...rest } of lists) {
    const { numAffectedRows } = await sql`DELETE FROM bitewing_due_estimate WHERE Id = ${Id}`.execute(tx.db);
    if (numAffectedRows === 0n) continue;
    const patNums = String(PatNums).slice(1, -1).split(',').map(toKey);
    const shared = { WithCompleted: rest.WithCompleted as number, Since: rest.Since as string };
    await insertOwnRows(
      tx,
      'bitewing_due_estimate',
      patNums.map((PatNum) => ({ PatNum, ...shared })),
    );
  }
}

export async function hasLists(handle: Handle): Promise<boolean> {
  return (await handle.select('SELECT Id FROM bitewing_due_estimate WHERE PatNum = 0 LIMIT 1', [])).length > 0;
}

/** Which of these patients are due. */
export async function dueAmong(reader: Reader, patNums: readonly Key[]): Promise<Key[]> {
  if (patNums.length === 0) return [];
  const marks = patNums.map(() => '?').join(', ');
  const { patient, source } = listed(reader);
  const rows = await reader.select(
    `SELECT PatNum FROM bitewing_due_estimate WHERE PatNum IN (${marks})
     UNION SELECT ${patient} FROM ${source} WHERE d.PatNum = 0 AND ${patient} IN (${marks})`,
    [...patNums, ...patNums],
  );
  return rows.map(({ PatNum }) => PatNum as Key);
}

export async function isAnyDue(handle: Handle): Promise<boolean> {
  return (await handle.select('SELECT Id FROM bitewing_due_estimate LIMIT 1', [])).length > 0;
}

/** Patients with a row of their own, those who have waited longest first. */
export async function someDue(handle: Handle, limit: number): Promise<Key[]> {
  const rows = await handle.select('SELECT PatNum FROM bitewing_due_estimate WHERE PatNum <> 0 ORDER BY Id LIMIT ?', [
    limit,
  ]);
  return [...new Set(rows.map(({ PatNum }) => PatNum as Key))];
}

/** How many patients are due, and since when. */
export async function whatIsDue(handle: Handle): Promise<{ patients: number; since: string | undefined }> {
  const { patient, source } = listed(handle);
  const [row] = await handle.select(
    `SELECT COUNT(DISTINCT due.PatNum) AS Patients, MIN(due.Since) AS Since FROM
       (SELECT PatNum, Since FROM bitewing_due_estimate WHERE PatNum <> 0
        UNION ALL SELECT ${patient}, d.Since FROM ${source} WHERE d.PatNum = 0) AS due`,
    [],
  );
  return { patients: Number(row!.Patients), since: (row!.Since as string | null) ?? undefined };
}

/**
 * Takes a patient off the list and answers what is to be done, or undefined when the patient is not on it. Only the
 * rows that this unit of work sees are deleted: it also sees the changes behind them. Rows that are added later stay.
 * A row that lists many patients is left alone, so until the background replaces it, about a second later, its patients
 * may be estimated more than once.
 */
export async function takeDue(tx: Transaction, patNum: Key): Promise<{ withCompleted: boolean } | undefined> {
  const { patient, source } = listed(tx);
  const rows = await tx.select(
    `SELECT Id, WithCompleted, 1 AS IsOwn FROM bitewing_due_estimate WHERE PatNum = ?
     UNION ALL SELECT d.Id, d.WithCompleted, 0 FROM ${source} WHERE d.PatNum = 0 AND ${patient} = ?`,
    [patNum, patNum],
  );
  if (rows.length === 0) return undefined;
  const ids = rows.filter(({ IsOwn }) => Number(IsOwn) === 1).map(({ Id }) => Id as Key);
  if (ids.length > 0) await sql`DELETE FROM bitewing_due_estimate WHERE Id IN (${sql.join(ids)})`.execute(tx.db);
  return { withCompleted: rows.some(({ WithCompleted }) => Number(WithCompleted) === 1) };
}
