import { sql } from 'kysely';
import type { Handle, Practice, Transaction } from '../db/practice.ts';
import { unitOfWork } from '../db/unit-of-work.ts';
import { storeDemoPractice } from './fill.ts';

/**
 * Makes a practice of fresh tables: the invented one, or an empty one. A start that was cut short between the two is
 * finished by the next; of two servers that start at once one founds, and the other finds it done.
 */
export async function foundPractice(practice: Practice, isEmpty: boolean): Promise<void> {
  if (await practice.read(isFounded)) return;
  try {
    await unitOfWork(practice, async (tx) => {
      if (await isFounded(tx)) return;
      await (isEmpty ? markAsOwn(tx) : storeDemoPractice(tx));
    });
  } catch (error) {
    if (!(await practice.read(isFounded))) throw error;
  }
}

/** Says of a practice that it is the office's own. */
async function markAsOwn(tx: Transaction): Promise<void> {
  await sql`INSERT INTO bitewing_meta (Name, Value) VALUES ('practice', 'own')`.execute(tx.db);
}

/** Rows laid by another program found a practice too: nothing is ever mixed into them. */
async function isFounded({ db }: Handle): Promise<boolean> {
  const { rows } = await sql`SELECT 1 FROM bitewing_meta WHERE Name = 'practice'`.execute(db);
  if (rows.length > 0) return true;
  for (const table of ['patient', 'preference'] as const) {
    if (await db.selectFrom(table).selectAll().limit(1).executeTakeFirst()) return true;
  }
  return false;
}
