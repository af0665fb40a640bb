import { sql } from 'kysely';
import type { Handle, Transaction } from '../db/handle.ts';
import { openPractice } from '../db/opening/open.ts';
import type { Practice } from '../db/practice.ts';
import type { PracticeSnapshot } from '../db/snapshots.ts';
import { unitOfWork } from '../db/unit-of-work.ts';
import { storeDemoPractice } from './fill.ts';

/**
 * Makes a practice in new tables: the invented one, or an empty one. If a start was cut short after making the tables,
 * the next one does this. If two servers start at the same time, one does it and the other finds it done.
 */
export async function foundPractice(practice: Practice, isEmpty: boolean): Promise<void> {
  if (await practice.read(isFounded)) return;
  const { snapshots } = practice;
  const copied = isEmpty ? EMPTY : await practice.read(({ today }) => today);
  const known = snapshots?.isQuick ? foundedBefore.get(copied) : undefined;
  if (known) return snapshots?.putBack(known);
  try {
    await unitOfWork(practice, async (tx) => {
      if (await isFounded(tx)) return;
      await (isEmpty ? markAsOwn(tx) : storeDemoPractice(tx));
    });
  } catch (error) {
    if (!(await practice.read(isFounded))) throw error;
  }
  if (snapshots?.isQuick) foundedBefore.set(copied, await snapshots.take());
}

/**
 * Copies of a new empty practice and, by its first day, of the invented one. Practices of one day are the same, so of a
 * hundred practices in memory in one process ninety-nine are copied in a millisecond each.
 */
const foundedBefore = new Map<string, PracticeSnapshot>();

const EMPTY = 'empty';

/** Marks a practice as the office's own. */
async function markAsOwn(tx: Transaction): Promise<void> {
  await sql`INSERT INTO bitewing_meta (Name, Value) VALUES ('practice', 'own')`.execute(tx.db);
}

/** Whether there is a practice already. Rows of another program count, too: nothing may be mixed with them. */
async function isFounded({ db }: Handle): Promise<boolean> {
  const { rows } = await sql`SELECT 1 FROM bitewing_meta WHERE Name = 'practice'`.execute(db);
  if (rows.length > 0) return true;
  for (const table of ['patient', 'preference'] as const) {
    if (await db.selectFrom(table).selectAll().limit(1).executeTakeFirst()) return true;
  }
  return false;
}

/** The rows of the demo practice as it is made at `now`. */
export async function foundedSnapshot(now: string): Promise<PracticeSnapshot> {
  const day = now.slice(0, 10);
  const known = foundedBefore.get(day);
  if (known) return known;
  const { practice } = await openPractice(':memory:', { now: () => now });
  try {
    await foundPractice(practice, false);
    return foundedBefore.get(day) ?? (await practice.snapshots!.take());
  } finally {
    await practice.close();
  }
}
