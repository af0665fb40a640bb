import type { Practice, Transaction } from '../db/practice.ts';
import { insertRows } from '../db/rows.ts';
import { unitOfWork } from '../db/unit-of-work.ts';
import { addBenefitCategories } from './benefit-categories.ts';
import { type Book, openBook } from './book.ts';
import { addCodes } from './codes.ts';
import { addCoverage } from './coverage.ts';
import { addDailyWork, addSchedules } from './daily-work.ts';
import { openEstimates } from './estimates.ts';
import { addFamilies } from './families.ts';
import { addFees } from './fees.ts';
import { addInsurance } from './insurance.ts';
import { markAsDemo } from './marker.ts';
import { addOffice } from './office.ts';
import { addRecalls } from './recalls.ts';
import { addRoutineCare } from './routine.ts';
import { addSheets } from './sheets.ts';
import { stories } from './stories/index.ts';
import { tell } from './story.ts';

/** Writes the whole invented practice down; the same rows every time, and no database needed. */
export function writeDemoPractice(): Book {
  const book = openBook();
  addOffice(book);
  addDailyWork(book);
  addSheets(book);
  addCodes(book);
  addFees(book);
  addBenefitCategories(book);
  addInsurance(book);
  addFamilies(book);
  addCoverage(book);
  const estimates = openEstimates(book);
  for (const story of stories) tell(book, estimates, story);
  addRoutineCare(book, estimates, new Set(stories.map(({ patNum }) => patNum)));
  addRecalls(book);
  addSchedules(book);
  return book;
}

/** Fills an empty practice with the invented one: the same rows every time, all of them or none. */
export async function fillDemoPractice(practice: Practice): Promise<void> {
  await unitOfWork(practice, storeDemoPractice);
}

/** The same within a unit of work that has more to do. */
export async function storeDemoPractice(tx: Transaction): Promise<void> {
  // First, so that of two servers filling at once the second waits here and then fails as a whole.
  await markAsDemo(tx);
  const book = writeDemoPractice();
  for (const table of book.tables()) await insertRows(tx, table, book.rows(table));
  // Founding is no change that anybody has to be told of.
  tx.changes.length = 0;
}
