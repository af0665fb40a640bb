import type { Practice } from '../db/practice.ts';
import { insertRows } from '../db/rows.ts';
import { unitOfWork } from '../db/unit-of-work.ts';
import { type Book, openBook } from './book.ts';
import { addCodes } from './codes.ts';
import { addFamilies } from './families.ts';
import { addFees } from './fees.ts';
import { markAsDemo } from './marker.ts';
import { addOffice } from './office.ts';

/** Writes the whole invented practice down; the same rows every time, and no database needed. */
export function writeDemoPractice(): Book {
  const book = openBook();
  addOffice(book);
  addCodes(book);
  addFees(book);
  addFamilies(book);
  return book;
}

/** Fills an empty practice with the invented one: the same rows every time, all of them or none. */
export async function fillDemoPractice(practice: Practice): Promise<void> {
  const book = writeDemoPractice();
  await unitOfWork(practice, async (tx) => {
    for (const table of book.tables()) await insertRows(tx, table, book.rows(table));
    await markAsDemo(tx);
  });
}
