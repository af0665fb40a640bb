import type { Handle, Transaction } from '../../db/handle.ts';
import { openPractice } from '../../db/opening/open.ts';
import { insertRow, insertRows } from '../../db/rows/rows.ts';
import { type Row, type TableName, tables } from '../../db/schema/tables.ts';
import { unitOfWork } from '../../db/unit-of-work.ts';
import { PatStatus } from '../../domain/enums.ts';
import { familiesOf, keepBalances } from '../../practice/accounts/balances.ts';
import { synchRecalls } from '../../practice/chart/recalls.ts';
import { synchScheduledRecalls } from '../../practice/schedule/scheduled-recalls.ts';
import { DEMO_NOW } from '../demo-date.ts';
import { addBenefitCategories } from '../facts/benefit-categories.ts';
import { type Book, openBook } from '../facts/book.ts';
import { addCodes } from '../facts/codes.ts';
import { addCoverage } from '../facts/coverage.ts';
import { addDailyWork } from '../facts/daily-work.ts';
import { addFamilies } from '../facts/families.ts';
import { addFees } from '../facts/fees.ts';
import { addFrontDesk } from '../facts/front-desk.ts';
import { addInsurance } from '../facts/insurance.ts';
import { addOffice } from '../facts/office.ts';
import { addPapers } from '../facts/papers.ts';
import { addRecallTypes, gumCare, IN_GUM_CARE } from '../facts/recalls.ts';
import { addSheets } from '../facts/sheets.ts';
import type { FirstDay } from '../first-day.ts';
import { daysToCome } from '../stories/days-to-come.ts';
import { stories } from '../stories/index.ts';
import { payByCheck, routineCare } from '../stories/routine.ts';
import { type At, type Chart, openChart } from '../words/chart.ts';
import { keepPlans } from '../words/plans.ts';
import { openForVisits } from '../words/visits.ts';
import { withReadableNumbers } from './readable-numbers.ts';

/**
 * Lays the invented practice in memory: first the office as the facts say, then each patient's story by the rules of
 * the server, with a clock that shows the time of the story. The rows are the same every time.
 */
export async function layDemoPractice(): Promise<FirstDay> {
  let now = DEMO_NOW;
  const { practice } = await openPractice(':memory:', { now: () => now });
  const at: At = (moment, work) => {
    now = moment;
    return unitOfWork(practice, work);
  };
  try {
    const book = writeOffice();
    await at(DEMO_NOW, async (tx) => {
      for (const table of book.tables()) await insertRows(tx, table, book.rows(table));
    });
    for (const { patNum, write } of [...stories, ...everybodyElse(book)]) {
      const chart = openChart(book, at, patNum);
      await write(chart);
      await keepPlans(chart);
      await openForVisits(chart);
    }
    await callPatients(book, at);
    await at(DEMO_NOW, keepAccounts);
    return withReadableNumbers(await practice.read(readRows));
  } finally {
    await practice.close();
  }
}

/** The office and its patients before the first visit. */
function writeOffice(): Book {
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
  addRecallTypes(book);
  addFrontDesk(book);
  addPapers(book);
  return book;
}

/** Patients without a story of their own. */
function everybodyElse(book: Book) {
  const told = new Set<unknown>(stories.map(({ patNum }) => patNum));
  const others = book.rows('patient').filter((row) => row.PatStatus === PatStatus.Patient && !told.has(row.PatNum));
  return others.map(({ PatNum }) => ({ patNum: Number(PatNum), write: usualLife }));
}

async function usualLife(chart: Chart): Promise<void> {
  await routineCare(chart);
  await payByCheck(chart);
  await daysToCome(chart);
}

/** Sets when each patient is due next, from what was done last, and for when that is booked. */
async function callPatients(book: Book, at: At): Promise<void> {
  await at(DEMO_NOW, async (tx) => {
    for (const { PatNum, PatStatus: status } of book.rows('patient')) {
      if (IN_GUM_CARE.includes(PatNum)) await insertRow(tx, 'recall', { PatNum, ...gumCare });
      await synchRecalls(tx, PatNum, status);
      await synchScheduledRecalls(tx, { PatNum, PatStatus: status });
    }
  });
}

/** Stores what every family owes, as every write of the server does. */
async function keepAccounts(tx: Transaction): Promise<void> {
  const patients = await tx.db.selectFrom('patient').select('PatNum').execute();
  const families = await familiesOf(
    tx,
    patients.map(({ PatNum }) => PatNum),
  );
  for (const family of families) await keepBalances(tx, family);
}

/** Tables whose rows are removed again: in the finished practice nobody has done anything yet. */
const TRACES: readonly TableName[] = ['securitylog'];

async function readRows({ db }: Handle): Promise<FirstDay> {
  const found: FirstDay = {};
  for (const table of Object.keys(tables).sort() as TableName[]) {
    const rows = (await db.selectFrom(table).selectAll().execute()) as Row<TableName>[];
    if (rows.length > 0 && !TRACES.includes(table)) Object.assign(found, { [table]: rows });
  }
  return found;
}
