import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Handle, Transaction } from '../handle.ts';
import { Conflict } from '../trouble.ts';

/**
 * Plans of a practice that was founded anew have the numbers of the old one, so records belong to a practice by a name
 * that is kept in its own database. An office's database has no place for one: there the file alone tells, and each
 * office needs a control file of its own.
 */
export async function practiceName(handle: Handle, isOffice: boolean): Promise<string> {
  if (isOffice) return OFFICE;
  const { rows } = await sql<{ Value: string }>`SELECT Value FROM bitewing_meta WHERE Name = ${PRACTICE_NAME}`.execute(
    handle.db,
  );
  return rows[0]?.Value ?? '';
}

/** The same, given at the first record. */
export async function ensurePracticeName(tx: Transaction, isOffice: boolean): Promise<string> {
  const known = await practiceName(tx, isOffice);
  if (known) return known;
  const fresh = randomUUID();
  try {
    await sql`INSERT INTO bitewing_meta (Name, Value) VALUES (${PRACTICE_NAME}, ${fresh})`.execute(tx.db);
  } catch (error) {
    throw new Conflict('Another server named the practice at the same time.', { cause: error });
  }
  return fresh;
}

/** The row of `bitewing_meta` that holds it. */
export const PRACTICE_NAME = 'evidence';
const OFFICE = 'office';
