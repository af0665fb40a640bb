import type { Key } from '../../domain/key.ts';
import { packInterval } from '../../domain/recall-interval.ts';
import type { Book } from './book.ts';
import { codeNumOf } from './codes.ts';

const interval = (years: number, months: number) => packInterval({ years, months, weeks: 0, days: 0 });
const [SIX_MONTHS, FOUR_MONTHS, FIVE_YEARS] = [interval(0, 6), interval(0, 4), interval(5, 0)];

const GUM_CARE = 3;

/** Patients whom the office calls for gum care in place of cleanings, in the order of their numbers. */
export const IN_GUM_CARE: readonly Key[] = [1130, 1160];
/** The recall that makes a patient one of them. The server keeps its days. */
export const gumCare = { RecallTypeNum: GUM_CARE, RecallInterval: FOUR_MONTHS, Note: '' };

const types: [number: number, description: string, interval: number, procedures: string, triggers: string[]][] = [
  [1, 'Cleaning', SIX_MONTHS, 'D0120,D1110', ['D1110', 'D1120']],
  [2, 'Child cleaning', 0, 'D0120,D1120', []],
  [GUM_CARE, 'Gum care', FOUR_MONTHS, 'D4910', ['D4910', 'D4341']],
  [4, 'Full X-rays', FIVE_YEARS, 'D0210', ['D0210', 'D0330']],
];

/** The reasons for which patients are called again, and the intervals. */
export function addRecallTypes(book: Book): void {
  for (const [RecallTypeNum, Description, DefaultInterval, Procedures, triggers] of types) {
    book.add('recalltype', { RecallTypeNum, Description, DefaultInterval, Procedures, TimePattern: '/XXX/' });
    for (const code of triggers) book.add('recalltrigger', { RecallTypeNum, CodeNum: codeNumOf(code) });
  }
}
