import type { Practice, Transaction } from '../db/practice.ts';
import { insertRows } from '../db/rows.ts';
import type { Row, TableName } from '../db/schema/tables.ts';
import { unitOfWork } from '../db/unit-of-work.ts';
import { readFirstDay } from './first-day.ts';
import { markAsDemo } from './marker.ts';

/** Fills an empty practice with the invented one: the same rows every time, all of them or none. */
export async function fillDemoPractice(practice: Practice): Promise<void> {
  await unitOfWork(practice, storeDemoPractice);
}

/** The same within a unit of work that has more to do. */
export async function storeDemoPractice(tx: Transaction): Promise<void> {
  // First, so that of two servers filling at once the second waits here and then fails as a whole.
  await markAsDemo(tx);
  for (const [table, rows] of Object.entries(readFirstDay())) {
    await insertRows(tx, table as TableName, rows as Row<TableName>[]);
  }
  // Founding is no change that anybody has to be told of.
  tx.changes.length = 0;
}
