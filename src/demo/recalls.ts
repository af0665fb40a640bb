import { MIN_DATE } from '../domain/calendar.ts';
import { PatStatus, ProcStatus } from '../domain/enums.ts';
import type { Key } from '../domain/key.ts';
import { addInterval } from '../domain/recall-interval.ts';
import type { Book } from './book.ts';
import { codeNumOf } from './codes.ts';

const SIX_MONTHS = 6 * 2 ** 16;
const FOUR_MONTHS = 4 * 2 ** 16;
const FIVE_YEARS = 5 * 2 ** 24;

const types: [number: number, description: string, interval: number, procedures: string, triggers: string[]][] = [
  [1, 'Cleaning', SIX_MONTHS, 'D0120,D1110', ['D1110', 'D1120']],
  [2, 'Child cleaning', 0, 'D0120,D1120', []],
  [3, 'Gum care', FOUR_MONTHS, 'D4910', ['D4910', 'D4341']],
  [4, 'Full X-rays', FIVE_YEARS, 'D0210', ['D0210', 'D0330']],
];

const [CLEANING, GUM_CARE, FULL_XRAYS] = [1, 3, 4];

/** When everybody is due next, from what was done last (`procedures.md` 23.1). */
export function addRecalls(book: Book): void {
  for (const [RecallTypeNum, Description, DefaultInterval, Procedures, triggers] of types) {
    book.add('recalltype', { RecallTypeNum, Description, DefaultInterval, Procedures, TimePattern: '/XXX/' });
    for (const code of triggers) book.add('recalltrigger', { RecallTypeNum, CodeNum: codeNumOf(code) });
  }
  for (const { PatNum, PatStatus: status } of book.rows('patient')) {
    if (status === PatStatus.Patient) addRecallsOf(book, PatNum);
  }
}

function addRecallsOf(book: Book, patNum: Key): void {
  const [cleaning, gums, xrays] = [CLEANING, GUM_CARE, FULL_XRAYS].map((type) => lastDone(book, patNum, type));
  if (!cleaning && !gums && !xrays) return;
  // Cleaning and gum care share their last date; whoever had gum care is called for that.
  const care = [cleaning, gums]
    .filter((date) => date !== undefined)
    .sort()
    .at(-1);
  addRecall(book, patNum, gums ? GUM_CARE : CLEANING, care);
  if (xrays) addRecall(book, patNum, FULL_XRAYS, xrays);
}

function lastDone(book: Book, patNum: Key, recallType: number): string | undefined {
  const done: readonly number[] = [ProcStatus.C, ProcStatus.EC, ProcStatus.EO];
  const triggers = types[recallType - 1]![4].map(codeNumOf);
  return book
    .rows('procedurelog')
    .filter((row) => row.PatNum === patNum && done.includes(row.ProcStatus) && triggers.includes(Number(row.CodeNum)))
    .map((row) => row.ProcDate)
    .sort()
    .at(-1);
}

function addRecall(book: Book, patNum: Key, recallType: number, previous: string = MIN_DATE): void {
  const interval = types[recallType - 1]![2];
  const due = previous === MIN_DATE ? MIN_DATE : addInterval(previous, interval);
  book.add('recall', {
    PatNum: patNum,
    RecallTypeNum: recallType,
    DatePrevious: previous,
    DateDueCalc: due,
    DateDue: due,
    RecallInterval: interval,
    Note: '',
  });
}
