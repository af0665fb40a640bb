import { ProcStatus } from '../domain/enums.ts';
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

/** When everybody is due next, from what was done last (`procedures.md` 23.1). */
export function addRecalls(book: Book): void {
  for (const [RecallTypeNum, Description, DefaultInterval, Procedures, triggers] of types) {
    book.add('recalltype', { RecallTypeNum, Description, DefaultInterval, Procedures, TimePattern: '/XXX/' });
    for (const code of triggers) book.add('recalltrigger', { RecallTypeNum, CodeNum: codeNumOf(code) });
  }
  for (const { PatNum, PatStatus } of book.rows('patient')) {
    if (PatStatus !== 0) continue;
    for (const [type, previous] of lastDone(book, PatNum)) {
      const interval = types[type - 1]![2];
      const due = addInterval(previous, interval);
      book.add('recall', {
        PatNum,
        RecallTypeNum: type,
        DatePrevious: previous,
        DateDueCalc: due,
        DateDue: due,
        RecallInterval: interval,
      });
    }
  }
}

/** The newest trigger of each recall type. Cleaning and gum care share theirs, and gum care takes over. */
function lastDone(book: Book, patNum: number | bigint): [type: number, date: string][] {
  const counted: readonly number[] = [ProcStatus.C, ProcStatus.EC, ProcStatus.EO];
  const done = book.rows('procedurelog').filter((row) => row.PatNum === patNum && counted.includes(row.ProcStatus));
  const newest = (codes: string[]) => {
    const numbers = codes.map(codeNumOf);
    return done
      .filter((row) => numbers.includes(Number(row.CodeNum)))
      .map((row) => row.ProcDate)
      .sort()
      .at(-1);
  };
  const [cleaning, , gums, xrays] = types.map(([, , , , triggers]) => triggers) as [
    string[],
    string[],
    string[],
    string[],
  ];
  const care = newest([...cleaning, ...gums]);
  const full = newest(xrays);
  const careType = newest(gums) === undefined ? 1 : 3;
  return [...(care ? [[careType, care]] : []), ...(full ? [[4, full]] : [])] as [number, string][];
}
