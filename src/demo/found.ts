import { sql } from 'kysely';
import { openPractice } from '../db/open.ts';
import type { Handle, Practice, Transaction } from '../db/practice.ts';
import type { PracticeSnapshot } from '../db/snapshots.ts';
import { unitOfWork } from '../db/unit-of-work.ts';
import { DEMO_NOW } from './demo-date.ts';
import { storeDemoPractice } from './fill.ts';

/**
 * Makes a practice of fresh tables: the invented one, or an empty one. A start that was cut short between the two is
 * finished by the next; of two servers that start at once one founds, and the other finds it done.
 */
export async function foundPractice(practice: Practice, isEmpty: boolean): Promise<void> {
  if (await practice.read(isFounded)) return;
  const { snapshots } = practice;
  const known = snapshots?.isQuick ? foundedBefore.get(isEmpty) : undefined;
  if (known) return snapshots?.putBack(known);
  try {
    await unitOfWork(practice, async (tx) => {
      if (await isFounded(tx)) return;
      await (isEmpty ? markAsOwn(tx) : storeDemoPractice(tx));
    });
  } catch (error) {
    if (!(await practice.read(isFounded))) throw error;
  }
  if (snapshots?.isQuick) foundedBefore.set(isEmpty, await snapshots.take());
}

/**
 * What founding made, of an empty practice and of the invented one. A founded practice is the same every time, so that
 * of a hundred in memory in one process ninety-nine are put there in a millisecond.
 */
const foundedBefore = new Map<boolean, PracticeSnapshot>();

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

/** The rows of the demo practice on its first day. */
export async function foundedSnapshot(): Promise<PracticeSnapshot> {
  const known = foundedBefore.get(false);
  if (known) return known;
  const { practice } = await openPractice(':memory:', { now: () => DEMO_NOW });
  try {
    await foundPractice(practice, false);
    return foundedBefore.get(false) ?? (await practice.snapshots!.take());
  } finally {
    await practice.close();
  }
}
