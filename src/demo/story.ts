import type { Book } from './book.ts';
import { type Chart, openChart } from './chart.ts';
import type { Estimates } from './estimates.ts';
import { keepPlans, storeEstimates } from './plans.ts';

/** A patient worth knowing by number; docs/demo-practice.md lists them all. */
export interface Story {
  readonly patNum: number;
  /** What there is to see or to try. */
  readonly story: string;
  /** A request that shows it, body and all, and the status it is answered with on the first day. */
  readonly request: string;
  readonly answer: 200 | 201 | 400;
  readonly write: (chart: Chart) => void;
}

/** Lays what the story tells, then what the server would have kept beside it: live plans and estimate rows. */
export function tell(book: Book, estimates: Estimates, { patNum, write }: Pick<Story, 'patNum' | 'write'>): void {
  const chart = openChart(book, estimates, patNum);
  write(chart);
  keepPlans(chart);
  storeEstimates(chart);
}
