import type { Transaction } from '../db/handle.ts';
import type { Practice } from '../db/practice.ts';
import { insertRows } from '../db/rows/rows.ts';
import type { Row, TableName } from '../db/schema/tables.ts';
import { unitOfWork } from '../db/unit-of-work.ts';
import { asOf } from './days-to-come.ts';
import { readFirstDay } from './first-day.ts';
import { markAsDemo } from './marker.ts';

/** Fills an empty practice with the invented one: the same rows every time but for the days to come, all or none. */
export async function fillDemoPractice(practice: Practice): Promise<void> {
  await unitOfWork(practice, storeDemoPractice);
}

/** The same as part of a larger unit of work. */
export async function storeDemoPractice(tx: Transaction): Promise<void> {
  // First, so that if two servers fill at the same time, the second one waits here and then fails as a whole.
  await markAsDemo(tx);
  for (const [table, rows] of Object.entries(asOf(tx.today, readFirstDay()))) {
    await insertRows(tx, table as TableName, rows as Row<TableName>[]);
  }
  // Nobody has to be told of the first rows as of changes.
  tx.changes.length = 0;
}
