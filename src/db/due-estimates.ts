import { sql } from 'kysely';
import { type Key, toKey } from '../domain/key.ts';
import type { Handle, Reader, Transaction } from './handle.ts';
import { insertOwnRow, insertOwnRows } from './rows/rows.ts';

// Patients whose stored estimates are out of date. Rows are only inserted and deleted, never changed, so whoever adds
// a patient does not wait for somebody who takes another one. All patients that one change makes due are stored as one
// row, because thousands of rows take too long to insert while the caller waits. Before the background estimates them,
// it replaces that row by one for each patient.

/** Patients, each with whether completed work that is on no claim is to be estimated again, too. */
export type DuePatients = ReadonlyMap<Key, boolean>;

/** `PatNum` of a row that lists many. */
export const MANY = 0;

/**
 * A part of a SELECT: 0 if none of so many patients is due, whose numbers are bound after `MANY`. Asked with something else it
 * costs a database server 15 µs, by itself 40.
 */
export const mayBeDue = (patients: number) =>
  `EXISTS(SELECT 1 FROM bitewing_due_estimate WHERE PatNum IN (?${', ?'.repeat(patients)}))`;

/** Stored in the same transaction as the change that made them due, so that they cannot be lost in between. */
export async function noteDue(tx: Transaction, patients: DuePatients): Promise<void> {
  for (const withCompleted of [false, true]) {
    const patNums = [...patients].filter(([, asked]) => asked === withCompleted).map(([patNum]) => patNum);
    if (patNums.length === 0) continue;
    const row = { PatNum: MANY, PatNums: patNums.join(), WithCompleted: Number(withCompleted), Since: tx.now };
    await insertOwnRow(tx, 'bitewing_due_estimate', row);
  }
}

/** The patients that a row of the table stands for. */
const patientsOf = ({ PatNum, PatNums }: Record<string, unknown>): Key[] =>
  PatNum === MANY ? String(PatNums).split(',').map(toKey) : [PatNum as Key];

/** Replaces each list by a row for each of its patients, unless another server has done so in the meantime. */
export async function takeLists(tx: Transaction): Promise<void> {
  const lists = await tx.select('SELECT * FROM bitewing_due_estimate WHERE PatNum = ? ORDER BY Id', [MANY]);
  for (const list of lists) {
    const { numAffectedRows } = await sql`DELETE FROM bitewing_due_estimate WHERE Id = ${list.Id}`.execute(tx.db);
    if (numAffectedRows === 0n) continue;
    const shared = { WithCompleted: list.WithCompleted as number, Since: list.Since as string };
    const rows = patientsOf(list).map((PatNum) => ({ PatNum, ...shared }));
    await insertOwnRows(tx, 'bitewing_due_estimate', rows);
  }
}

export async function hasLists(handle: Handle): Promise<boolean> {
  return (await handle.select('SELECT Id FROM bitewing_due_estimate WHERE PatNum = ? LIMIT 1', [MANY])).length > 0;
}

/** Which of these patients are due. */
export async function dueAmong(reader: Reader, patNums: readonly Key[]): Promise<Key[]> {
  if (patNums.length === 0) return [];
  const marks = patNums.map(() => '?').join(', ');
  // Not DISTINCT: MariaDB would make a table on its disk for that, as `PatNums` may be long: 400 µs instead of 45.
  const rows = await reader.select(`SELECT PatNum, PatNums FROM bitewing_due_estimate WHERE PatNum IN (?, ${marks})`, [
    MANY,
    ...patNums,
  ]);
  const due = new Set(rows.flatMap(patientsOf));
  return patNums.filter((patNum) => due.has(patNum));
}

export async function isAnyDue(handle: Handle): Promise<boolean> {
  return (await handle.select('SELECT Id FROM bitewing_due_estimate LIMIT 1', [])).length > 0;
}

/** Patients with a row of their own, those who have waited longest first. */
export async function someDue(handle: Handle, limit: number): Promise<Key[]> {
  const rows = await handle.select('SELECT PatNum FROM bitewing_due_estimate WHERE PatNum <> ? ORDER BY Id LIMIT ?', [
    MANY,
    limit,
  ]);
  return [...new Set(rows.map(({ PatNum }) => PatNum as Key))];
}

/** How many patients are due, and since when. One who is listed and has a row as well counts twice. */
export async function whatIsDue(handle: Handle): Promise<{ patients: number; since: string | undefined }> {
  const [own, ...lists] = await handle.select(
    `SELECT COUNT(DISTINCT PatNum) AS Patients, NULL AS PatNums, MIN(Since) AS Since
       FROM bitewing_due_estimate WHERE PatNum <> ?
     UNION ALL SELECT 0, PatNums, Since FROM bitewing_due_estimate WHERE PatNum = ?`,
    [MANY, MANY],
  );
  const listed = new Set(lists.flatMap((row) => patientsOf({ ...row, PatNum: MANY })));
  const [since] = [own!, ...lists].flatMap(({ Since }) => (Since === null ? [] : [Since as string])).sort();
  return { patients: Number(own!.Patients) + listed.size, since };
}

/**
 * Takes a patient off the list and answers what is to be done, or undefined when the patient is not on it. Only the
 * rows that this unit of work sees are deleted: it also sees the changes behind them. Rows that are added later stay.
 * A row that lists many patients is left alone, so until the background replaces it, about a second later, its patients
 * may be estimated more than once.
 */
export async function takeDue(tx: Transaction, patNum: Key): Promise<{ withCompleted: boolean } | undefined> {
  const found = await tx.select('SELECT * FROM bitewing_due_estimate WHERE PatNum IN (?, ?)', [MANY, patNum]);
  const rows = found.filter((row) => patientsOf(row).includes(patNum));
  if (rows.length === 0) return undefined;
  const ids = rows.filter(({ PatNum }) => PatNum !== MANY).map(({ Id }) => Id as Key);
  if (ids.length > 0) await sql`DELETE FROM bitewing_due_estimate WHERE Id IN (${sql.join(ids)})`.execute(tx.db);
  return { withCompleted: rows.some(({ WithCompleted }) => Number(WithCompleted) === 1) };
}
