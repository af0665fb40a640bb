import { sql } from 'kysely';
import type { Handle, Transaction } from '../handle.ts';
import type { Practice } from '../practice.ts';
import { unitOfWork } from '../unit-of-work.ts';
import { practiceName } from './practice-name.ts';
import type { EvidenceStore } from './store.ts';

/**
 * An older copy of the practice may have been put back, while the file of the evidence is of today. Its plans would then get
 * numbers that the evidence knows signed ones by, and be told as altered: so they are numbered from above them.
 */
export async function passKnownPlans(practice: Practice, store: EvidenceStore): Promise<void> {
  const known = await practice.read(async (handle) => {
    const highest = store.highestPlan(await practiceName(handle, false));
    return highest > (await lastGiven(handle)) ? highest : undefined;
  });
  if (known !== undefined) await unitOfWork(practice, (tx) => giveFromAbove(tx, known));
}

/** The highest number that the database remembers to have given to a plan. */
async function lastGiven({ db, engine }: Handle): Promise<bigint> {
  const counter =
    engine === 'sqlite'
      ? sql<{ last: number }>`SELECT seq AS last FROM sqlite_sequence WHERE name = 'treatplan'`
      : sql<{ last: number }>`SELECT AUTO_INCREMENT - 1 AS last FROM information_schema.TABLES
          WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'treatplan'`;
  const { rows } = await counter.execute(db);
  return BigInt(rows[0]?.last ?? 0);
}

async function giveFromAbove({ db, engine }: Transaction, known: bigint): Promise<void> {
  if (engine !== 'sqlite') {
    await sql`ALTER TABLE treatplan AUTO_INCREMENT = ${sql.lit(known + 1n)}`.execute(db);
    return;
  }
  await sql`DELETE FROM sqlite_sequence WHERE name = 'treatplan'`.execute(db);
  await sql`INSERT INTO sqlite_sequence (name, seq) VALUES ('treatplan', ${known})`.execute(db);
}
