import { sql } from 'kysely';
import type { Handle, Transaction } from '../db/handle.ts';

/** The key pair that comes with the demo practice; accepted on loopback only. */
export const DEMO_KEYS = { developerKey: 'DemoDeveloperKey', customerKey: 'DemoCustomerKey0' } as const;

/** The developer of that pair: the name in stamps and signatures. */
export const DEMO_DEVELOPER = 'Demo Developer';

/** Marks a practice as the invented one. */
export async function markAsDemo(tx: Transaction): Promise<void> {
  await sql`INSERT INTO bitewing_meta (Name, Value) VALUES ('practice', 'demo')`.execute(tx.db);
}

/** Whether this database holds the demo practice, so that the demo key pair may be used. */
export async function isDemoPractice(handle: Handle): Promise<boolean> {
  const found = await sql`SELECT Value FROM bitewing_meta WHERE Name = 'practice' AND Value = 'demo'`.execute(
    handle.db,
  );
  return found.rows.length > 0;
}
